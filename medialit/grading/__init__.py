"""Grading: from what learners handed in to grades, feedback and a class conversation.

Nothing that a learner sent is executed, imported or unpickled; no score is read from a file.
"""
