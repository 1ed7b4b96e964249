"""The product as people run it: real processes, HTTP to the Bot API double, pipes, signals, exit statuses."""
