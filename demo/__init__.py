"""The demo: the whole story with a fictional partnership, through the same workflows and tasks as production."""
