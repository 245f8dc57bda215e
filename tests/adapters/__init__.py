"""The outermost ring."""
