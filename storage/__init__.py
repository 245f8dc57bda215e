"""The only place that knows SQL: one file per slice, under the slice's name."""
