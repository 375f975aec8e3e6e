"""What the operator sees in a terminal: tables and checks. Knows the wiring; decides nothing."""
