"""What was meant: text in, ``Understanding`` out. Pure: no I/O after start, no await, no Telegram, no SQLite."""
