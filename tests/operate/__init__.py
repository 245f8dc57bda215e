"""The operator's side: starting, stopping, being told what is wrong."""
