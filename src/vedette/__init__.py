"""A conflict observatory anyone can run."""
