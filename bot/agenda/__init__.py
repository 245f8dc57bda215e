"""Agendas: what a meeting is to deal with, gathered from members, put in order, published."""
