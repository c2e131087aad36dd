"""What a file is called where no name may stand: its number, what it lies in, and its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from medialit.collecting.gathering import Found, Source
from medialit.collecting.handed import CODE
from medialit.collecting.senders import find_sender, shown

__all__ = ["kind_of", "natural", "titles_of", "where"]

_ENDS = tuple(
    ".medialit.json .json .jsonl .ipynb .py .pkl .pickle .yaml .yml .toml .csv .tsv .xlsx .xls "
    ".ods .pdf .doc .docx .odt .rtf .pages .txt .md .html .htm .png .jpg .jpeg .gif .heic .svg "
    ".mp3 .mp4 .mov .zip .7z .rar .tar .gz .tgz .bat .exe .js .sh .log .DS_Store".split()
)


def natural(label: str) -> tuple[tuple[int, str], ...]:
    """Return what labels are sorted by, so that file 2 comes before file 10."""
    parts = re.split(r"([0-9]{1,9})", label)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def kind_of(name: str) -> str:
    """Return how a file's name ends, if that tells no more than its kind; else ``""``."""
    folded = name.casefold()
    return next((end for end in _ENDS if folded.endswith(end.casefold())), "")


def titles_of(
    sources: Sequence[Source],
    codes: Mapping[Source, Collection[str]],
    redact: Callable[[str], str],
) -> dict[Source, str]:
    """Return what each source is called: its name if it is that of a class, else only its kind.

    Args:
        sources: archives, folders and single files, in order.
        codes: those of the learners whose work was found in each. A folder or an archive of one
            learner may well bear a name.
        redact: takes known names out.
    """
    plain = {"archive": "an archive", "folder": "a folder", "file": "the files that you named"}
    titles = {}
    for source in sources:
        is_class = source.kind != "file" and len(codes.get(source, ())) > 1
        own = is_class and not find_sender(source.path.parts[-1:])
        titles[source] = redact(shown(source.path.name)) if own else plain[source.kind]
    several = Counter(titles[source] for source in sources if source.kind != "file")
    used: Counter[str] = Counter()
    for source, title in titles.items():
        used[title] += 1
        if several[title] > 1:
            titles[source] = f"{title} ({used[title]})"
    return titles


def where(found: Found, title: str, number: str) -> str:
    """Return the label of a file: “file 17 of downloads.zip (….pdf)”."""
    name = found.parts[-1]
    code = CODE.search(name)
    # MARY-ANNE would do for a code; one with a digit is nobody's name
    own = code[0] if code and re.search("[2-9]", code[0]) else "…"
    return f"file {number} of {title} ({own}{kind_of(name)})"
