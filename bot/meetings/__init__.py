"""Sittings of a group: when, where, who comes."""
