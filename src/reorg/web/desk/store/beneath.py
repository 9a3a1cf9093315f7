"""How does a photographed or scanned plan come to lie under the drawing of a room, to scale?

A picture is brought; two points in it and the length between them give the scale. The points are pressed on the picture
(an image that sends a form, so no script is needed) or written as numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, isfinite, radians, sin
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from PIL import Image

from reorg.exchange import Files, pictures
from reorg.language import Message, say
from reorg.museum import Ask, Draft, Facts, Place
from reorg.report import draw
from reorg.web.desk import now
from reorg.web.desk.asking import shown, taken
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.journal.table import TableJournal

LARGEST = 200 * 2**20
FORMATS = frozenset({"JPEG", "PNG", "WEBP", "TIFF"})
SHOWN = 800
"""Pixels of the screen at which the picture is shown to point at."""
NEAREST = 20.0  # px of the picture: two points that lie nearer say nothing
WIDEST = 1_000_000.0  # mm that a picture may show: more is another unit of measurement (ours)
_POINTS = ("ax", "ay", "bx", "by")
_LENGTH = (
    Ask("length", say("Length between the two points, as measured"), "length", unit="cm", most=1e6, needed=True),
    Ask("x", say("The first point lies so far from the left wall"), "length", unit="cm", most=1e6, help=say("Empty is 0.")),
    Ask("y", say("and from the back wall"), "length", unit="cm", most=1e6, help=say("Empty is 0.")),
)  # fmt: skip


@dataclass(frozen=True)
class Points:
    """Two points in px of the picture as it is kept for showing; None where nobody has pointed yet."""

    ax: float | None = None
    ay: float | None = None
    bx: float | None = None
    by: float | None = None

    @classmethod
    def of(cls, said: Mapping[str, object]) -> Points:
        """Return the points that a form or a fact says."""
        return cls(**{name: _number(said.get(name)) for name in _POINTS})

    @property
    def both(self) -> tuple[float, float, float, float] | None:
        """Both points, or None."""
        if self.ax is None or self.ay is None or self.bx is None or self.by is None:
            return None
        return self.ax, self.ay, self.bx, self.by

    @property
    def pressed(self) -> list[tuple[float, float]]:
        """The points that there are."""
        ends = ((self.ax, self.ay), (self.bx, self.by))
        return [(x, y) for x, y in ends if x is not None and y is not None]

    def pointed(self, x: float, y: float) -> Points:
        """Return the points with one more: the first, then the second; a third begins anew."""
        if self.ax is None or self.both is not None:
            return Points(x, y)
        return Points(self.ax, self.ay, x, y)


def beneath(room: Place) -> draw.Beneath | None:
    """Return the picture that lies under a room, if it has one whose scale is known."""
    facts = room.drawing or {}
    read = {name: _number(facts.get(name)) for name in ("width", "height", "scale", "x", "y", "turn")}
    wide, tall, scale = read["width"], read["height"], read["scale"]
    if not (facts.get("sha256") and wide and tall and scale):
        return None
    href = reverse("drawing_picture", args=[room.id]) + f"?{str(facts['sha256'])[:8]}"
    return draw.Beneath(href, wide, tall, scale, read["x"] or 0.0, read["y"] or 0.0, read["turn"] or 0.0)


def laid(points: tuple[float, float, float, float], length: float, at: tuple[float, float]) -> dict[str, float]:
    """Return how a picture lies so that its first point is ``at`` in mm and its two points are ``length`` mm apart.

    The line between them becomes exactly horizontal or upright, whichever is nearer: a wall that was photographed a
    little askew. Returns ``scale`` in mm a px, ``x`` and ``y`` of its upper left corner in mm, ``turn`` in degrees.
    """
    ax, ay, bx, by = points
    scale = length / hypot(bx - ax, by - ay)
    leans = degrees(atan2(by - ay, bx - ax))
    turn = round(leans / 90) * 90 - leans
    c, s = cos(radians(turn)), sin(radians(turn))
    x, y = at[0] - (ax * c - ay * s) * scale, at[1] - (ax * s + ay * c) * scale
    return {"scale": round(scale, 6), "x": round(x, 1), "y": round(y, 1), "turn": round(turn, 5)}


@require_http_methods(["GET", "POST"])
def drawing(request: HttpRequest, key: str) -> HttpResponse:
    """Take the picture of a plan, and its scale."""
    room = now.places().get(key)
    if room is None or room.kind != "room":
        raise Http404
    if request.method == "POST":
        match request.POST.get("step", ""):
            case "bring":
                return _bring(request, room)
            case "away":
                _enter(request, room, None)
                return leave_note(
                    HttpResponseRedirect(reverse("draw", args=[key])), say("The picture lies there no more.")
                )
            case "scale":
                return _scale(request, room)
        if "p.x" in request.POST:
            return _page(request, room, _pressed(request, room), typed=request.POST.dict())
    return _page(request, room, Points.of(room.drawing or {}))


@require_safe
def drawing_picture(request: HttpRequest, key: str) -> FileResponse:  # noqa: ARG001 - Django's call
    """Give the picture as it is shown."""
    room = now.places().get(key)
    if room is None or not room.drawing:
        raise Http404
    try:
        made = pictures.Small(Path(settings.MUSEUM)).made(str(room.drawing.get("sha256", "")), large=True)
    except (pictures.NotOpened, OSError) as problem:
        raise Http404 from problem
    response = FileResponse(made.open("rb"), content_type="image/webp")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def _page(
    request: HttpRequest, room: Place, points: Points, *, typed: Mapping[str, str] | None = None, problem: Message | None = None,
    problems: list[Message] | None = None,
) -> HttpResponse:  # fmt: skip
    facts = room.drawing or {}
    kept = {name: shown(facts.get(f"first_{name}" if name != "length" else name)) for name in ("length", "x", "y")}
    fields = [(ask, (typed or kept).get(ask.name, "")) for ask in _LENGTH]
    told = [problem] if problem else problems or []
    answer = page(
        request, "drawing.html", "store", room=room, under=facts if facts.get("sha256") else None, points=points, problems=told,
        fields=fields, shown_width=SHOWN, megabytes=LARGEST // 2**20,
        marks=[_at_screen(facts, *point) for point in points.pressed],
        screen=_at_screen(facts, _number(facts.get("width")) or 1.0, _number(facts.get("height")) or 1.0),
    )  # fmt: skip
    if told:
        answer.status_code = 400
    return answer


def _at_screen(facts: Facts, x: float, y: float) -> tuple[float, float]:
    part = SHOWN / (_number(facts.get("width")) or 1.0)
    return round(x * part, 1), round(y * part, 1)


def _pressed(request: HttpRequest, room: Place) -> Points:
    """Return the points after one was pressed on the picture, which stands there ``SHOWN`` px wide."""
    part = (_number((room.drawing or {}).get("width")) or 1.0) / SHOWN
    x, y = _number(request.POST.get("p.x")), _number(request.POST.get("p.y"))
    points = Points.of(request.POST)
    return points if x is None or y is None else points.pointed(round(x * part, 1), round(y * part, 1))


def _bring(request: HttpRequest, room: Place) -> HttpResponse:
    """Keep a picture that was brought, if it is one that can be shown."""
    brought = request.FILES.get("picture")
    if not isinstance(brought, TemporaryUploadedFile) or not brought.name:
        return _page(request, room, Points(), problem=say("Choose a file first."))
    path, name = Path(brought.temporary_file_path()), Path(brought.name).name[-120:]
    if (brought.size or 0) > LARGEST:
        sentence = say("{file} is larger than {size} MB. Save it smaller.", file=name, size=LARGEST // 2**20)
        return _page(request, room, Points(), problem=sentence)
    if reason := pictures.no_photograph(path, name):
        return _page(
            request, room, Points(), problem=say("{file}: {reason} Nothing was kept.", file=name, reason=reason)
        )
    if pictures.format_of(path, name) not in FORMATS:
        sentence = say("{file} cannot be shown here. Bring the plan as JPEG, PNG, WebP or TIFF.", file=name)
        return _page(request, room, Points(), problem=sentence)
    facts = _kept(path, name)
    if isinstance(facts, Message):
        return _page(request, room, Points(), problem=facts)
    _enter(request, room, facts)
    return HttpResponseRedirect(request.path)


def _kept(path: Path, name: str) -> dict[str, object] | Message:
    """Keep a picture and its reduced copy; or return why it cannot be shown, with nothing kept."""
    museum = Path(settings.MUSEUM)
    files = Files(museum / "files")
    known = set(files.names())
    sha256 = files.keep(path)
    try:
        with Image.open(pictures.Small(museum).made(sha256, large=True)) as picture:
            wide, tall = picture.size
    except pictures.NotOpened as why:
        if sha256 not in known:
            files.path(sha256).unlink(missing_ok=True)
        if why.remark == "damaged":
            return say("{file} is damaged and cannot be shown. Nothing was kept.", file=name)
        return say(
            "{file} has {width} × {height} pixels, which is more than can be opened here. "
            "Save it smaller: 4,000 pixels are enough.",
            file=name, width=why.size[0], height=why.size[1],
        )  # fmt: skip
    return {"sha256": sha256, "name": name, "width": wide, "height": tall}


def _scale(request: HttpRequest, room: Place) -> HttpResponse:
    """Enter the scale of the picture."""
    facts = dict(room.drawing or {})
    points, said = Points.of(request.POST), request.POST.dict()
    values, problems = taken(_LENGTH, said)
    length = values["length"]
    if points.both is None:
        problems.insert(0, say("Press two points on the picture first, such as both ends of a wall."))
    elif hypot(points.both[2] - points.both[0], points.both[3] - points.both[1]) < NEAREST:
        problems.append(say("The two points lie too near each other. Choose two that are far apart."))
    elif isinstance(length, float) and length <= 0:
        problems.append(say("The length between the two points is more than 0."))
    if problems or points.both is None or not isinstance(length, float):
        return _page(request, room, points, typed=said, problems=problems)
    at = (_mm(values["x"]), _mm(values["y"]))
    lies = laid(points.both, length, at)
    wide = lies["scale"] * (_number(facts.get("width")) or 0.0)
    if wide > WIDEST:
        sentence = say(
            "Then the picture would show {metres} m. Was another unit of measurement meant?", metres=round(wide / 1000)
        )
        return _page(request, room, points, typed=said, problem=sentence)
    corners = dict(zip(_POINTS, points.both, strict=True))
    _enter(request, room, {**facts, **lies, **corners, "length": length, "first_x": at[0], "first_y": at[1]})
    note = say("The plan lies under the drawing now, so faint that you can draw on it.")
    return leave_note(HttpResponseRedirect(reverse("draw", args=[room.id])), note)


def _mm(value: object) -> float:
    return value if isinstance(value, float) else 0.0


def _enter(request: HttpRequest, room: Place, facts: Facts | None) -> None:
    was = dict(room.drawing) if room.drawing else None
    TableJournal().append([Draft("place", room.id, {"drawing": facts, "was": {"drawing": was}})], who=who(request))


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        found = float(value) if isinstance(value, int | float | str) else None
    except ValueError:
        return None
    return found if found is not None and isfinite(found) else None
