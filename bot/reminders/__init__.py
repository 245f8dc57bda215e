"""What becomes due about a subject, and for whom it is still useful."""
