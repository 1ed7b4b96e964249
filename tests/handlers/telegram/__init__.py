"""The Telegram channel, without a network."""
