"""One cue verb for another in a sentence: what the learner expects of each, and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import traitlets

from medialit.classroom.sorting import Keyed, check_keyed
from medialit.errors import InputError
from medialit.sourcing.cues import cue_forms
from medialit.widgets import paper
from medialit.widgets.base import code, style
from medialit.widgets.drafts import DraftWidget

__all__ = ["STANCES", "VerbSwap"]

#: What a cue verb can tell us about the reporter's view, each in words for a learner.
STANCES = {
    "neutral": "takes no side",
    "doubting": "leaves open whether it is so",
    "endorsing": "treats it as so",
}


class VerbSwap(DraftWidget):
    """A sentence whose cue verb can be swapped; each verb's effect shows after a prediction.

    Args:
        lesson, name: where the answer is kept; the last saved one is shown again.
        prompt: the task.
        sentence: the sentence; it holds the cue once.
        cue: the verb as it stands.
        verbs: the verbs to try, each with its stance and its effect.
        hint: where to look; the learner may open it.

    Raises:
        InputError: if the cue does not stand in the sentence.
    """

    _esm = code("draft", "swap")
    _css = style("draft", "swap")
    segments = traitlets.List(traitlets.Unicode()).tag(sync=True)
    verbs = traitlets.List(traitlets.Unicode()).tag(sync=True)
    stances = traitlets.Dict(STANCES).tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        sentence: str,
        cue: str,
        verbs: Sequence[Keyed],
        hint: str = "",
    ) -> None:
        before, found, after = sentence.partition(cue)
        if not found:
            raise InputError(f"“{cue}” does not stand in “{sentence}”. Correct activities.toml.")
        self._verbs = {verb.text: verb for verb in verbs}
        super().__init__(
            lesson,
            name,
            prompt=prompt,
            hint=hint,
            segments=[before, cue, after],
            verbs=list(self._verbs),
        )

    @property
    def is_done(self) -> bool:
        """Whether the learner has committed to a stance for every verb."""
        return self.checked is not None and len(self.checked["stances"]) == len(self._verbs)

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the verb that stands in the sentence, and the stance given to each verb."""
        verb, stances = value.get("verb"), value.get("stances")
        if verb not in (*self.verbs, self.segments[1]) or not isinstance(stances, dict):
            raise InputError("This activity has other verbs now: choose again.")
        if any(v not in self.verbs or s not in list(STANCES) for v, s in stances.items()):
            raise InputError(f"Choose for each verb one of: {', '.join(STANCES)}.")
        return {"verb": verb, "stances": stances}

    def missing(self, fields: dict[str, Any]) -> str:
        """Return that no verb was predicted yet."""
        return "" if fields["stances"] else "Say first what you expect of the verb."

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return what each verb does that the learner has committed to, and no other."""
        return {
            verb: {"note": asdict(check_keyed(self._verbs[verb], stance)), "lexicon": _listed(verb)}
            for verb, stance in checked["stances"].items()
        }

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return the stance given to each verb."""
        return "; ".join(f"{verb}: {stance}" for verb, stance in fields["stances"].items())

    def static(self) -> str:
        """Return the sentence with each verb, and its stance to tick or as it was given."""
        stances = self.answer["stances"] if self.answer else {}
        before, cue, after = self.segments
        rows = [
            (verb, *("☒" if stances.get(verb) == stance else "☐" for stance in STANCES))
            for verb in self.verbs
        ]
        said = self.state.get("feedback", {})
        return (
            paper.title(self.prompt, self.hint)
            + paper.paragraph(f"{before}[{cue}]{after}")
            + paper.table(("Verb", *STANCES), rows)
            + "".join(
                paper.paragraph(f"{verb}:") + paper.note(each["note"]) + paper.bullets(_known(each))
                for verb, each in said.items()
            )
        )


def _listed(verb: str) -> dict[str, str] | None:
    """Return what the kit's list of cue verbs says of a verb, if it has it."""
    known = cue_forms()
    form = verb if verb.lower() in known else verb.split()[0]  # “told the council” by its verb
    cue = known.get(form.lower())
    if cue is None:
        return None
    return {
        "message": cue.message.format(cue=form, source="the speaker"),
        "stance": cue.stance,
        "literature": cue.literature,
        "known_error": cue.known_error,
    }


def _known(each: dict[str, Any]) -> list[str]:
    lexicon = each["lexicon"]
    return [lexicon["message"], lexicon["literature"], lexicon["known_error"]] if lexicon else []
