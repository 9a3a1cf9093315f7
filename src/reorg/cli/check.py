"""``reorg check``: is everything that was ever entered still there, unchanged?"""

from __future__ import annotations

import typer

from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.tell import AsJson, to_person, to_program
from reorg.language import say, say_many
from reorg.museum import BrokenChain, check_chain


def check(folder: MuseumFolder, as_json: AsJson = False) -> None:
    """Check every seal and every kept file.

    Example: reorg check my-museum
    """
    opened = Opened(folder)
    problems: list[object] = []
    count = 0
    try:
        for _ in check_chain(opened.journal.read()):
            count += 1
    except BrokenChain as broken:
        problems.append(broken.message)
    damaged = [name for name in opened.files.names() if not opened.files.sound(name)]
    missing = [
        str(facts["name"])
        for facts in opened.museum().sources.values()
        if not opened.files.path(str(facts.get("sha256", ""))).is_file()
    ]
    problems += [say("The kept file {file} is damaged.", file=name) for name in damaged]
    problems += [say("The file {file}, which was read once, is no longer kept here.", file=name) for name in missing]
    if as_json:
        to_program({"entries": count, "files": len(opened.files.names()), "problems": problems})
    else:
        for problem in problems:
            to_person(problem)
        if not problems:
            to_person(
                say_many(
                    "Everything is as it was entered ({count} item).",
                    "Everything is as it was entered ({count} items).",
                    count=count,
                )
            )
    if problems:
        raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("check")(check)
