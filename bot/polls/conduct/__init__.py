"""What happens to a formal vote under way and after: extending, closing early, proxies, turnout, voting again."""
