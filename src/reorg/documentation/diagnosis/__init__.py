"""How does the whole documentation system stand, and what is done about it? (UNESCO-ICCROM-EPA guide, 2010.)

Two steps: ``see`` asks a list (SQL), ``diagnose`` judges what was seen together with the museum (pure). What is asked,
measured and reckoned is data (``reorg.method.load_guide``). ``docs/explanation/diagnosis.md`` explains it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from reorg.documentation.diagnosis.backlog import backlog
from reorg.documentation.diagnosis.complete import complete
from reorg.documentation.diagnosis.look import Look
from reorg.documentation.diagnosis.parts import stand
from reorg.documentation.diagnosis.past import Past, past
from reorg.documentation.diagnosis.plain import to_data
from reorg.documentation.diagnosis.seen import Seen, see
from reorg.documentation.diagnosis.three import three
from reorg.documentation.diagnosis.value import Completeness, Diagnosis, Finish, Line
from reorg.method import Guide, answered
from reorg.museum import Museum, identity

NO_PAST = Past()


def diagnose(
    seen: Seen,
    guide: Guide,
    museum: Museum | None = None,
    *,
    past: Past = NO_PAST,
    name: str = "",
    today: date | None = None,
    week: Sequence[float] = (),
) -> Diagnosis:
    """Return how the documentation stands: of ``museum``, or of a list alone (called ``name``) as far as a list shows it.

    ``past`` is what its entries show of moves and copies; ``today`` the day it speaks of (default: this day, UTC);
    ``week`` the hours a week of the paces, where they are not the museum's own or the guide's.
    """
    look = Look(museum, seen, past, guide, today or datetime.now(UTC).date())
    asked = [question.id for question in guide.questions]
    answers = answered(museum.answers if museum else {}, asked, first=lambda question: identity("a", question))
    parts = stand(look, answers)
    left = backlog(look, parts, week=week)
    return Diagnosis(
        guide=guide,
        name=museum.name if museum is not None else name,
        date=look.today.isoformat(),
        total=seen.rows,
        alone=museum is None,
        parts=parts,
        completeness=complete(look),
        backlog=left,
        three=three(left),
        findings=seen.profile.findings,
        answered={name: answer.value for name, answer in answers.items()},
    )


__all__ = ["Completeness", "Diagnosis", "Finish", "Line", "Past", "Seen", "diagnose", "past", "see", "to_data"]
