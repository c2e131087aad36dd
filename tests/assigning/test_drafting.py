"""From an article to a draft: everything to review, and no key."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.assigning.drafting import draft_exercise
from medialit.assigning.drafts import load_draft
from medialit.assigning.templates import load_templates
from medialit.cases import list_cases, load_article, load_case
from medialit.classroom.lessons import load_lessons
from medialit.errors import InputError
from medialit.exercises.loading import load_exercise, load_key, load_rubric, read_item_article
from medialit.exercises.packing import make_package
from medialit.model import SOURCE_KINDS, Article
from medialit.reading import article_from_text

ARTICLES = [(case, name) for case in list_cases()[:5] for name in load_case(case).articles]


def proposals(folder, name: str):
    return next(item.proposals for item in load_draft(folder).items if item.name == name)


def test_there_is_no_key_before_the_teacher_has_said_so(made):
    """The folder has an exercise, a rubric, the article and a draft; no key, and no package."""
    there = {path.name for path in (made / "teacher").iterdir()}
    assert there == {"exercise.toml", "rubric.toml", "article.md", "draft.json", "README.md"}
    with pytest.raises(InputError, match="key"):
        load_key(load_exercise(made / "teacher"))
    with pytest.raises(InputError, match="draft"):
        make_package("bridge", made.parent)
    assert "Things not to teach" in (made / "teacher" / "README.md").read_text("utf-8")


def test_the_draft_is_an_exercise_already(made):
    """What was drafted loads: its name, its items, its rubric, its article with front matter."""
    exercise = load_exercise(made / "teacher")
    assert exercise.name == "bridge"
    assert [item.name for item in exercise.items][:2] == ["quotations", "unattributed"]
    assert exercise.items[-1].leaves_the_page
    assert set(load_rubric(exercise)) == {item.name for item in exercise.items}
    article = read_item_article(exercise, exercise.item("quotations"))
    assert article == load_draft(made).article
    assert (article.title, article.outlet) == ("Garnet Bridge closes", "The Own Courier")


def test_quotations_come_with_speakers_reasons_and_known_errors(made):
    """Each proposal says whose words it has, by which rule, and what that is often wrong with."""
    found = proposals(made, "quotations")
    assert ("“It is safe today 🙂,”", "Dale Pruitt") in [(p.text, p.choice) for p in found]
    assert all(p.reason and p.known_error and p.kind for p in found)


def test_speakers_are_called_as_students_would_call_them(made):
    """A source without a name keeps its *a* or *the*; who says nothing is offered as well."""
    exercise = load_exercise(made / "teacher")
    assert exercise.item("quotations").entry["speakers"] == [
        "Ruth Adler", "Dale Pruitt", "a report of the state", "Ines Brandt",
    ]  # fmt: skip


def test_claims_are_sentences_with_a_kind(made):
    """A card is a sentence of the article, without headline and byline."""
    text = load_draft(made).article.text
    found = proposals(made, "claims")
    assert found
    for proposal in found:
        assert " ".join(proposal.span.of(text).split()) == proposal.text
        assert not proposal.text[0].islower()


def test_a_source_is_found_by_its_words(made):
    """A card names a person, or quotes the mention with the words around it, and the paragraph."""
    cards = {p.text: p.choice for p in proposals(made, "sources")}
    assert cards["Ruth Adler (paragraph 3)"] == "named person"
    assert cards["“a report of the state” (paragraph 4)"] == "document"


def test_the_tool_answers_no_question_about_frames(made):
    """One question of each frame is asked, the others lie ready; the tool answers none."""
    found = proposals(made, "frames")
    assert sum(p.offered for p in found) == 5
    assert len(found) > 15
    assert not any(p.choice for p in found)
    assert not any("pictures" in p.text for p in found)
    assert any("because" in p.reason for p in found)


def test_an_item_without_findings_is_off(tmp_path):
    """What the tool found nothing for is not in the exercise at first."""
    place = draft_exercise(Article("The bridge is old."), name="short", root=tmp_path)
    on = {item.name: item.on for item in load_draft(place).items}
    assert not on["quotations"]
    assert not on["unattributed"]
    assert on["frames"]
    assert [i.name for i in load_exercise(place / "teacher").items] == ["frames", "leave-the-page"]


@pytest.mark.parametrize(("case", "name"), ARTICLES)
def test_every_article_of_the_kit_can_be_drafted(case, name, tmp_path):
    """Every span stands in the article that the folder has, and the exercise loads."""
    draft = load_draft(draft_exercise(load_article(case, name), name="own", root=tmp_path))
    for item in draft.items:
        for proposal in item.proposals:
            words = proposal.span and " ".join(proposal.span.of(draft.article.text).split())
            is_passage = item.name in ("quotations", "unattributed", "claims")
            assert not is_passage or words == " ".join(proposal.text.split())
    load_rubric(load_exercise(draft.folder))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab “”".,\n\r\t#*_>[]()-:🙂é'), min_size=1, max_size=120))
def test_whatever_the_text_offsets_fit_what_the_file_says(tmp_path_factory, text):
    """Signs of Markdown, line ends and emoji: the article that is read again is the draft's."""
    root = tmp_path_factory.mktemp("any")
    article = article_from_text(f"A {text}")
    place = draft_exercise(article, name="any", root=root)
    draft = load_draft(place)
    for item in draft.items:
        for proposal in item.proposals:
            assert proposal.span is None or proposal.span.end <= len(draft.article.text)
    assert draft_exercise(article, name="any", root=root) == place


def test_the_same_article_again_goes_on_where_one_was(made):
    """Making the same draft again changes nothing; another article of that name is refused."""
    before = (made / "teacher" / "draft.json").read_bytes()
    again = draft_exercise(load_draft(made).article, name="bridge", root=made.parent)
    assert again == made
    assert (made / "teacher" / "draft.json").read_bytes() == before
    with pytest.raises(InputError, match="another article"):
        draft_exercise(Article("Something else."), name="bridge", root=made.parent)


def test_a_folder_that_is_no_draft_is_left_alone(tmp_path):
    """Whatever stands there already stays."""
    (tmp_path / "mine").mkdir()
    with pytest.raises(InputError, match="there already"):
        draft_exercise(Article("A text."), name="mine", root=tmp_path)
    assert list((tmp_path / "mine").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("A text.", "My Article", "small letters"),
        ("A text.", "../up", "small letters"),
        ("A text.", "02-source-audit", "of the kit"),
        (" \n", "empty", "no text"),
        ("word " * 30_000, "long", "100,000"),
    ],
)
def test_what_cannot_be_drafted_says_why(text, name, said, tmp_path):
    """A name that is none or is taken, and an article that is empty or too long."""
    with pytest.raises(InputError, match=said):
        draft_exercise(Article(text), name=name, root=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_notebook_shows_the_review_page(made):
    """One code cell, which a key pressed beside the page cannot delete."""
    book = json.loads((made / "review.ipynb").read_text("utf-8"))
    [cell] = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert "KeyReview" in cell["source"]
    assert cell["metadata"]["deletable"] is False


def test_an_article_that_was_changed_is_told(folder):
    """Nothing stands where it stood, so nothing is shown."""
    path = folder / "teacher" / "article.md"
    path.write_text(path.read_text("utf-8").replace("Monday", "Friday"), "utf-8")
    with pytest.raises(InputError, match="was changed"):
        load_draft(folder)


@pytest.mark.parametrize("content", ["", "[]", "7", '{"schema": "medialit.draft/2"}', '{"a": 1'])
def test_a_damaged_draft_is_told(folder, content):
    """It says that this is no draft, and what to do."""
    (folder / "teacher" / "draft.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match="is no draft"):
        load_draft(folder)


def test_a_missing_draft_says_how_to_make_one(tmp_path):
    """The command that makes one is named."""
    with pytest.raises(InputError, match="assign make"):
        load_draft(tmp_path)


def test_the_templates_fit_the_course():
    """Their standards are those of the lesson, their bins the kinds of source and of claim."""
    from medialit.assigning.templates import about_exercise, find_template

    lessons = {lesson.number: lesson for lesson in load_lessons()}
    about = about_exercise()
    assert set(about["standards"]) <= set(lessons[about["lesson"]].standards)
    kinds = set(SOURCE_KINDS.values()) - {SOURCE_KINDS["absent"]}
    assert set(find_template("sources").reasons) == kinds
    assert [t.name for t in load_templates() if t.kind == "reflection"] == ["leave-the-page"]
