"""Privacy: what is stored about a person and why, handed over as a file, and erased for good."""
