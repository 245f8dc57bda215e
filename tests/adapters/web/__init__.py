"""The one HTTP server of the program."""
