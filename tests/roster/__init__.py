"""The roster in full: offices, organisations, ways in, files, privacy."""
