"""What happens: gather, decide (pure), apply. One transaction each."""
