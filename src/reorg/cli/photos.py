"""``reorg photos``: how do photographs come to their objects, and how are they given out?"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.compare import Who
from reorg.cli.looked_up import LookedUp, looked_up, objects_numbered
from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.report import write_whole
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.exchange import Files, pictures
from reorg.language import AsItIs, Message, Trouble, say, say_many
from reorg.museum import Draft, Facts, photo_id

_CHUNK = 1 << 20
_TOLD = 12


@dataclass(frozen=True)
class _Photo:
    """A photograph that was looked at: what it is called, its content, what it is."""

    name: str
    sha256: str
    size: int
    looked: pictures.Looked


@dataclass
class _Done:
    """What became of all that was brought."""

    matched: list[dict[str, object]] = field(default_factory=list)
    tray: list[dict[str, object]] = field(default_factory=list)
    already: list[dict[str, object]] = field(default_factory=list)
    refused: list[dict[str, object]] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def photos(
    folder: MuseumFolder,
    brought: Annotated[
        list[Path] | None, typer.Argument(metavar="FILES", help="Photographs, folders, zip files.", show_default=False)
    ] = None,
    to: Annotated[str, typer.Option("--object", help="All of them are of this object (its number).")] = "",
    give_out: Annotated[
        Path | None,
        typer.Option(
            help="Write photographs into this folder instead, without position, person and camera.", show_default=False
        ),
    ] = None,
    numbers: Annotated[str, typer.Option(help="With --give-out: of these objects (numbers with commas).")] = "",
    move: Annotated[bool, typer.Option("--move", hidden=True)] = False,
    who: Who = "",
    as_json: AsJson = False,
) -> None:
    """Bring photographs; each comes to the object whose number is in its name or on the label in the picture.

    Originals are kept byte for byte. What fits no object waits in a tray. One "reorg undo" takes it back.

    Example: reorg photos my-museum camera/ more.zip
    """
    opened = Opened(folder)
    ask = looked_up(opened)
    if give_out:
        _give_out(opened, ask, give_out, numbers)
        return
    objects = objects_numbered(ask, [to]) if to else []
    try:
        files = pictures.brought(brought or [])
    except (OSError, zipfile.BadZipFile) as problem:
        raise Trouble(say("{file} cannot be read.", file=str(getattr(problem, "filename", "") or brought))) from problem
    if not files:
        raise Trouble(say("Say which photographs to bring: files, folders or zip files."))
    done = _Done()
    seen = list(_looked_at(files, opened, done, move=move))
    _match(seen, ask, objects, done)
    action = opened.journal.append(done.drafts, who=who or writer()).name if done.drafts else ""
    if move:
        _clear(files)
    if as_json:
        to_program(
            {
                "brought": len(files), "matched": done.matched, "tray": done.tray, "already": done.already,
                "refused": done.refused, "action": action,
            }
        )  # fmt: skip
        return
    _tell(done, folder)


def _looked_at(files: Sequence[pictures.Brought], opened: Opened, done: _Done, *, move: bool) -> Iterator[_Photo]:
    """Keep each file byte for byte and look at it; what is no photograph is refused in words."""
    small, progress = pictures.Small(opened.folder), Progress()
    for at, each in enumerate(files):
        progress(0.95 * at / len(files), say("{row} of {rows}: {file}", row=at + 1, rows=len(files), file=each.name))
        try:
            with each.at_hand() as path:
                why = pictures.no_photograph(path, each.name)
                if why is None:
                    sha256, size = _sealed(path), path.stat().st_size
                    looked = pictures.look(path, each.name, small, sha256)
                    _keep(opened.files, path, sha256, move=move and not each.member)
                    yield _Photo(each.name, sha256, size, looked)
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError):  # packed with a password, or broken
            why = say("The file cannot be read.")
        if why is not None:
            done.refused.append({"name": each.name, "why": str(why)})


def _clear(files: Sequence[pictures.Brought]) -> None:
    """Remove what waited, now that all of it is entered: until here, stopping loses nothing."""
    for path in {each.path for each in files}:
        path.unlink(missing_ok=True)
        for folder in (path.parent, path.parent.parent):
            if not any(folder.iterdir()):
                folder.rmdir()


def _sealed(path: Path) -> str:
    with path.open("rb") as reading:
        return hashlib.file_digest(reading, "sha256").hexdigest()


def _keep(files: Files, path: Path, sha256: str, *, move: bool) -> None:
    if move:
        files.link(path, sha256)
    elif not files.path(sha256).is_file():
        files.keep(path)


def _match(seen: Sequence[_Photo], ask: LookedUp, objects: Sequence[str], done: _Done) -> None:
    """Lay down what is to be entered, and what is told, of each photograph."""
    named = pictures.numbers_in_names((Path(each.name).stem for each in seen), _numbers(ask))
    found = [(each, _match_of(each, named, ask, objects)) for each in seen]
    about = {photo_id(key, each.sha256) for each, match in found for key in match.objects or ("",)}
    known = ask.photos_known(about)
    elsewhere = ask.photos_with({each.sha256 for each, match in found if not match.objects})
    wanted = list({key for _, match in found for key in match.objects})
    facts_of, orders = ask.by_ids(wanted), _orders(ask, wanted)
    entered: set[str] = set()
    for each, match in found:
        for key in match.objects or ("",):
            about_id = photo_id(key, each.sha256)
            told = _told(each, match, key, facts_of)
            before = known.get(about_id, {})
            there = about_id in entered or (before and not before.get("struck"))
            if there or (not key and each.sha256 in elsewhere):
                done.already.append(told)
                continue
            entered.add(about_id)
            orders[key] = orders.get(key, 0) + 1
            done.drafts.append(Draft("photo", about_id, _facts(each, match, key, orders[key], before)))
            (done.matched if key else done.tray).append({**told, "photo": about_id})


def _numbers(ask: LookedUp) -> pictures.LookUp:
    return lambda asked, bare: ask.by_numbers(asked, bare=bare)


def _match_of(
    each: _Photo, named: Mapping[str, pictures.Named], ask: LookedUp, objects: Sequence[str]
) -> pictures.Match:
    if objects:
        return pictures.Match(tuple(objects), "hand")
    labelled = pictures.objects_of_labels(
        each.looked, _numbers(ask), lambda asked, _: {key: [key] for key in ask.by_ids(list(asked))}
    )
    return pictures.matched(named[Path(each.name).stem], labelled)


def _orders(ask: LookedUp, objects: Sequence[str]) -> dict[str, int]:
    """Return how far the photographs of each object are counted already."""
    return {
        key: max(
            (int(order) for _, facts in photos if isinstance(order := facts.get("order"), int)), default=len(photos)
        )
        for key, photos in ask.photos_of(objects).items()
    }


def _told(each: _Photo, match: pictures.Match, key: str, facts_of: Mapping[str, Facts]) -> dict[str, object]:
    facts = facts_of.get(key, {})
    remarks = [*each.looked.remarks, *([match.doubt] if match.doubt else [])]
    return {
        "name": each.name, "object": key, "number": str(facts.get("number", "")), "ground": match.ground,
        "remarks": remarks, "labels": [code for _, code in each.looked.labels],
    }  # fmt: skip


def _facts(each: _Photo, match: pictures.Match, key: str, order: int, before: Facts) -> dict[str, object]:
    looked = each.looked
    said: dict[str, object] = {
        "object": key, "sha256": each.sha256, "name": each.name[:200], "format": looked.format, "bytes": each.size,
        "width": looked.width, "height": looked.height, "taken": looked.taken, "order": order if key else None,
        "remarks": [*looked.remarks, *([match.doubt] if match.doubt else [])],
    }  # fmt: skip
    facts = {name: value for name, value in said.items() if value not in ("", 0, None, [])}
    return {**facts, "struck": None} if before.get("struck") else facts


def _tell(done: _Done, folder: Path) -> None:
    matched = say_many(
        "{count} photograph came to its object.", "{count} photographs came to their objects.", count=len(done.matched)
    )
    to_person(matched)
    if done.tray:
        waits = say_many(
            "{count} photograph fits no object and waits in the tray:",
            "{count} photographs fit no object and wait in the tray:",
            count=len(done.tray),
        )
        _some(waits, [str(each["name"]) for each in done.tray])
    if done.already:
        to_person(say_many("{count} was here already.", "{count} were here already.", count=len(done.already)))
    if done.refused:
        refused = say_many("{count} file was not taken:", "{count} files were not taken:", count=len(done.refused))
        _some(refused, [f"{each['name']}: {each['why']}" for each in done.refused])
    remarked = [
        f"{each['name']}: {pictures.REMARKS[str(code)]}"
        for each in [*done.matched, *done.tray]
        for code in _codes(each)
    ]
    if remarked:
        _some(say("Look at these again:"), remarked)
    if done.drafts:
        to_person(say('"reorg undo {folder}" takes all of it back.', folder=AsItIs(folder)))


def _codes(told: Mapping[str, object]) -> list[object]:
    remarks = told.get("remarks")
    return remarks if isinstance(remarks, list) else []


def _some(head: Message, lines: Sequence[str]) -> None:
    to_person(head)
    for line in lines[:_TOLD]:
        to_person(f"  {line}")
    if len(lines) > _TOLD:
        to_person("  …")


def _give_out(opened: Opened, ask: LookedUp, folder: Path, numbers: str) -> None:
    """Write the photographs of some objects, named by their numbers, without what they say of place and person."""
    said = [text.strip() for text in numbers.split(",") if text.strip()]
    if not said:
        raise Trouble(say("Say of which objects: --numbers 1978.12,1978.13"))
    objects = objects_numbered(ask, said)
    facts_of, written = ask.by_ids(objects), 0
    folder.mkdir(parents=True, exist_ok=True)
    for key, held in ask.photos_of(objects).items():
        for at, (_, facts) in enumerate(held, 1):
            name = re.sub(r"[^\w.-]+", "-", str(facts_of[key].get("number", key))).strip("-.")
            try:
                turn = facts.get("turn")
                path = opened.files.path(str(facts.get("sha256", "")))
                content, ending = pictures.given_out(path, turn if isinstance(turn, int) else 0)
            except pictures.NotOpened as why:
                to_person(f"! {facts.get('name', '')}: {pictures.REMARKS[why.remark]}", error=True)
                continue
            except OSError:
                to_person(say("! {file}: the kept file is not here.", file=str(facts.get("name", ""))), error=True)
                continue
            write_whole(folder / f"{name}_{at}{ending}", content)
            written += 1
    to_person(
        say_many(
            "Written: {count} photograph, without position, person and camera.",
            "Written: {count} photographs, without position, person and camera.",
            count=written,
        )
    )


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("photos")(photos)
