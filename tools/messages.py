"""Is everything that reorg says translated? ``update`` collects and compiles, ``check`` fails if something is missing.

Sentences are the literals in ``say(…)``, ``say_many(…)`` and ``say_as(…)`` and the tags of the templates. A translation
must hold the same named gaps as its sentence, in every plural form, or a value would silently go unsaid.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "reorg"
LOCALE = SOURCE / "locale"
LANGUAGES = ("ar",)
Places = tuple[int | tuple[int, str], ...] | None  # where a call holds its sentence, its plural, its sense ("c")
WORDS: dict[str, Places] = {"say": None, "say_many": (1, 2), "say_as": ((1, "c"), 2)}
TEMPLATE_WORDS: dict[str, Places] = {"gettext": None, "_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
# a date that changed at every run would be all that two people disagree about
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
GAP = re.compile(r"\{(\w+)\}|%\((\w+)\)s")
Key = tuple[str, str] | str


def sentences() -> Iterator[tuple[Key, str | None, str]]:
    """Yield each sentence (or its two forms) with its sense, if one is given, and the file where it stands."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield from _found(path, path.read_bytes(), WORDS)
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield from _found(path, source.encode(), TEMPLATE_WORDS)


def _found(path: Path, source: bytes, words: dict[str, Places]) -> Iterator[tuple[Key, str | None, str]]:
    for _, message, _, sense in extract("python", io.BytesIO(source), keywords=words):
        key = tuple(message) if isinstance(message, tuple) else message
        if key and (isinstance(key, str) or all(key)):
            yield key, sense, path.relative_to(SOURCE).as_posix()  # type: ignore[misc]


def path_of(language: str) -> Path:
    """Return the catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def collected() -> Catalog:
    """Return a catalogue of all sentences, untranslated."""
    catalog = Catalog(charset="utf-8", project="reorg", creation_date=SINCE, revision_date=SINCE)
    for key, sense, file in sentences():
        catalog.add(key, locations=[(file, 0)], context=sense)
    return catalog


def renewed(language: str) -> Catalog:
    """Return the catalogue of a language with every sentence of today, keeping the translations there are."""
    path = path_of(language)
    old = read_po(path.open("rb"), locale=language) if path.exists() else Catalog(locale=language, charset="utf-8")
    new = Catalog(
        locale=language, charset="utf-8", project="reorg", fuzzy=False, creation_date=SINCE, revision_date=SINCE
    )
    for message in collected():
        if message.id:
            known = old.get(message.id, context=message.context)
            # one sentence may have been used alone before and with a plural now, or the other way round
            fits = known is not None and isinstance(known.string, str) == isinstance(message.id, str)
            told = known.string if known and fits else None
            new.add(message.id, told, locations=sorted(set(message.locations)), context=message.context)
    return new


def problems(language: str, catalog: Catalog) -> list[str]:
    """Return what is wrong with the translations of a language."""
    found = []
    for message in catalog:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if not all(forms):
            found.append(f"{language}: not translated: {ids[0]}")
            continue
        allowed = {gap for each in ids for gap in GAP.findall(each)}
        needed = set(GAP.findall(ids[-1])) - {
            ("count", ""),
            ("", "count"),
            ("number", ""),
            ("", "number"),
            ("", "shown"),
        }
        for form in forms:
            gaps = set(GAP.findall(str(form)))
            if not needed <= gaps <= allowed:
                found.append(f"{language}: gaps differ: {ids[0]} -> {form}")
    return found


def update() -> int:
    """Write and compile all catalogues; say what is still to translate."""
    for language in LANGUAGES:
        catalog, path = renewed(language), path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as writing:
            write_po(writing, catalog, omit_header=False, include_lineno=False, width=110, sort_output=True)
        path.with_suffix(".mo").write_bytes(compiled(path))
        print(f"{language}: {len(catalog)} sentences, {len(problems(language, catalog))} to mend")
    return 0


def compiled(path: Path) -> bytes:
    """Return the compiled form of a catalogue."""
    with path.open("rb") as reading:
        catalog = read_po(reading, locale=path.parents[1].name)
    writing = io.BytesIO()
    write_mo(writing, catalog)
    return writing.getvalue()


def check() -> int:
    """Return 0 if every sentence is translated into every language and compiled."""
    found = []
    for language in LANGUAGES:
        path = path_of(language)
        found += problems(language, renewed(language))
        if not path.exists() or path.with_suffix(".mo").read_bytes() != compiled(path):
            found.append(f"{language}: not compiled; run: python tools/messages.py update")
    print("\n".join(found) or "every sentence is translated")
    return bool(found)


if __name__ == "__main__":
    sys.exit(update() if sys.argv[1:] == ["update"] else check())
