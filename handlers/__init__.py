"""What to say, and saying it on each channel. The only folder where understanding and knowledge meet."""
