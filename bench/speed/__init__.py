"""How fast, how large, how steady: the numbers of the README, each measured on this machine beside its servers."""
