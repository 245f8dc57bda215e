"""The tests: real databases, real sockets on loopback, the clock as an argument."""
