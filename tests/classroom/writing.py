"""One of two sessions that write into the same lesson at once; run by test_two_sessions.py.

python writing.py FOLDER SESSION ANSWERS    prints the id of each answer once it is kept
"""

from __future__ import annotations

import sys
from pathlib import Path

from medialit.classroom.journal import Journal

if __name__ == "__main__":
    folder, session, answers = sys.argv[1:]
    journal = Journal("02", folder=Path(folder))
    sys.stdin.readline()  # both begin at the same moment
    for number in range(int(answers)):
        # every second name is also that of the other session
        name = f"shared-{number % 20}" if number % 2 else f"own-{session}-{number}"
        print(journal.record(name, f"{session}-{number}").id, flush=True)
