"""How do codes, numbers, sizes and shares stand in a page so that they read right in both directions?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reorg.language import COMMA, Message
from reorg.language import number as grouped
from reorg.museum import FIELDS, KEPT, Severity, furniture_label

register = template.Library()
DASH = "–"


@register.filter
def code(value: object) -> SafeString:
    """Show a number, code or date, isolated: 1978-12-45 stays 1978-12-45 in Arabic text."""
    return format_html('<bdi dir="ltr" class="code">{}</bdi>', value) if value not in {None, ""} else SafeString("")


@register.filter
def count(value: object, places: int = 0) -> SafeString:
    """Show a number, grouped: 12,345. Unknown, or what an old record says instead of a number, is a dash."""
    if not isinstance(value, int | float) or math.isnan(value):
        return SafeString(DASH)
    return format_html('<bdi dir="ltr">{}</bdi>', grouped(value, places))


@register.filter
def css(value: float | None) -> str:
    """Show a number with a point and no more decimals than it has, for a field or a style: 37.5, 2."""
    return "" if value is None else f"{round(value, 2):g}"


@register.filter
def moment(value: object) -> SafeString:
    """Show when something happened, to the minute, without the letters between: 2026-11-22 23:22."""
    return code(str(value or "")[:16].replace("T", " "))


@register.filter
def file_size(value: float) -> SafeString:
    """Show how large a file is, in kB of 1,000 bytes or MB: 34 kB, 1.2 MB."""
    text = f"{grouped(max(1, round(value / 1e3)))} kB" if value < 1e6 else f"{grouped(value / 1e6, 1)} MB"
    return format_html('<bdi dir="ltr">{}</bdi>', text)


@register.filter
def share(value: float | None) -> SafeString:
    """Show a share of one as per cent: 0.935 is 94 %. Unknown is a dash."""
    if value is None or math.isnan(value):
        return SafeString(DASH)
    return format_html('<bdi dir="ltr">{} %</bdi>', grouped(value * 100))


@register.filter
def mm(value: float | None) -> SafeString:
    """Show a length in mm as people say it: 450 mm, 1.2 m from 1,000 mm on. Unknown is a dash."""
    if value is None or math.isnan(value):
        return SafeString(DASH)
    text = f"{grouped(value)} mm" if value < 1000 else f"{grouped(value / 1000, 2).rstrip('0').rstrip('.')} m"
    return format_html('<bdi dir="ltr">{}</bdi>', text)


@register.filter
def measured(value: float | None, unit: str) -> SafeString:
    """Show a number with one decimal and its unit, kept together: 60.3 m. Unknown is a dash."""
    if value is None or math.isnan(value):
        return SafeString(DASH)
    return format_html('<bdi dir="ltr" class="code">{} {}</bdi>', grouped(value, 1), unit)


@register.filter
def between(low: float, high: float) -> SafeString:
    """Show a range with one decimal, kept together: 12.1 – 30.2."""
    return format_html('<bdi dir="ltr" class="code">{} – {}</bdi>', grouped(low, 1), grouped(high, 1))


@register.filter
def isolated(value: object) -> SafeString:
    """Keep words of the museum apart from the sentence they stand in."""
    return format_html("<bdi>{}</bdi>", value)


@register.filter
def listed(values: Iterable[object]) -> SafeString:
    """Show values one after the other, with the commas of the language, each kept apart from its neighbours."""
    return format_html_join(str(COMMA), "<bdi>{}</bdi>", ((value,) for value in values))


@register.filter
def labels(fields: Iterable[str]) -> list[str]:
    """Return what facts about an object are called in the language in use."""
    return [label(field) for field in fields]


@register.filter
def furniture(stored: str) -> Message | str:
    """Return what a type of furniture is called: in the language in use if it is one of ours, else as written."""
    return furniture_label(stored)


@register.filter
def severity(value: str) -> str:
    """Return what a finding's severity is called in the language in use."""
    return str(Severity(value).label)


@register.filter
def label(field: str) -> str:
    """Return what a fact about an object is called in the language in use."""
    told = FIELDS.get(field) or KEPT.get(field)
    return str(told.label) if told else field


@register.filter
def fact_in(part: str) -> str:
    """Return what a part of a rule is called if it is a fact ("[date]"), "…" for what is left out, else nothing."""
    inner = part[1:-1] if part.startswith("[") and part.endswith("]") else ""
    return label(inner) if inner in FIELDS else inner if inner == "…" else ""


@register.filter
def what(facts: Mapping[str, object]) -> str:
    """Return what an object is called: its name, else its title."""
    return str(facts.get("name") or facts.get("title", ""))


@register.filter
def slug(code: str) -> str:
    """Return a code of ours as it stands in addresses: "loan out" is loan-out."""
    return code.replace(" ", "-")


@register.filter
def get(mapping: dict[str, object], key: str) -> object:
    """Return one value of a mapping."""
    return mapping.get(key, "")
