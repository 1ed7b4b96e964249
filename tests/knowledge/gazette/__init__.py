"""The import of the printed gazette, whole and damaged."""
