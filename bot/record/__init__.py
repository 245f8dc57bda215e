"""The record of a group: every formal step, chained by hashes, so that nothing can be changed or left out unseen."""
