"""What becomes due, and for whom it is still useful."""
