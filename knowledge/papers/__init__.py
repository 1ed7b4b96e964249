"""The import of the policy papers: converted text in, citable passages out."""
