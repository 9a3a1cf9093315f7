"""How does a photograph come in with any form, of whatever that form is about? (template ``photo_field.html``)

It is kept byte for byte and looked at while the page waits; what is no photograph is refused in words, and nothing else in
the form suffers from that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.http import HttpRequest

from reorg.exchange import Files, pictures
from reorg.language import Message, say
from reorg.museum import Draft, Facts, photo_id
from reorg.web.journal import numbered

MOST = 20
"""So many photographs are looked at while somebody waits for a page."""


@dataclass
class Taken:
    """What came with a form: what is to be entered, and in words what was not taken."""

    drafts: list[Draft] = field(default_factory=list)
    refused: list[Message] = field(default_factory=list)


def photos_taken(request: HttpRequest, of: str, field_name: str = "photo") -> Taken:
    """Return the photographs in a form's field as photographs of what has the id ``of``, which is no object.

    To be called when everything else in the form is right: the files are kept by it. The drafts belong into the same action.
    """
    done = Taken()
    files = [each for each in request.FILES.getlist(field_name) if each.name]
    if len(files) > MOST:
        done.refused.append(say("At most {most} photographs at once: the others were not taken.", most=MOST))
    held = numbered.photos_of([of]).get(of, [])
    order = max((int(said) for _, facts in held if isinstance(said := facts.get("order"), int)), default=0)
    entered: set[str] = set()
    for each in files[:MOST]:
        name = PurePath(each.name or "photograph").name[:200]
        try:
            facts = _kept(each, name)
        except OSError:
            facts = say("It could not be written: is the disk full?")
        if isinstance(facts, Message):
            done.refused.append(say("{file} was not taken. {why}", file=name, why=facts))
            continue
        key = photo_id(of, str(facts["sha256"]))
        before = numbered.photos_known([key]).get(key, {})
        if key in entered or (before and not before.get("struck")):
            continue  # the same picture again: it is there
        entered.add(key)
        order += 1
        back = {"struck": None} if before else {}
        done.drafts.append(Draft("photo", key, {"of": of, **facts, "order": order, **back}))
    return done


def _kept(file: UploadedFile[bytes], name: str) -> Facts | Message:
    """Keep a file and look at it; return its facts, or why it is not taken. Raises OSError where it cannot be written."""
    with _on_disk(file) as path:
        if (why := pictures.no_photograph(path, name)) is not None:
            return why
        with path.open("rb") as reading:
            sha256 = hashlib.file_digest(reading, "sha256").hexdigest()
        museum = Path(settings.MUSEUM)
        files = Files(museum / "files")
        if not files.path(sha256).is_file():
            files.keep(path)
        looked = pictures.look(path, name, pictures.Small(museum), sha256, serving=True)
        said: dict[str, object] = {
            "sha256": sha256, "name": name, "format": looked.format, "bytes": path.stat().st_size, "width": looked.width,
            "height": looked.height, "taken": looked.taken, "remarks": list(looked.remarks),
        }  # fmt: skip
        return {key: value for key, value in said.items() if value not in ("", 0, [])}


@contextmanager
def _on_disk(file: UploadedFile[bytes]) -> Iterator[Path]:
    if isinstance(file, TemporaryUploadedFile):
        yield Path(file.temporary_file_path())
        return
    with TemporaryDirectory(prefix="reorg-photo-") as folder:
        path = Path(folder) / "photograph"
        with path.open("wb") as writing:
            for chunk in file.chunks():
                writing.write(chunk)
        yield path


def pictures_of(*keys: str) -> dict[str, list[dict[str, str]]]:
    """Return the photographs of each thing (template ``photo_strip.html``): their ids, and what their files are called."""
    return {
        of: [{"key": key, "name": str(facts.get("name", ""))} for key, facts in held]
        for of, held in numbered.photos_of(keys).items()
    }
