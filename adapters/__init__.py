"""The outermost ring: one folder per platform, and the composition root."""
