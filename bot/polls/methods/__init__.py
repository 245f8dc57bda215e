"""What differs from one method to another for people: how a poll is opened, voted in, shown and counted, in words."""
