"""How good the answers are: question sets in, figures and misses out."""
