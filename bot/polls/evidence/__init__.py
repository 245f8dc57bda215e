"""Everything that a recount of a closed poll needs, as files: what docs/recount.md describes, written."""
