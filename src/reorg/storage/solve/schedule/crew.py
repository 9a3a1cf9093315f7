"""Who does what in each part of each day? (Whoever was at a task stays with it where that is possible.)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reorg.storage.solve.schedule.weeks import Weeks
from reorg.storage.solve.schedule.work import Person, Task


def crews(weeks: Weeks, running: Mapping[int, Sequence[Task]]) -> dict[int, dict[str, tuple[str, ...]]]:
    """Return for each slot, and each task that runs in it, the people who do it; first those whose skills it asks for.

    Bipartite matching by augmenting paths (Kuhn 1955), tried in an order that keeps people at their task, keeps those who
    can do much free for what only they can do, and else shares the hours out evenly.
    """
    present = {person.id: weeks.present(person) for person in weeks.work.people}
    person = {each.id: each for each in weeks.work.people}
    was: dict[str, set[str]] = defaultdict(set)
    hours: dict[str, int] = defaultdict(int)
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for slot in sorted(running):
        here = [each for each in person.values() if present[each.id][slot]]
        hands = [(task, skill) for task in running[slot] for skill in _hands(task)]
        hands.sort(key=lambda hand: (hand[1] == "", not hand[0].by, -hand[0].people, hand[0].id))
        given = _matched(hands, here, was, hours)
        if given is None:
            raise ValueError("more hands are asked for than there are")
        found[slot] = {task.id: () for task in running[slot]}
        for (task, _skill), who in zip(hands, given, strict=True):
            found[slot][task.id] += (who,)
            was[task.id].add(who)
            hours[who] += 1
    return found


def _hands(task: Task) -> tuple[str, ...]:
    return task.skills + ("",) * (task.people - len(task.skills))


def _matched(
    hands: Sequence[tuple[Task, str]], here: Sequence[Person], was: Mapping[str, set[str]], hours: Mapping[str, int]
) -> list[str] | None:
    wish = []
    for task, skill in hands:
        able = [each for each in here if not skill or skill in each.skills]
        able.sort(
            key=lambda each: (
                each.id not in task.by,
                each.id not in was[task.id],
                len(each.skills),
                hours[each.id],
                each.id,
            )
        )
        wish.append([each.id for each in able])
    holds: dict[str, int] = {}

    def seat(hand: int, asked: set[str]) -> bool:
        for who in wish[hand]:
            if who not in asked:
                asked.add(who)
                if who not in holds or seat(holds[who], asked):
                    holds[who] = hand
                    return True
        return False

    if not all(seat(hand, set()) for hand in range(len(hands))):
        return None
    by_hand = {hand: who for who, hand in holds.items()}
    return [by_hand[hand] for hand in range(len(hands))]
