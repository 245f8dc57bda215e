"""Slack: channels, private chats, modals and the App Home, through Bolt."""
