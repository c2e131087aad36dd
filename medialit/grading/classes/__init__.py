"""What stands in the class report: what is counted, and how each part of it is shown."""
