"""Working days of both sides: public holidays, China's make-up working days, and the days both work."""
