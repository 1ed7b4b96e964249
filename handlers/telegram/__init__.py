"""The Telegram channel: updates in, Bot API calls out. The only folder that knows ``telegram``."""
