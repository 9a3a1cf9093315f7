"""How does a template of this room become a PDF, or the picture of one of its pages? (typst, bundled fonts)"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"


def compiled(template: str, told: Mapping[str, object], *, picture: bool = False, root: Path | None = None) -> bytes:
    """Return what ``template`` makes of ``told`` (JSON): a PDF, or its first page as PNG at 110 dpi if ``picture``.

    ``root`` is the folder that pictures named in it stand in. Words in a script that the bundled fonts do not hold are
    written with the machine's fonts.
    """
    import typst  # 80 MB on disk and heavy in memory: only worker processes load it

    words = json.dumps(told, ensure_ascii=False)
    for everywhere in (True, False):
        try:
            made: bytes | Sequence[bytes] = typst.compile(  # type: ignore[call-overload]  # its stub wants the root, too, to be bytes
                (HERE / template).read_bytes(),
                root=str(root or HERE),
                font_paths=[str(FONTS)],
                ignore_system_fonts=everywhere,
                sys_inputs={"told": words, "fallback": "" if everywhere else "yes"},
                format="png" if picture else "pdf",
                ppi=110.0 if picture else None,
                timestamp=0,
            )
        except typst.TypstError as error:
            if everywhere and "could not be displayed" in str(error):
                continue
            raise
        return made if isinstance(made, bytes) else made[0]
    raise AssertionError("unreachable")
