"""The vocabulary: words, readers, forms, typed text."""
