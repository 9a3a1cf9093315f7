"""How is a moment said, as a day and where it matters with the time of day (UTC, as it was entered), and a list?"""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from reorg.language import COMMA
from reorg.report import day as said_day

register = template.Library()


@register.filter
def day(moment: object) -> str:
    """Return the day of an ISO date or time in words; what is not one stays as it is."""
    try:
        return str(said_day(str(moment)))
    except ValueError:
        return str(moment)


@register.filter
def when(moment: object) -> SafeString:
    """Return day and time of day of an ISO time: 22 November 2026, 14:05."""
    text = str(moment)
    clock = text[11:16] if len(text) >= 16 and text[10] == "T" else ""
    shown = f"{day(text)}, {clock}" if clock else day(text)
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', text, shown)


@register.simple_tag
def comma() -> str:
    """Return what stands between the items of a list in the language in use."""
    return str(COMMA)
