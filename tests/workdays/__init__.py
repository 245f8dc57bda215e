"""Holidays, make-up days and the days both sides work."""
