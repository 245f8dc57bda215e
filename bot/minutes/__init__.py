"""Minutes: who was there, what was decided, who does what by when; accepted by both sides, then fixed."""
