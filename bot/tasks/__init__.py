"""Tasks: what a member was asked to do, on their list until it is done."""
