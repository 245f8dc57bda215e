"""The way to a formal vote: a draft with its text, its terms and its deadline, until it is opened."""
