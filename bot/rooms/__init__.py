"""Shared rooms bound to a working group, with their languages and clocks."""
