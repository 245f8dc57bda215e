"""Forms asked one question at a time, with the answers so far kept in the database."""
