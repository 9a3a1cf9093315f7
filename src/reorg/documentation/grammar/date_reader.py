"""What stands in a date as it is written: which years, centuries, months, under which words?

The text becomes a row of tokens, each known by one letter (:mod:`date_words`); the grammar is a list of patterns over
those letters, :data:`RULES`, tried where a value can begin. Words around a value qualify it; what joins two values is
kept beside the second. What a value means in days is settled in :mod:`date_meaning`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reorg.documentation.grammar import date_words as is_
from reorg.documentation.grammar.date_rules import RULES, VALUE, Point, build
from reorg.documentation.grammar.date_tokens import Token, tokens_of
from reorg.documentation.grammar.date_words import plain

LONGEST = 300
"""Signs beyond which a text is a story and no date."""
_QUALIFIERS = frozenset(
    {is_.ABOUT, is_.UNSURE, is_.BEFORE, is_.AFTER, is_.UNTIL, is_.SINCE, is_.ERA, is_.CALENDAR, is_.EVENT}
    | {is_.LATER, is_.EARLIER, is_.LIKE, is_.UNDATED, is_.BETWEEN, is_.CIVIL, is_.MOON}
)
_JOINS = frozenset({is_.DASH, "/", is_.OR, is_.AND, ",", ";", "(", ")"})


@dataclass(slots=True)
class Reading:
    """What was read of a text: its points in order, the words that were left, and whether a number was left."""

    points: list[Point] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    undated: bool = False
    broken: bool = False
    open_end: bool = False


def read_points(text: str) -> Reading:
    """Return what was read of a text of at most :data:`LONGEST` signs."""
    tokens = tokens_of(plain(text))
    return _Reader(tokens).read()


class _Reader:
    """The state of reading one row of tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.kinds = "".join([token.kind for token in tokens])
        self.found = Reading()
        self.ahead = Point("")
        self.join = ""
        self.depth = 0
        self.touched = False
        self.group: list[Point] = []
        self.words: list[str] = []
        self.lost = ""
        self.like = False

    def read(self) -> Reading:
        """Go through the tokens once."""
        at, end = 0, len(self.tokens)
        while at < end:
            value = VALUE.match(self.kinds, at)
            if value is not None and value.end() > at:
                self._value(RULES[int(str(value.lastgroup)[1:])][0], self.tokens[at : value.end()], at)
                at = value.end()
                continue
            self._other(self.tokens[at], at)
            at += 1
        self._close()
        if self.kinds.endswith("-") and self.found.points:
            self.found.points[-1].bound = self.found.points[-1].bound or is_.AFTER
            self.found.open_end = True
        return self.found

    def _value(self, rule: str, tokens: list[Token], at: int) -> None:
        if rule == "nameless":
            self.found.left.extend(token.word for token in tokens if token.kind == is_.UNKNOWN)
            self._reset()
            return
        point = build(rule, tokens)
        ahead = self.ahead
        point.about, point.unsure = ahead.about, ahead.unsure or point.unsure
        point.era = point.era or ahead.era
        point.calendar = point.calendar or ahead.calendar
        point.bound, point.event = ahead.bound, ahead.event
        if self.like:
            self._reset()
            return
        if self.group and not self.join and self.group[-1].rule in ("name", "dynasty"):
            self.join = ","  # Edo period 19th century
        if self.group and not self.join:
            self.lost += "n"  # two values with nothing between them
        point.join, point.inside = self.join, self.depth > 0
        before = self.found.points[-1] if self.found.points and not self.group else None
        if before is not None and before.inside and not point.inside:
            point.join = ","  # New Kingdom (1570-1070 BC) or 26th Dynasty (664-525 BC)
        point.long_dash = at > 0 and self.tokens[at - 1].word == "–"
        self._reset()
        if point.rule == "short" and not self.group and self.found.points and self.join == ",":
            self.lost += "n"
        self.group.append(point)

    def _reset(self) -> None:
        self.join = ""
        if self.touched:
            self.ahead, self.touched = Point(""), False

    def _other(self, token: Token, at: int) -> None:
        kind = token.kind
        if kind in _JOINS:
            self._joined(kind)
        elif kind in _QUALIFIERS:
            self._qualify(token, at)
        elif kind == is_.UNKNOWN or kind in (
            is_.CENTURY,
            is_.PERIOD,
            is_.TENS,
            is_.FRACTION,
            is_.SEASON,
            is_.MILLENNIUM,
        ):
            self.words.append(token.word)
        else:
            self.lost += kind
            self.words.append(token.word)

    def _joined(self, kind: str) -> None:
        if kind in "(),;":
            before = self.ahead
            self._close()
            if kind in ",;" and before.event:
                self.ahead.event, self.touched = before.event, True
            self.depth = max(0, self.depth + (kind == "(") - (kind == ")"))
            self.join = "(" if kind == "(" else ","
            self.like = False
        elif not self.group:
            if kind == is_.DASH and self.ahead.unsure:  # ?-1903
                self.ahead.unsure, self.ahead.bound = False, is_.BEFORE
        elif self.join in ("", ",", "("):
            self.join = kind
        elif is_.OR in (kind, self.join):
            self.join = is_.OR

    def _qualify(self, token: Token, at: int) -> None:
        self.touched = True
        kind, last = token.kind, self.group[-1] if self.group else None
        behind = last is not None and not self.join
        if kind in (is_.ERA, is_.CALENDAR):
            alone = (
                not self.group and self.depth > 0 and bool(self.found.points) and not VALUE.match(self.kinds, at + 1)
            )
            target = last if last is not None and behind else self.ahead
            if alone:
                target = self.found.points[-1]
            if kind == is_.ERA:
                target.era = str(token.value)
            else:
                target.calendar = str(token.value)
        elif kind in (is_.ABOUT, is_.UNSURE):
            lonely = last is None and self.join in (",", "(") and self.kinds[at + 1 : at + 2] in ("", ")", ",", ";")
            before = self.found.points[-1] if lonely and self.found.points else None
            follows = VALUE.match(self.kinds, at + 1) is not None
            target = last if last is not None and behind and not follows else before or self.ahead
            target.about |= kind == is_.ABOUT
            target.unsure |= kind == is_.UNSURE
        elif kind in (is_.BEFORE, is_.AFTER, is_.UNTIL, is_.SINCE, is_.LATER, is_.EARLIER):
            self._bound(kind, last, at)
        elif kind == is_.EVENT:
            self._event(str(token.value), last, at)
        elif kind == is_.LIKE:
            self.like = True
        elif kind == is_.UNDATED:
            self.found.undated = True
        elif kind == is_.BETWEEN:
            self.ahead.bound = is_.BETWEEN

    def _bound(self, kind: str, last: Point | None, at: int) -> None:
        """Take "before", "after", "until", "or later", in front of a value or behind it."""
        posthumously = re.match(r"V[V&|]*[AU]*", self.kinds[at + 1 :]) if kind == is_.LATER else None
        if posthumously and VALUE.match(self.kinds, at + 1 + posthumously.end()):
            return  # posthumously printed 1921
        bound = is_.BEFORE if kind in (is_.BEFORE, is_.UNTIL, is_.EARLIER) else is_.AFTER
        if kind == is_.UNTIL and last is not None and not self.join:
            self.join = is_.DASH
            return
        follows = re.match(r"[AUEHy]*", self.kinds[at + 1 :])
        leads = VALUE.match(self.kinds, at + 1 + (follows.end() if follows else 0)) is not None
        if last is not None and (not leads or kind in (is_.LATER, is_.EARLIER)) and self.join in ("", is_.OR, is_.DASH):
            last.bound, self.join = bound, ""
        elif kind in (is_.LATER, is_.EARLIER):
            points = self.group or self.found.points
            if points and (self.ahead.event or self.join):
                later = Point("open", bound=bound, event=self.ahead.event or "later", join=",")
                self.found.points.append(later) if not self.group else self.group.append(later)
                self.join = "" if self.join == is_.OR else self.join
        else:
            self.ahead.bound = bound

    def _event(self, event: str, last: Point | None, at: int) -> None:
        """Take "printed", "designed": before its value, or behind it, also in brackets."""
        if not self.group and not self.lost and self.words:  # drawings executed 1908
            event, self.words = " ".join([*self.words, event]), []
        ahead = re.match(r"[,;V]*[AUEHy<>tflB]*", self.kinds[at + 1 :])
        leads = VALUE.match(self.kinds, at + 1 + (ahead.end() if ahead else 0)) is not None
        if last is not None and not self.join and leads:
            self._close()
            self.join = ","
            last = None
        if last is not None and not leads:
            last.event = last.event or event
        elif self.depth and not leads and self.found.points:
            self.found.points[-1].event = self.found.points[-1].event or event
        else:
            self.ahead.event = event

    def _close(self) -> None:
        """End a group at a comma, a bracket or the end: keep it, or say what was not read of it."""
        group, words, lost = self.group, self.words, self.lost
        self.group, self.words, self.lost = [], [], ""
        join = self.join
        self._reset()
        if join == is_.DASH and group:
            group[-1].bound = group[-1].bound or is_.AFTER
            self.found.open_end = True
        if not words and not lost:
            self.found.points += group
            return
        self.found.left += words
        if lost or any(point.rule != "part" for point in group):
            weighty = any(point.rule not in ("short", "ordinal", "part") for point in group)
            if weighty or not (self.depth or self.found.points):
                self.found.broken = True
            elif group:
                self.found.left += [str(point.n) for point in group]
