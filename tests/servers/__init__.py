"""Real servers for the tests: each starts on a free loopback port as an ordinary user and leaves nothing behind."""
