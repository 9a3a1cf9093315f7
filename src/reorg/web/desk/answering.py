"""How does an answer given in a form become an entry, whichever page asked?"""

from __future__ import annotations

from django.http import HttpRequest

from reorg.language import Message, say
from reorg.method import Ask, Question
from reorg.museum import Draft, identity

HOW: dict[str, Message] = {
    "seen": say("we looked"),
    "measured": say("we measured"),
    "told": say("somebody told us"),
    "guessed": say("we guess"),
}


def answer_draft(request: HttpRequest, question: Question | Ask, given: object) -> Draft | None:
    """Return what was answered to ``question`` in a form, if it is an answer and a new one; ``given`` are the old ones."""
    said = request.POST.get(question.id, "")
    if not said:
        return None
    values = {str(option.value): option.value for option in question.options}
    value = "unknown" if said == "unknown" else values.get(said)
    if value is None:
        return None
    how = request.POST.get(f"{question.id}-how", "seen")
    key = identity("a", question.id)
    before = given.get(key, {}) if isinstance(given, dict) else {}
    facts = {"question": question.id, "version": question.version, "value": value, "how": how if how in HOW else "seen"}
    if {name: before.get(name) for name in facts} == facts:
        return None
    return Draft("answer", key, facts)
