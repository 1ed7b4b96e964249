"""What is true: entries, where each fact stands, their storage. Knows no chat and no language tricks."""
