"""Many faults at once: what comes in is repeated and shuffled, what goes out refused, delayed, left unanswered."""
