"""The core: no platform, no SQL, no network, no clock of its own."""
