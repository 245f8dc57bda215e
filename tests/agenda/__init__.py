"""Agendas: called for, filled, ordered, published, translated; and what happens when nothing comes."""
