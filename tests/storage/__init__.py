"""Tables, migrations and transactions, on both databases."""
