"""The record: chained, checkable without a database, and valid after a person was erased."""
