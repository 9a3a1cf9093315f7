"""Photographs that tests take themselves: an object on a plain ground, with or without a label, sharp or not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

POSITION = {1: "N", 2: (33.0, 30.0, 12.0), 3: "E", 4: (36.0, 18.0, 24.0)}


def scene(seed: int = 1, wide: int = 1600, tall: int = 1200, ground: int = 200) -> Image.Image:
    """A pot with scratches on a plain ground."""
    chance = np.random.default_rng(seed)
    picture = Image.new("RGB", (wide, tall), (ground,) * 3)
    pen = ImageDraw.Draw(picture)
    across, down, half = wide // 2, tall // 2, tall // 3
    clay = tuple(int(each) for each in chance.integers(60, 180, 3))
    pen.ellipse((across - half, down - half, across + half, down + half), fill=clay)
    for _ in range(80):
        x, y = chance.integers(-half, half, 2) * 0.6
        dx, dy = chance.integers(-60, 60, 2)
        pen.line((across + x, down + y, across + x + dx, down + y + dy), fill=(40, 30, 20), width=5)
    return picture


def exif(turned: int = 1) -> Image.Exif:
    """What a phone writes: how it was held, its name, when and where."""
    told = Image.Exif()
    told[274], told[271] = turned, "ACME"
    told.get_ifd(0x8825).update(POSITION)
    told.get_ifd(0x8769)[36867] = "2024:05:13 10:22:01"
    return told


def with_label(picture: Image.Image, text: str, scale: int = 7, turn: float = 11.0) -> Image.Image:
    """A picture with a printed label in a corner, a little askew."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    code = Image.fromarray(np.array(made.to_image(scale=scale))).rotate(turn, expand=True, fillcolor=255)
    shown = picture.copy()
    shown.paste(code, (40, 40))
    return shown


def saved(path: Path, picture: Image.Image, **how: object) -> Path:
    picture.save(path, **how)  # type: ignore[arg-type]  # Pillow's own words for each format
    return path
