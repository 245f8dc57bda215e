"""The roster, as people use it."""
