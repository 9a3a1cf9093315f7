"""How are reports said in Arabic before the catalogues are? With a few sentences of the tests' own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reorg.language import tongue, using


@contextmanager
def in_arabic() -> Iterator[None]:
    """Say everything inside in Arabic, by ``ar.po`` beside this file."""
    before = tongue.LOCALE
    with TemporaryDirectory() as folder:
        out = Path(folder) / "ar" / "LC_MESSAGES"
        out.mkdir(parents=True)
        with Path(__file__).with_name("ar.po").open("rb") as source, (out / "django.mo").open("wb") as target:
            write_mo(target, read_po(source, locale="ar"))
        tongue.LOCALE = Path(folder)
        tongue.catalogue.cache_clear()
        try:
            with using("ar"):
                yield
        finally:
            tongue.LOCALE = before
            tongue.catalogue.cache_clear()
