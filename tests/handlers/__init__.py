"""What is said, and the channels that say it."""
