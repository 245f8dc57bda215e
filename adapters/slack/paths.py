"""Where Slack and people's browsers find the program, below its public address."""

EVENTS = "/slack/events"
INSTALL = "/slack/install"
REDIRECT = "/slack/oauth"
