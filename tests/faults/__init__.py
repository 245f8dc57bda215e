"""Killed processes, misbehaving platforms, updates that come again: real processes on real databases."""
