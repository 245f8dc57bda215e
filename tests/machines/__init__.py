"""Votes against a simple model, in whatever order things happen; in small in the tests, in full by `make machines`."""
