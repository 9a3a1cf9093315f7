"""How are objects, places and photographs looked up, whether the museum is a database or a bundle?

A database is asked through its index, so that a museum of a million objects is not read whole to print ten labels.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from reorg.cli.opened import Opened
from reorg.language import Trouble, listed, say
from reorg.museum import Facts, Museum, Place, Places, bare_number, natural, number_key, photos_of, read_label


class LookedUp(Protocol):
    """What can be asked (:mod:`reorg.web.journal.numbered` says what each gives)."""

    def by_numbers(self, asked: Collection[str], *, bare: bool = False) -> dict[str, list[str]]: ...  # noqa: D102
    def by_ids(self, asked: Sequence[str]) -> dict[str, Facts]: ...  # noqa: D102
    def at_places(self, places: Collection[str]) -> Iterator[tuple[str, Facts]]: ...  # noqa: D102
    def photos_known(self, keys: Collection[str]) -> dict[str, Facts]: ...  # noqa: D102
    def photos_of(self, objects: Collection[str]) -> dict[str, list[tuple[str, Facts]]]: ...  # noqa: D102
    def photos_with(self, contents: Collection[str]) -> dict[str, list[Facts]]: ...  # noqa: D102
    def places_now(self) -> Places: ...  # noqa: D102
    def about_museum(self) -> Facts: ...  # noqa: D102


class _Folded:
    """The same, asked of a museum that was folded from a bundle."""

    def __init__(self, museum: Museum) -> None:
        self._museum, self._objects = museum, museum.objects

    def by_numbers(self, asked: Collection[str], *, bare: bool = False) -> dict[str, list[str]]:
        wanted, key_of = set(asked), bare_number if bare else number_key
        found: dict[str, list[str]] = {}
        for key, number in zip(self._objects.ids, self._objects.words("number"), strict=True):
            if (folded := key_of(number)) in wanted:
                found.setdefault(folded, []).append(key)
        return found

    def by_ids(self, asked: Sequence[str]) -> dict[str, Facts]:
        return {key: self._objects.facts(at) for key in asked if (at := self._objects.index.get(key)) is not None}

    def at_places(self, places: Collection[str]) -> Iterator[tuple[str, Facts]]:
        wanted = set(places)
        numbers = self._objects.words("number")
        found = [at for at, place in enumerate(self._objects.words("place")) if place in wanted]
        for at in sorted(found, key=lambda each: natural(numbers[each])):
            yield self._objects.ids[at], self._objects.facts(at)

    def photos_known(self, keys: Collection[str]) -> dict[str, Facts]:
        return {key: self._museum.photos[key] for key in keys if key in self._museum.photos}

    def photos_of(self, objects: Collection[str]) -> dict[str, list[tuple[str, Facts]]]:
        return photos_of(self._museum.photos.items(), set(objects))

    def photos_with(self, contents: Collection[str]) -> dict[str, list[Facts]]:
        found: dict[str, list[Facts]] = {}
        for facts in self._museum.photos.values():
            if facts.get("sha256") in contents and not facts.get("struck"):
                found.setdefault(str(facts["sha256"]), []).append(facts)
        return found

    def places_now(self) -> Places:
        return self._museum.places

    def about_museum(self) -> Facts:
        return self._museum.facts


def looked_up(opened: Opened) -> LookedUp:
    """Return what answers for the museum that is open."""
    if (opened.folder / "bundle.json").is_file():
        return _Folded(opened.museum())
    from reorg.web.journal import numbered  # models can be imported only once Django is set up

    return numbered


def objects_numbered(ask: LookedUp, said: Sequence[str]) -> list[str]:
    """Return the ids of the objects meant by ``said`` (numbers, labels as a scanner types them, or ids), in that order.

    Raises Trouble naming the numbers that are nobody's; a number of several objects means all of them.
    """
    codes = [(label[1] if (label := read_label(text)) else text).strip() for text in said]
    keys = [number_key(code) for code in codes]
    by_id, by_key = ask.by_ids(codes), ask.by_numbers(keys)
    found, unknown = [], []
    for code, key in zip(codes, keys, strict=True):
        ids = [code] if code in by_id else by_key.get(key, []) if key else []
        found += ids
        unknown += [] if ids else [code]
    if unknown:
        raise Trouble(say("No object has this number: {numbers}.", numbers=listed(unknown, 20)))
    return list(dict.fromkeys(found))


def place_coded(places: Places, said: str) -> Place:
    """Return the place meant by ``said`` (its code, name, label or id). Raises Trouble if there is none, or several."""
    label = read_label(said)
    code = label[1] if label else said
    if code in places:
        return places[code]
    found = places.called(code)
    if len(found) == 1:
        return found[0]
    if found:
        raise Trouble(say("Several places have the code {code}. Give them codes of their own.", code=said))
    raise Trouble(say("There is no place with the code {code}.", code=said))
