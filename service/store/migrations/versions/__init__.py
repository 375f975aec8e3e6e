"""One file per step; a step is expand or contract, never both, so that old and new workers run side by side."""
