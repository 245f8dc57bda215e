"""Minutes: written, sent, accepted or objected to, fixed; roll calls; action items."""
