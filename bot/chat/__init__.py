"""The vocabulary that every platform speaks: words, cards, forms, actions, exchanges."""
