"""The roster in full: facts corrected, duplicates merged, all of it read from and written to files."""
