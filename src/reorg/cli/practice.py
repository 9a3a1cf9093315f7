"""``reorg practice``: a museum to learn on, whose truth is known and sealed; and how much of it was found."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.language import AsItIs, Trouble, listed, say, say_as, say_many
from reorg.practice import MOST, Claim, KindScore, Truth, read_claims, score

OPENED = "truth-open.json"


def practice(  # noqa: PLR0913, PLR0917 - a verb has the options that a person may need
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The practice museum's folder.", show_default=False)],
    seed: Annotated[
        int | None, typer.Option(help="The same number makes the same museum. Default: any.", show_default=False)
    ] = None,
    objects: Annotated[int, typer.Option(help="Rows of its list.", min=10, max=MOST)] = 1000,
    disorder: Annotated[float, typer.Option(help="0: all in order, 1: half of it misplaced.", min=0, max=1)] = 0.3,
    accounts: Annotated[bool, typer.Option("--accounts", help="Also ledger, cards, database, shelf list.")] = False,
    lists_only: Annotated[bool, typer.Option("--lists-only", help="Write the lists, enter nothing.")] = False,
    findings: Annotated[
        Path | None, typer.Option("--score", help="A list of what was found (CSV): say how much is so.")
    ] = None,
    own: Annotated[bool, typer.Option("--score-museum", help="The same of what the museum itself says.")] = False,
    open_truth: Annotated[bool, typer.Option("--open-truth", help=f"Break the seal: write {OPENED}.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make a museum to learn on: real objects, an invented store, planted mistakes, and a sealed truth.

    Example: reorg practice school --objects 500 --disorder 0.2
    """
    if findings or own:
        _score(folder, findings, as_json=as_json)
    elif open_truth:
        _open(folder, as_json=as_json)
    else:
        from reorg.cli.practised import Made, any_seed

        name = str(say("Practice museum"))
        made = Made(any_seed() if seed is None else seed, objects, disorder, name, accounts=accounts)
        _make(folder, made, lists_only=lists_only, as_json=as_json)


def _make(folder: Path, made: object, *, lists_only: bool, as_json: bool) -> None:
    from reorg.cli.opened import writer
    from reorg.cli.practised import LISTS, TRUTH, Made, make, seal_of, write_lists

    assert isinstance(made, Made)
    if not as_json:
        to_person(say("Building a practice museum of {count} objects.", count=made.objects))
    if lists_only:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Trouble(say("{folder} is there already and not empty. Choose another name.", folder=folder.name))
        write_lists(folder, made)
    else:
        make(folder, made, who=writer())
    if as_json:
        parameters = {"seed": made.seed, "objects": made.objects, "disorder": made.disorder}
        to_program({**parameters, "truth": TRUTH, "sha256": seal_of(folder)})
        return
    to_person(say("It was made from the number {seed}; the same number makes it again.", seed=str(made.seed)))
    to_person(say("Its lists are in {lists}, what is true is sealed in {file}.", lists=LISTS, file=TRUTH))
    to_person(say("Seal of {file} (SHA-256): {seal}", file=TRUTH, seal=AsItIs(seal_of(folder))))
    if not lists_only:
        to_person(say("Next: reorg serve {folder}", folder=AsItIs(folder)))


def _open(folder: Path, *, as_json: bool) -> None:
    from reorg.cli.practised import sealed_truth

    truth = sealed_truth(folder)
    truth.save(folder / OPENED, sealed=False)
    counts = {kind: count for kind, count in truth.counts.items() if count}
    if as_json:
        to_program({"seed": truth.seed, "objects": truth.objects, "disorder": truth.disorder, "counts": counts,
                    "written": OPENED})  # fmt: skip
        return
    table((say("What was planted"), ""), list(counts.items()), numbers=(1,))
    to_person(say("All of it is in {file}.", file=OPENED))


def _score(folder: Path, findings: Path | None, *, as_json: bool) -> None:
    from reorg.cli.practised import sealed_truth

    truth = sealed_truth(folder)
    claims, unknown = read_claims(findings) if findings else (_claimed(folder, truth), ())
    if unknown and not as_json:
        to_person(say("! Left out, no kind that is known: {kinds}.", kinds=listed(unknown, 20)), error=True)
    found = [each for each in score(truth, claims) if each.planted or each.said]
    if as_json:
        to_program({"kinds": [_data(each) for each in found], "unknown": list(unknown)})
        return
    headings = (
        say("Kind"), say("there"), say("found"), say("found %"), say("said"),
        say_as("correct", "right"), say_as("correct", "right %"),
    )  # fmt: skip
    table(headings, [_row(each) for each in found], numbers=range(1, 7))
    to_person("")
    total = sum(each.found for each in found)
    to_person(
        say_many(
            "{found} of {count} planted thing found.",
            "{found} of {count} planted things found.",
            count=sum(each.planted for each in found),
            found=total,
        )
    )


def _claimed(folder: Path, truth: Truth) -> list[Claim]:
    from reorg.cli.opened import Opened
    from reorg.practice import claimed

    opened = Opened(folder)
    museum = opened.museum()
    return list(claimed(museum, truth, opened.holdings(museum)))


def _data(each: KindScore) -> dict[str, object]:
    return {
        "kind": each.kind, "planted": each.planted, "found": each.found, "recall": each.recall,
        "said": each.said, "right": each.right, "precision": each.precision,
    }  # fmt: skip


def _row(each: KindScore) -> tuple[object, ...]:
    recall, precision = ("–" if share is None else f"{100 * share:.0f}" for share in (each.recall, each.precision))
    return each.kind, each.planted, each.found, recall, each.said, each.right, precision


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("practice")(practice)
