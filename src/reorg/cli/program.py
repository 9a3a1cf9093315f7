"""Which verbs are there, and how does every one of them end? (0 done, 1 a problem in the input, 2 a wrong call.)"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Annotated

import typer
from typer.exceptions import TyperException

from reorg import __version__
from reorg.cli.tell import to_person
from reorg.language import AsItIs, Trouble, say, use

# verb -> the module of this room that does it
VERBS = MappingProxyType(
    {
        "new": "new",
        "read": "read",
        "reread": "reread",
        "compare": "compare",
        "accept": "accept",
        "reconcile": "reconcile",
        "import": "import_",
        "places": "places",
        "diagnose": "diagnose",
        "assess": "assess",
        "plan": "plan",
        "why": "why",
        "need": "need",
        "solve": "solve",
        "schedule": "schedule",
        "layout": "layout",
        "moves": "moves",
        "move": "move",
        "movements": "movements",
        "find": "find",
        "missing": "missing",
        "export": "export",
        "report": "report",
        "sheet": "sheet",
        "paper": "paper",
        "measure": "measure",
        "figures": "figures",
        "accessions": "accessions",
        "serve": "serve",
        "demo": "demo",
        "practice": "practice",
        "undo": "undo",
        "check": "check",
        "bundle": "bundle",
        "rebuild": "rebuild",
        "photos": "photos",
        "labels": "labels",
        "trial": "trial",
        "tasks": "tasks",
        "lists": "lists",
        "form": "form",
    }
)


_INTERRUPTED = 128 + 2  # as shells number an end by SIGINT


def program(arguments: Sequence[str] = ()) -> typer.Typer:
    """Return the program. If ``arguments`` name a verb, only that one is loaded: serving must not load what reads lists."""
    app = typer.Typer(
        name="reorg",
        help="From a museum's own list and a tape measure to a picture of its store, what is wrong, and a plan.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_everywhere)
    named = next((VERBS[each] for each in arguments if each in VERBS), None)
    for module in [named] if named else VERBS.values():
        import_module(f"reorg.cli.{module}").add_to(app)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        to_person(f"reorg {__version__}")
        raise typer.Exit


def _everywhere(
    language: str = typer.Option(
        "", "--language", "-l", help="Language of what is said: en or ar. Default: the machine's."
    ),
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    use(language or os.environ.get("REORG_LANGUAGE") or os.environ.get("LANG", "en"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb and leave the process with its code; never with a traceback on the screen."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows terminal may not know the letters: show what can be shown
            stream.reconfigure(errors="replace")
    # before numpy is loaded: its threads wait for each other over the small matrices of the planner (decision 0020)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        given = sys.argv[1:] if arguments is None else list(arguments)
        code = program(given)(args=given, prog_name="reorg", standalone_mode=False)
        if code == _INTERRUPTED:  # typer takes Ctrl+C for itself and only returns this
            raise KeyboardInterrupt
    except Trouble as trouble:
        code = _ended(str(trouble), 1)
    except TyperException as wrong:
        wrong.show() if hasattr(wrong, "show") else to_person(wrong, error=True)
        code = wrong.exit_code
    except (typer.Abort, KeyboardInterrupt):
        code = _ended(str(say("Stopped. Nothing is half-written.")), 1)
    except BrokenPipeError:
        sys.stderr.close()
        code = 1
    except Exception:  # noqa: BLE001 - the last net: a person never sees a traceback
        code = _ended(_unforeseen(), 1)
    sys.exit(code if isinstance(code, int) else 0)


def _ended(sentence: str, code: int) -> int:
    to_person(sentence, error=True)
    return code


def _unforeseen() -> str:
    with tempfile.NamedTemporaryFile("w", prefix="reorg-", suffix=".txt", delete=False, encoding="utf-8") as notes:
        notes.write(f"reorg {__version__}, Python {sys.version}\n\n{traceback.format_exc()}")
    return str(
        say(
            "reorg met something it did not expect and stopped. Nothing is half-written. "
            "What happened is noted in {file}; it may hold words from your files, so read it before you send it on.",
            file=AsItIs(notes.name),
        )
    )
