"""How does a further list stand beside the objects: what agrees, differs, stands alone, and what is still to be decided?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.documentation import reconciling
from reorg.language import Message, Trouble, say, say_many
from reorg.museum import ROLES, TRUSTS, Draft, Places
from reorg.web.desk import now
from reorg.web.desk.now import total
from reorg.web.desk.page import leave_note, page, refuse
from reorg.web.desk.records.bench import IN_PAGE
from reorg.web.desk.records.grounds import ground_words
from reorg.web.desk.records.listing import listed
from reorg.web.desk.records.objects import who
from reorg.web.desk.records.reading import chosen_columns
from reorg.web.desk.records.sides import said
from reorg.web.desk.records.sources import files, waiting_file
from reorg.web.desk.records.versions import ROLE_WORDS, newer_of
from reorg.web.desk.records.worklist import PILES, STATES, Counted, Ground, Way, counted, source_facts, waiting_by
from reorg.web.desk.work import find, start
from reorg.web.journal import deciding
from reorg.web.journal.models import Holding, Known, SourceRow
from reorg.web.journal.table import TableJournal

GROUNDS = 12
EXAMPLES = 5
PILE_WORDS: dict[str, tuple[Message, Message]] = {
    "agree": (say("Agree"), say("an object that is here, and all that both say is the same")),
    "differ": (say("Differ"), say("an object that is here, and something differs")),
    "alone": (say("Alone"), say("no object here that is sure")),
}


@dataclass(frozen=True)
class Group:
    """Rows of one pile that have the same reason, as the overview shows them."""

    ground: Ground
    words: list[Message]
    query: str
    examples: list[dict[str, object]]

    @property
    def accepted_at_once(self) -> bool:
        """Whether all of it may be decided in one action: only what is sure, or what nothing here resembles."""
        return bool(self.ground.open) and (self.ground.pile != "alone" or not self.ground.ground)


@require_POST
def begin(request: HttpRequest, sha256: str) -> HttpResponse:
    """Keep a new list beside the objects, and set a process to look for each of its rows among them."""
    target, back = waiting_file(sha256), reverse("reading", args=[sha256])
    columns = chosen_columns(request, sha256)
    verb = ["compare", str(settings.MUSEUM), str(target), *_options(columns)]
    for name, known in (("role", ROLES), ("trust", TRUSTS)):
        verb += [f"--{name}", said_] if (said_ := request.POST.get(name, "")) in known else []
    verb += ["--by", by] if (by := request.POST.get("brought_by", "").strip()[:100]) else []
    replaced = request.POST.get("replaces", "")
    verb += ["--replaces", replaced] if Known.objects.filter(kind="source", key=replaced).exists() else []
    return _started(target.name, [*verb, "--who", who(request)], back)


def _options(columns: list[str]) -> list[str]:
    return [part for each in columns for part in ("--column", each)]


def _started(name: str, verb: list[str], back: str) -> HttpResponse:
    title = str(say("Comparing {file} with what is here …", file=name))
    work = start(title, [*verb, "--json"], then=reverse("compared_now") + "?work={id}", back=back)
    return HttpResponseRedirect(reverse("work", args=[work.id]))


@require_safe
def compared_now(request: HttpRequest) -> HttpResponse:
    """Go on to the list that was just compared."""
    work = find(request.GET.get("work", ""))
    if work is None or not work.done:
        raise Http404
    answer = work.result()
    response = HttpResponseRedirect(reverse("compared", args=[str(answer["source"])]))
    carried = answer.get("carried")
    if isinstance(carried, int) and carried:
        return leave_note(
            response,
            say_many(
                "{count} decision was carried over from the earlier version.",
                "{count} decisions were carried over from the earlier version.",
                count=carried,
            ),
        )
    return response


@require_POST
def again(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Compare a list again from its kept file. What was decided stays."""
    facts = source_facts(key)
    back = reverse("compared" if SourceRow.objects.filter(source=key).exists() else "source", args=[key])
    return _started(str(facts.get("name", "")), ["compare", str(settings.MUSEUM), key], back)


@require_safe
def compared(request: HttpRequest, key: str) -> HttpResponse:
    """Show how a compared list stands: three piles, the reasons, what is decided, what waits for a second person."""
    facts, count = source_facts(key), counted(key)
    if not count.rows:
        return HttpResponseRedirect(reverse("source", args=[key]))
    decisions = [(state, STATES[state], number) for verdict, number in sorted(count.verdicts.items())
                 if (state := "left" if verdict == "open" else verdict) in STATES]  # fmt: skip
    compared_with, _ = now.worked(f"versions.{key}")
    here, two, me = total(), deciding.asks_two(), who(request)
    by_me = (
        sum(rows for name, rows in waiting_by(key) if deciding.one_name(name) == deciding.one_name(me)) if two else 0
    )
    return page(
        request, "compared.html", "records", tab="sources", key=key, facts=facts, count=count, sentence=_sentence(count),
        role=ROLE_WORDS.get(str(facts.get("role"))), decisions=decisions,
        piles=[_pile(name, count) for name in PILES], objects=here,
        groups=[(name, *PILE_WORDS[name], _groups(key, name, count), _others(name, count)) for name in PILES], two=two, name=me,
        decided=count.rows - count.open, share=round(100 * (count.rows - count.open) / count.rows),
        waiting=count.waiting if two else 0, waiting_for_me=count.waiting - by_me if two else 0,
        unlisted=here - listed(key), lost=not _kept(facts), undoable=bool(deciding.last_act(key, me)),
        versions=compared_with, version_words=_version_words(compared_with), earlier=_named(str(facts.get("replaces", ""))),
        newer=newer_of(key),
    )  # fmt: skip


def _version_words(found: dict[str, object] | None) -> list[tuple[object, Message]]:
    words = {
        "same": say("as before"), "moved": say("as before, in another order"), "written": say("written otherwise, the same"),
        "more": say("saying more than before"), "changed": say("changed"), "new": say("new"), "gone": say("no longer there"),
    }  # fmt: skip
    return [(found[name], said_) for name, said_ in words.items() if found and found.get(name)]


def _named(key: str) -> Known | None:
    return Known.objects.filter(kind="source", key=key).first() if key else None


def _sentence(count: Counted) -> Message:
    decided = count.rows - count.open
    if not count.open:
        return say_many(
            "{count} row, and it is decided.", "{count} rows, and every one of them is decided.", count=count.rows
        )
    if decided:
        return say_many(
            "{decided} of {rows} rows are decided; {count} is still open.",
            "{decided} of {rows} rows are decided; {count} are still open.",
            count=count.open, decided=decided, rows=count.rows,
        )  # fmt: skip
    found = count.pile("agree")[0] + count.pile("differ")[0]
    return say("{found} of {rows} rows seem to be objects that are here.", found=found, rows=count.rows)


def _pile(name: str, count: Counted) -> dict[str, object]:
    rows, left = count.pile(name)
    label, words = PILE_WORDS[name]
    return {"name": name, "label": label, "words": words, "rows": rows, "open": left, "decided": rows - left,
            "query": Way(name, state="open" if left else "all").query()}  # fmt: skip


def _groups(key: str, pile: str, count: Counted) -> list[Group]:
    places = now.places()
    found = sorted(
        (each for each in count.grounds if each.pile == pile and each.open), key=lambda each: (-each.open, each.ground)
    )
    groups = []
    for each in found[:GROUNDS]:
        rows = list(deciding.group(key, pile, each.ground)[:EXAMPLES])
        held = {one.key: one for one in Holding.objects.filter(key__in=[row.best for row in rows])}
        examples = [_example(row, held.get(row.best), places) for row in rows]
        groups.append(Group(each, ground_words(each.ground), Way(pile, each.ground).query(), examples))
    return groups


def _others(pile: str, count: Counted) -> int:
    """Return how many open rows have a reason that too few share to be shown."""
    found = sorted((each.open for each in count.grounds if each.pile == pile), reverse=True)
    return sum(found[GROUNDS:])


def _example(laid: SourceRow, held: Holding | None, places: Places) -> dict[str, object]:
    facts = json.loads(laid.facts)
    ours = json.loads(held.facts) if held else {}
    sides = [side for side in reconciling.beside(ours, facts) if side.state == "differ"] if held else []
    return {
        "row": laid.row, "number": laid.number, "name": facts.get("name") or facts.get("title", ""),
        "title": facts.get("title", "") if facts.get("name") else "",
        "object": held, "object_name": (held.name or held.title) if held else "",
        "object_title": held.title if held and held.name else "",
        "differ": [
            (side.field, said(side.field, side.theirs, places)[:60], said(side.field, side.ours, places)[:60])
            for side in sides[:2]
        ],
    }  # fmt: skip


def _kept(facts: dict[str, object]) -> bool:
    """Return whether the kept file is where it should be, with its size; its content is checked when it is read."""
    sha256 = str(facts.get("sha256", ""))
    if not sha256:
        return True  # a book that is typed has no file
    path = files().path(sha256)
    return path.is_file() and facts.get("bytes") in (None, path.stat().st_size)


@require_POST
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """Decide all open rows of a group in one action."""
    source_facts(key)
    pile, ground = request.POST.get("pile", ""), request.POST.get("ground", "")
    back = reverse("compared", args=[key])
    count = deciding.group(key, pile, ground).count()
    if count > IN_PAGE:
        verb = [
            "accept",
            str(settings.MUSEUM),
            key,
            "--pile",
            pile,
            "--ground",
            ground,
            "--who",
            who(request),
            "--json",
        ]
        work = start(str(say("Deciding {count} rows …", count=count)), verb, then=back, back=back)
        return HttpResponseRedirect(reverse("work", args=[work.id]))
    try:
        deciding.accept_group(key, pile, ground, who=who(request))
    except Trouble as trouble:
        return refuse(request, trouble.message, back=back)
    told = say_many("{count} row is decided.", "{count} rows are decided, in one step.", count=count)
    return leave_note(HttpResponseRedirect(back), told)


@require_POST
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Confirm what somebody else decided: the rows that are named, or all that wait for this person."""
    source_facts(key)
    back = request.POST.get("next", "")
    back = back if back.startswith(reverse("compared", args=[key])) else reverse("compared", args=[key])
    me = who(request)
    rows = SourceRow.objects.filter(source=key, verdict__in=("same", "new", "none"), confirmed="").order_by("row")
    if asked := [int(each) for each in request.POST.getlist("row") if each.isdecimal() and len(each) < 10]:
        chosen = list(rows.filter(row__in=asked))
    else:
        chosen = [each for each in rows if deciding.one_name(each.who) != deciding.one_name(me)]
    try:
        if not chosen:
            return leave_note(HttpResponseRedirect(back), say("Nothing waits for you here."))
        deciding.confirm(chosen, me)
    except Trouble as trouble:
        return refuse(request, trouble.message, back=back)
    told = say_many("{count} decision is confirmed.", "{count} decisions are confirmed.", count=len(chosen))
    return leave_note(HttpResponseRedirect(back), told)


@require_POST
def name_me(request: HttpRequest) -> HttpResponse:
    """Note in this browser who is at the desk."""
    back = request.POST.get("next", "")
    response = HttpResponseRedirect(back if back.startswith("/") and not back.startswith("//") else reverse("start"))
    name = " ".join(request.POST.get("name", "").split())[:60]
    response.set_cookie("who", quote(name), max_age=365 * 86400, httponly=True, samesite="Lax")
    return response


@require_POST
def ask_two(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a second person to confirm decisions, or no longer."""
    known = Known.objects.filter(kind="museum").order_by("key").first()
    two = request.POST.get("two") == "yes"
    if two != deciding.asks_two():
        draft = Draft("museum", known.key if known else "museum", {"two_people": two, "was": {"two_people": not two}})
        TableJournal().append([draft], who=who(request))
    return HttpResponseRedirect(reverse("compared", args=[key]))
