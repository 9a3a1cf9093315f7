"""How are many findings shown without a wall: the worst first, the rest by what it stops?"""

from __future__ import annotations

from collections.abc import Mapping


def gathered(answer: Mapping[str, object]) -> dict[str, object]:
    """Return the ``worst`` findings of an answer of ``reorg read``, and the others in ``groups`` (``label``, ``time``,
    ``findings``).

    An answer that was kept before groups were told has all its findings among the worst.
    """
    findings = _dicts(answer.get("findings"))
    by_code = {str(each.get("code")): each for each in findings}
    groups = [
        {
            "label": each.get("label"),
            "time": each.get("time"),
            "findings": [by_code[str(code)] for code in _list(each.get("findings")) if code in by_code],
        }
        for each in _dicts(answer.get("groups"))
    ]
    grouped = {str(code) for each in _dicts(answer.get("groups")) for code in _list(each.get("findings"))}
    return {"worst": [each for each in findings if str(each.get("code")) not in grouped], "groups": groups}


def _list(said: object) -> list[object]:
    return said if isinstance(said, list) else []


def _dicts(said: object) -> list[dict[str, object]]:
    return [each for each in _list(said) if isinstance(each, dict)]
