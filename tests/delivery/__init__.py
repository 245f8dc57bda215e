"""What is due, to whom, in which order, and what became of it."""
