"""Collecting: what students handed in, every file accounted for, nothing unpacked or run."""
