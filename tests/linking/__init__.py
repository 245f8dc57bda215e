"""One person with several accounts, one group in several rooms, and reaching a member."""
