"""Is every photograph kept, shown the right way up, judged fairly, and given out without its place?"""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from reorg.exchange import Files, pictures
from reorg.exchange.pictures.limits import limits
from reorg.exchange.pictures.opening import opened
from reorg.exchange.pictures.quality import quality
from reorg.exchange.pictures.small import small_picture
from reorg.museum import label_text
from tests.exchange.pictures.scenes import exif, saved, scene, with_label


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("a.jpg", {"quality": 85}), ("b.png", {}), ("c.webp", {}), ("d.tif", {}), ("e.bmp", {}), ("f.jpg", {"progressive": True}),
    ],
)  # fmt: skip
def test_every_kind_is_known_by_its_content_and_shown(tmp_path: Path, name: str, how: dict[str, object]) -> None:
    path = saved(tmp_path / name, scene(), **how)
    renamed = path.rename(tmp_path / "picture.dat")
    assert pictures.no_photograph(renamed, name) is None
    looked = pictures.look(renamed, name, pictures.Small(tmp_path), "a" * 64)
    assert (looked.width, looked.height, looked.remarks) == (1600, 1200, ())
    assert pictures.Small(tmp_path).path("a" * 64).stat().st_size <= 20_000


@pytest.mark.parametrize("turned", range(1, 9))
def test_it_is_shown_upright_however_the_camera_was_held(tmp_path: Path, turned: int) -> None:
    upright = Image.new("RGB", (80, 40), "white")
    upright.paste("black", (0, 0, 20, 20))  # the mark is at the left top
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    as_taken = upright.transpose(back[turned]) if turned > 1 else upright
    path = saved(tmp_path / "held.png", as_taken, exif=exif(turned))
    found = opened(path, 80)
    assert found.size == found.picture.size == (80, 40)
    assert found.picture.getpixel((5, 5)) == (0, 0, 0)
    assert found.picture.getpixel((75, 35)) == (255, 255, 255)
    assert found.taken == "2024-05-13T10:22:01"


@given(st.integers(0, 20), st.integers(40, 900), st.integers(40, 900))
def test_a_small_picture_is_always_small(seed: int, wide: int, tall: int) -> None:
    noise = Image.effect_noise((wide, tall), 90 + seed).convert("RGB")
    content = small_picture(noise)
    assert len(content) <= 20_000
    assert max(Image.open(io.BytesIO(content)).size) <= 480


def test_dark_pale_and_blurred_are_said_and_good_ones_are_not() -> None:
    good = [scene(seed, ground=ground) for seed in (1, 2, 3) for ground in (20, 120, 200, 250)]
    assert [quality(each).remarks for each in good] == [()] * len(good)
    assert quality(scene().filter(ImageFilter.GaussianBlur(10))).remarks == ("blurred",)
    assert quality(scene().point(lambda value: value * 0.15)).remarks == ("dark",)
    assert quality(scene().point(lambda value: 235 + value * 0.08)).remarks == ("bright",)
    # noise is no sharpness
    noisy = Image.blend(
        scene().filter(ImageFilter.GaussianBlur(10)), Image.effect_noise((1600, 1200), 60).convert("RGB"), 0.05
    )
    assert quality(noisy).remarks == ("blurred",)


def test_what_is_blurred_more_is_never_sharper() -> None:
    found = [quality(scene().filter(ImageFilter.GaussianBlur(by))).sharpness for by in (0, 1, 2, 4, 8)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 2 * limits()["quality"]["blurred_below"] > found[-1]


def test_a_label_in_the_picture_is_read(tmp_path: Path) -> None:
    shown = with_label(scene(), label_text("object", "1978.12.45"))
    assert pictures.look(saved(tmp_path / "a.jpg", shown, quality=80), "a.jpg").labels == (("object", "1978.12.45"),)
    foreign = with_label(scene(), "https://example.org/1")
    assert pictures.look(saved(tmp_path / "b.jpg", foreign), "b.jpg").labels == ()


def test_name_and_label_that_differ_are_for_a_person() -> None:
    assert pictures.matched(pictures.Named(("a",)), ["b"]) == pictures.Match(doubt="differ")
    assert pictures.matched(pictures.Named(("a", "b")), ["b"]) == pictures.Match(("b", "a"), "label")
    assert pictures.matched(pictures.Named(), ["b"]) == pictures.Match(("b",), "label")
    assert pictures.matched(pictures.Named(perhaps=("a", "b")), []) == pictures.Match(doubt="several")
    assert pictures.matched(pictures.Named(), []) == pictures.Match()


def test_what_is_broken_is_kept_and_said(tmp_path: Path) -> None:
    whole = saved(tmp_path / "whole.jpg", scene()).read_bytes()
    half, broken, heic = tmp_path / "half.jpg", tmp_path / "broken.jpg", tmp_path / "a.heic"
    half.write_bytes(whole[: len(whole) // 2])
    broken.write_bytes(whole[:300] + b"\0" * 4000)
    heic.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 400)
    assert "cut" in pictures.look(half, "half.jpg").remarks
    assert pictures.look(broken, "broken.jpg").remarks == ("damaged",)
    assert pictures.look(heic, "a.heic").remarks == ("heic",)
    for path in (half, broken, heic):
        assert pictures.no_photograph(path, path.name) is None
    assert all(
        str(pictures.REMARKS[code]) for code in ("cut", "damaged", "heic", "dark", "blurred", "several", "differ")
    )


@pytest.mark.parametrize(
    "content", [b"", b"no picture at all", b"BMW catalogue", b"RIFF\0\0\0\0WAVE", b"PK\x03\x04", b"<svg/>"]
)
def test_what_is_no_photograph_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    assert pictures.no_photograph(tmp_path / "a.jpg", "a.jpg") is not None


@given(
    st.binary(max_size=400),
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"RIFF\x90\0\0\0WEBP"]),
)
def test_any_bytes_are_looked_at(tmp_path: Path, content: bytes, start: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(start + content)
    if pictures.no_photograph(path, "any") is None:
        pictures.look(path, "any.jpg", pictures.Small(tmp_path), "b" * 64)


def _bomb(wide: int, tall: int) -> bytes:
    """A PNG that says it is huge and holds nothing."""
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def test_a_picture_that_would_fill_the_memory_is_kept_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(_bomb(50_000, 50_000))
    looked = pictures.look(tmp_path / "bomb.png", "bomb.png")
    assert (looked.width, looked.remarks) == (50_000, ("huge",))


def test_a_plain_jpeg_of_200_megapixels_is_opened_small(tmp_path: Path) -> None:
    path = saved(tmp_path / "big.jpg", Image.new("L", (16_320, 12_240), 128), quality=30)
    found = opened(path, 480, most=20_000_000)
    assert found.size == (16_320, 12_240)
    assert found.picture.width <= 16_320 // 4


@pytest.mark.parametrize(
    ("name", "how"), [("a.jpg", {"quality": 85}), ("b.png", {}), ("c.webp", {"quality": 80}), ("d.tif", {})]
)
@pytest.mark.parametrize("turn", [0, 90])
def test_what_is_given_out_says_nothing_of_its_place_and_is_the_same_picture(
    tmp_path: Path, name: str, how: dict[str, object], turn: int
) -> None:
    path = saved(tmp_path / name, scene(wide=320, tall=240), exif=exif(6), **how)
    before = path.read_bytes()
    content, ending = pictures.given_out(path, turn)
    assert path.read_bytes() == before
    (tmp_path / f"out{ending}").write_bytes(content)
    with Image.open(io.BytesIO(content)) as given:
        told = given.getexif()
        assert set(told) <= {274}
        assert not told.get_ifd(0x8825)
        assert "ACME" not in str(given.info)
    assert b"2024:05:13" not in content
    shown, given_shown = (
        opened(path, 320).picture.rotate(-turn, expand=True),
        opened(tmp_path / f"out{ending}", 320).picture,
    )
    assert shown.size == given_shown.size
    assert shown.tobytes() == given_shown.tobytes()


def test_what_phones_hide_behind_a_picture_stays_behind(tmp_path: Path) -> None:
    whole = saved(tmp_path / "a.jpg", scene(wide=320, tall=240), comment=b"by Ana", progressive=True).read_bytes()
    (tmp_path / "a.jpg").write_bytes(whole + b"MotionPhoto film with position" * 20)
    content, _ = pictures.given_out(tmp_path / "a.jpg")
    assert b"MotionPhoto" not in content
    assert b"by Ana" not in content
    assert Image.open(io.BytesIO(content)).size == (320, 240)


def test_what_cannot_be_cleaned_is_not_given_out(tmp_path: Path) -> None:
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 400)
    with pytest.raises(pictures.NotOpened):
        pictures.given_out(tmp_path / "a.heic")


def test_folders_and_packed_files_are_brought_in_order_without_what_computers_add(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("10.jpg", "9.jpg", "deep/1.jpg", "Thumbs.db", ".hidden.jpg"):
        (tmp_path / "in" / name).write_bytes(b"x")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as packed:
        for name in ("a/2.jpg", "__MACOSX/a/._2.jpg", "../../out.jpg"):
            packed.writestr(name, name)
    found = pictures.brought([tmp_path / "in", tmp_path / "more.zip"])
    assert [each.name for each in found] == ["9.jpg", "10.jpg", "1.jpg", "out.jpg", "2.jpg"]
    with found[-1].at_hand() as path:
        assert path.read_text() == "a/2.jpg"
    assert not path.exists()


def test_a_small_picture_is_made_again_and_turned(tmp_path: Path) -> None:
    sha256 = Files(tmp_path / "files").keep(saved(tmp_path / "a.jpg", scene()))
    small = pictures.Small(tmp_path)
    made = (small.made(sha256), small.made(sha256, 90), small.made(sha256, large=True))
    sizes = [Image.open(io.BytesIO(path.read_bytes())).size for path in made]
    assert sizes == [(480, 360), (360, 480), (1600, 1200)]
    with pytest.raises(OSError, match=r".+"):
        small.made("0" * 64)
