"""First contact, help, and what the bot keeps about a person."""
