"""Topics, questions, ballots and results."""
