"""The guide: first contact, help, settings, privacy."""
