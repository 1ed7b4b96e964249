"""Understanding: real words, real vocabulary, arbitrary text."""
