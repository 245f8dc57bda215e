"""Slack, driven through the real libraries against a server of our own."""
