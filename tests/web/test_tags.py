"""Do moments and sizes of files stand in a page as people read them, kept apart from the words around them?"""

from __future__ import annotations

from reorg.web.desk.templatetags.reorg import file_size, moment


def test_a_moment_is_shown_to_the_minute() -> None:
    assert moment("2026-11-22T23:22:43Z") == '<bdi dir="ltr" class="code">2026-11-22 23:22</bdi>'
    assert moment("2026-11") == '<bdi dir="ltr" class="code">2026-11</bdi>', "as much as is known"
    assert moment("") == moment(None) == ""


def test_a_files_size_is_said_in_the_unit_that_fits() -> None:
    assert [file_size(size) for size in (1, 33_882, 999_499, 1_234_567, 2_400_000_000)] == [
        f'<bdi dir="ltr">{words}</bdi>' for words in ("1 kB", "34 kB", "999 kB", "1.2 MB", "2,400.0 MB")
    ]
