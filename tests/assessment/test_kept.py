"""Does a kept assessment show the same page as the one that was kept, in every language?"""

from __future__ import annotations

import json
from dataclasses import replace

from reorg.assessment import assess, keep_assessment, kept_assessment
from reorg.assessment.kept import MOST_ABOUT
from reorg.language import using
from reorg.method import load
from tests.report.museum import museum


def test_what_is_kept_is_shown_again() -> None:
    found = assess(museum(), load())
    data = json.loads(json.dumps(keep_assessment(found)))
    again = kept_assessment(data, load())
    assert again is not None
    for language in ("en", "ar"):
        with using(language):
            assert again.to_data() == found.to_data()
    assert any(each.evidence for each in found.criteria)
    for before, after in zip(found.criteria, again.criteria, strict=True):
        assert after.evidence == tuple(replace(each, about=each.about[:MOST_ABOUT]) for each in before.evidence)
        assert after.name == before.name


def test_another_form_or_edition_is_not_read() -> None:
    data = keep_assessment(assess(museum(), load()))
    assert kept_assessment({**data, "form": 0}, load()) is None
    assert kept_assessment({**data, "edition": "another"}, load()) is None
