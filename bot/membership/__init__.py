"""The roster: who takes part, for whom, in which role, and how one joins."""
