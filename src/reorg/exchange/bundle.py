"""How is a museum kept as text that a person can still read in twenty years? The journal as a folder of lines.

``bundle.json`` names the format and the device; ``entries/DEVICE.jsonl`` holds one entry a line, canonical JSON, in
the device's order; ``files/`` the files by content; ``README.txt`` says so in plain words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from secrets import token_hex

from reorg.exchange.claim import claim
from reorg.exchange.files import Files
from reorg.language import Trouble, say
from reorg.museum import Act, BrokenChain, Draft, Entry, Writer, canonical, check_chain, from_line, to_line

FORMAT = 1
README = """This folder is a museum, as kept by reorg, in a form made to outlive the program.

entries/   what was observed and decided: one line each, plain text (JSON, UTF-8), never changed once written.
           "device" and "number" name a line, "time" is universal time, "about" is the thing spoken of,
           "data" what was said of it. "leaf" and "link" are SHA-256 seals: they show if a line was changed.
files/     the files that were brought, byte for byte, each under the SHA-256 of its content.

A text editor opens all of it. Lengths are millimetres, weights kilograms.
"""


class Bundle:
    """A journal as a folder of text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = Files(folder / "files")
        try:
            said = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
            found, self._device = int(said["format"]), str(said["device"])
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise Trouble(say("{folder} does not hold a museum as text.", folder=folder.name)) from problem
        if found > FORMAT:
            raise Trouble(
                say(
                    "{folder} was written by a newer reorg. Update reorg to open it; nothing was changed.",
                    folder=folder.name,
                )
            )

    @classmethod
    def create(cls, folder: Path, device: str | None = None) -> Bundle:
        """Make an empty bundle. Raises Trouble if something is there already, or nothing can be written there."""
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Trouble(say("{folder} is there already and not empty. Choose another name.", folder=folder.name))
        about = {"device": device or token_hex(4), "format": FORMAT}
        try:
            (folder / "entries").mkdir(parents=True)
            (folder / "README.txt").write_text(README, encoding="utf-8")
            (folder / "bundle.json").write_text(canonical(about) + "\n", encoding="utf-8")
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise Trouble(
                say("{folder} cannot be made here: {problem}.", folder=str(folder), problem=reason)
            ) from problem
        return cls(folder)

    @property
    def device(self) -> str:
        """The device that this copy writes as."""
        return self._device

    def append(self, drafts: Iterable[Draft], *, who: str, time: str | None = None) -> Act:
        """Enter ``drafts`` as one action, all or none."""
        with claim(self.folder, "entries"):
            self._roll_back()
            number, link = self._last(self._device)
            writer = Writer(self._device, number, link, who=who, time=time)
            written = [writer.write(draft) for draft in drafts]
            act = writer.done()
            self._add(written)
        return act

    def receive(self, entries: Iterable[Entry]) -> int:
        """Take entries of other copies, all or none; return how many were new."""
        with claim(self.folder, "entries"):
            self._roll_back()
            known = {device: self._known(device) for device in self._devices()}
            heads = {device: (last := max(held), held[last].link) for device, held in known.items() if held}
            new: list[Entry] = []
            for entry in entries:
                if (held := known.get(entry.device, {}).get(entry.number)) is None:
                    new.append(entry)
                    known.setdefault(entry.device, {})[entry.number] = entry
                elif held.link != entry.link:
                    raise BrokenChain(
                        say("What was written as {entry} is here already and says something else.", entry=entry.name)
                    )
            self._add(list(check_chain(new, heads)))
        return len(new)

    def read(
        self, after: Mapping[str, int] | None = None, *, about: str | None = None, kinds: Collection[str] | None = None
    ) -> Iterator[Entry]:
        """Yield entries, each device's in order. Raises Trouble naming file and line of a line that is no entry."""
        after = after or {}
        for device in self._devices():
            for entry in self._lines(device):
                wanted = about in {None, entry.about} and (kinds is None or entry.kind in kinds)
                if wanted and entry.number > after.get(device, 0):
                    yield entry

    def heads(self) -> dict[str, int]:
        """Return the last number held of each device."""
        return {device: last for device in self._devices() if (last := self._last(device)[0])}

    def _devices(self) -> list[str]:
        return sorted(path.stem for path in (self.folder / "entries").glob("*.jsonl"))

    def _path(self, device: str) -> Path:
        return self.folder / "entries" / f"{device}.jsonl"

    def _lines(self, device: str) -> Iterator[Entry]:
        path = self._path(device)
        if not path.exists():
            return
        end = self._unfinished().get(device)
        with path.open("rb") as lines:
            for at, line in enumerate(lines, start=1):
                if end is not None and lines.tell() > end:
                    return
                try:
                    yield from_line(line.decode())
                except ValueError as problem:
                    raise Trouble(say("Line {line} of {file} cannot be read.", line=at, file=path.name)) from problem

    def _known(self, device: str) -> dict[int, Entry]:
        return {entry.number: entry for entry in self._lines(device)}

    def _last(self, device: str) -> tuple[int, str]:
        last = (0, "")
        for entry in self._lines(device):
            last = (entry.number, entry.link)
        return last

    def _add(self, entries: list[Entry]) -> None:
        blanked = self._blanked(entries)
        by_device: dict[str, list[Entry]] = {}
        for entry in entries:
            by_device.setdefault(entry.device, []).append(entry.blanked() if entry.name in blanked else entry)
        sizes = {device: path.stat().st_size if (path := self._path(device)).exists() else 0 for device in by_device}
        _write_through(self._undo, json.dumps(sizes))
        for device, added in by_device.items():
            with self._path(device).open("a", encoding="utf-8", newline="\n") as lines:
                lines.writelines(to_line(entry) + "\n" for entry in added)
                lines.flush()
                os.fsync(lines.fileno())
        self._undo.unlink()
        for name in blanked:
            self._blank(name)

    @property
    def _undo(self) -> Path:
        return self.folder / "entries" / "unfinished.json"

    def _unfinished(self) -> dict[str, int]:
        # an action is being written, or its writer crashed: how long each file was before
        return json.loads(self._undo.read_text(encoding="utf-8")) if self._undo.exists() else {}

    def _roll_back(self) -> None:
        for device, size in self._unfinished().items():
            if (path := self._path(device)).exists():
                os.truncate(path, size)
        self._undo.unlink(missing_ok=True)

    def _blanked(self, entries: list[Entry]) -> set[str]:
        return {entry.about for entry in chain(self.read(), entries) if entry.kind == "redacted"}

    def _blank(self, name: str) -> None:
        device = name.rpartition(":")[0]
        held = list(self._lines(device))
        if any(entry.name == name and not entry.redacted for entry in held):
            after = self._path(device).with_suffix(".new")
            _write_through(after, "".join(to_line(e.blanked() if e.name == name else e) + "\n" for e in held))
            after.replace(self._path(device))


def _write_through(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as writing:
        writing.write(text)
        writing.flush()
        os.fsync(writing.fileno())
