"""Leaving the page: the small offline web of a case."""
