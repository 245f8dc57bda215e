"""Telegram: driven through the real library against a server of our own."""
