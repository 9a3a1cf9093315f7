"""What does a process of its own work out of a large museum, and keep for the pages?

How full every place is, how the museum stands, which words of places the lists use, and which objects are behind each
figure: all that the pages show without loading an object (see ``judged``). Nobody who enters something waits for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from reorg.assessment import Assessment, assess, keep_assessment, keep_readings, weigh
from reorg.language import Message, say
from reorg.method import load
from reorg.storage import keep_survey, sorting, survey
from reorg.web.desk.judged import JUDGED
from reorg.web.desk.now import JUDGED as JUDGED_TEXT
from reorg.web.desk.store.words import unknown_words
from reorg.web.journal.behind import keep_behind
from reorg.web.journal.models import Worked
from reorg.web.journal.table import TableJournal

Progress = Callable[[float, Message], None]


def keep_judged(progress: Progress) -> Assessment:
    """Work out how full everything is and how the museum stands, keep it, and return the second.

    ``progress`` is told the share that is done (0 to 1) and what is done now.
    """
    progress(0.0, say("Reading the objects …"))
    words = unknown_words()
    museum = TableJournal().museum(JUDGED_TEXT)
    progress(0.4, say("Looking how full the store is …"))
    full = keep_survey(survey(museum))
    progress(0.7, say("Looking how the museum stands …"))
    found = assess(museum, load())
    progress(0.9, say("Noting what was found …"))
    heads, at = json.dumps(museum.heads, sort_keys=True), datetime.now(UTC).isoformat(timespec="seconds")
    data = {"survey": full, "assessment": keep_assessment(found), "words": words, "at": at}
    data["sorting"] = {name: dict(each) for name, each in vars(sorting(museum)).items()}
    data["readings"] = keep_readings(weigh(museum, load()).readings)
    kept = {"heads": heads, "data": json.dumps(data, ensure_ascii=False, separators=(",", ":"))}
    keep_behind(JUDGED, _behind(found), museum.heads)
    Worked.objects.update_or_create(name=JUDGED, defaults=kept)  # last: who finds the figures can open them
    return found


def _behind(found: Assessment) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the name of each evidence that counts objects, and their ids."""
    for score in (*found.components, *found.criteria):
        for at, each in enumerate(score.evidence):
            if each.subject == "object":
                yield f"{score.id}.{at}", each.about
