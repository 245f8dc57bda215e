"""Votes against the close, with several processes: in small in the tests, in full with `make races`."""
