"""Who is at the desk?"""

from __future__ import annotations

from urllib.parse import unquote

from django.http import HttpRequest


def who(request: HttpRequest) -> str:
    """Return who is at the desk: the name given in this browser, or this computer's."""
    return unquote(request.COOKIES.get("who", ""))[:100].strip() or "desk"
