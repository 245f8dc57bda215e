"""What must still be said, to whom and when; what was said; what came in."""
