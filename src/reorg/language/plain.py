"""How is a message kept as plain values, so that it is said later, in whatever language is then in use?"""

from __future__ import annotations

from collections.abc import Mapping

from reorg.language.message import AsItIs, Listed, Message
from reorg.language.text import Text

Plain = Mapping[str, object]


def to_plain(message: Message) -> dict[str, object]:
    """Return a message as values that JSON holds: the English sentence and what is said in its gaps.

    Keys: ``say``, and where there are any ``values``, ``many``, ``sense``. A gap holds a string, a number, or a mapping
    with one of ``say`` (a message), ``text`` (by language), ``listed``, ``as_it_is``.
    """
    found: dict[str, object] = {"say": message.one}
    if message.values:
        found["values"] = {name: _value(value) for name, value in message.values.items()}
    if message.many is not None:
        found["many"] = message.many
    if message.sense is not None:
        found["sense"] = message.sense
    return found


def from_plain(data: Plain) -> Message:
    """Return the message that :func:`to_plain` wrote. Raises KeyError if ``data`` is none."""
    values = data.get("values", {})
    assert isinstance(values, Mapping)
    many, sense = data.get("many"), data.get("sense")
    return Message(
        str(data["say"]),
        {name: _read(value) for name, value in values.items()},
        None if many is None else str(many),
        None if sense is None else str(sense),
    )


def _value(value: object) -> object:
    match value:
        case Message():
            return to_plain(value)
        case Text():
            return {"text": dict(value.by_language)}
        case Listed():
            return {"listed": [_value(each) for each in value.values], "more": value.more}
        case AsItIs():
            return {"as_it_is": str(value)}
        case bool():
            return str(value)
        case int() | float():
            return value
        case _:
            return str(value)


def _read(value: object) -> object:
    if not isinstance(value, dict):
        return value
    if "say" in value:
        return from_plain(value)
    if "text" in value:
        return Text(value["text"])
    if "listed" in value:
        return Listed(tuple(map(_read, value["listed"])), bool(value["more"]))
    return AsItIs(value["as_it_is"])
