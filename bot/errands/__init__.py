"""What somebody asked in a shared room, to be answered once they open the private chat."""
