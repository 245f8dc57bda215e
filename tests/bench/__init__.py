"""Benchmarks: figures as ratios within one run, medians of several rounds. `make bench` prints them."""
