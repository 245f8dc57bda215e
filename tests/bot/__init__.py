"""The bot as a whole: one interaction, one transaction, one reply."""
