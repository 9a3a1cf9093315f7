"""What does a process of its own work out of a large museum, and keep for the pages?

How full every place is, how the museum stands, which words of places the lists use, and which objects are behind each
figure: all that the pages show without loading an object (see ``judged``). It is kept whole or not at all.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from zlib import compress

import numpy as np
from django.db import transaction
from numpy.typing import NDArray

from reorg.assessment import Assessment, Evidence, assess, keep_assessment
from reorg.language import Message, say
from reorg.method import load
from reorg.storage import keep_survey, survey
from reorg.web.desk.judged import BEHIND, JUDGED
from reorg.web.desk.now import JUDGED as JUDGED_TEXT
from reorg.web.desk.store.words import unknown_words
from reorg.web.journal.models import Holding, Worked
from reorg.web.journal.table import TableJournal

Progress = Callable[[float, Message], None]
_AT_ONCE = 5000


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
    with transaction.atomic():
        Worked.objects.filter(name__startswith=BEHIND.partition("{")[0]).delete()
        for name, rows in _behind(found, museum.objects.index):
            Worked.objects.create(name=name, heads=heads, data=json.dumps(rows))
        kept = {"heads": heads, "data": json.dumps(data, ensure_ascii=False, separators=(",", ":"))}
        Worked.objects.update_or_create(name=JUDGED, defaults=kept)
    return found


def _behind(found: Assessment, index: Mapping[str, int]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the name and the rows of each evidence that counts objects; one that two scores rest on is packed once."""
    rows = _rows(index)
    packed: dict[int, dict[str, object]] = {}
    for score in (*found.components, *found.criteria):
        for at, each in enumerate(score.evidence):
            if each.subject == "object":
                if id(each) not in packed:
                    packed[id(each)] = _packed(each, index, rows)
                yield BEHIND.format(score=score.id, at=at), packed[id(each)]


def _rows(index: Mapping[str, int]) -> NDArray[np.int64]:
    """Return the row of the index in which each object stands, by its position; -1 if it has gone meanwhile."""
    found = np.full(len(index), -1, np.int64)
    for key, row in Holding.objects.values_list("key", "id").iterator(chunk_size=_AT_ONCE):
        if (at := index.get(key)) is not None:
            found[at] = row
    return found


def _packed(evidence: Evidence, index: Mapping[str, int], rows: NDArray[np.int64]) -> dict[str, object]:
    """Return which rows an evidence counts: from the first on, one bit a row, pressed together."""
    at = rows[[index[key] for key in evidence.about]]
    at = at[at >= 0]
    base = int(at.min()) if len(at) else 0
    flags = np.zeros(int(at.max()) - base + 1 if len(at) else 0, np.bool_)
    flags[at - base] = True
    return {"base": base, "rows": b64encode(compress(np.packbits(flags).tobytes())).decode()}
