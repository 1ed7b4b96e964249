"""How good the answers are: what is measured, how, and what is told about it."""
