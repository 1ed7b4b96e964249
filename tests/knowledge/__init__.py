"""The knowledge: real files, the real printed document, real SQLite."""
