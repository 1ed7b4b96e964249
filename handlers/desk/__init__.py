"""What staff at a hotline need while the caller is speaking: rows while typing, sheets, the thread of a call."""
