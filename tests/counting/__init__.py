"""Counting against brute force and by hand."""
