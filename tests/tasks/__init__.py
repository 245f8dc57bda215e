"""Tasks: given, listed, reminded of, finished."""
