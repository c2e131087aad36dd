"""Assignments from the teacher's side: a checked exercise, a package, a key for an own article."""
