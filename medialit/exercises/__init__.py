"""Exercises: what a teacher hands out, as data; its notebook, its key, and its check."""
