"""The tests of the project, mirroring its tree."""
