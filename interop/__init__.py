"""Whether other people's programs read what we write, and we what they answer. Not tests: they need those programs."""
