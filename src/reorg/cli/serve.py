"""``reorg serve``: how is the museum opened in a browser, on this computer only?"""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder
from reorg.cli.tell import to_person
from reorg.language import AsItIs, Message, say
from reorg.web import serving

Port = Annotated[int, typer.Option(help="The port on this computer; 0 takes a free one.", min=0, max=65535)]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open the browser.")]


def serve(folder: MuseumFolder, port: Port = 8321, no_browser: NoBrowser = False) -> None:
    """Open the museum in the browser. It is served to this computer only; Ctrl+C ends it.

    Example: reorg serve my-museum
    """
    serve_here(folder, port, no_browser=no_browser)


def serve_here(folder: Path, port: int, *, no_browser: bool, look: Callable[[str], Message] | None = None) -> None:
    """Serve until stopped, saying the address first, and what to look at there."""
    with serving(folder, port) as server:
        to_person(
            say("{folder} is open at {address} (Ctrl+C ends it)", folder=folder.name, address=AsItIs(server.address))
        )
        if look:
            to_person(look(server.address))
        if not no_browser:
            webbrowser.open(server.address)
        server.run()


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("serve")(serve)
