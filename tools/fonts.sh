#!/usr/bin/env bash
# How are the fonts in src/reorg/report/fonts made? Cut from the Noto fonts (SIL OFL 1.1) to what reorg writes.
#
# Latin, Greek, Cyrillic, Arabic and signs are joined into one family, "Reorg Sans": the renderer of drawings in the
# PDF (usvg) loses letters where a sentence needs two fonts, so one font has to hold the whole sentence.
#
# Usage: tools/fonts.sh FOLDER_OF_NOTO_TTF   (needs fonttools: pyftsubset and pyftmerge on the path)
set -euo pipefail
from=$1
to=$(cd "$(dirname "$0")/.." && pwd)/src/reorg/report/fonts
lab=$(mktemp -d)
latin=U+0020-007E,U+00A0-024F,U+0259,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-04FF,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2116,U+2122,U+2150-215F
arabic=U+0600-06FF,U+0750-077F,U+FD3E,U+FD3F,U+FDF2
arrows=U+2190-2193,U+2212,U+2248,U+2260,U+2264,U+2265
shapes=U+25CB,U+25CF,U+25D0,U+25B2,U+2610,U+2713

cut() { # name, characters, layout features, folder
  pyftsubset "$from/$1.ttf" --unicodes="$2" --layout-features="$3" --no-hinting --notdef-outline \
    --name-IDs='0,1,2,3,4,5,6,13,14' --output-file="$4/$1.ttf"
}

for weight in Regular Bold; do
  cut "NotoSans-$weight" "$latin" 'kern,mark,mkmk,ccmp,locl,tnum,lnum' "$lab"
  cut "NotoSansArabic-$weight" "$arabic" 'kern,mark,mkmk,ccmp,locl,init,medi,fina,isol,rlig,calt,liga,curs' "$lab"
  cut "NotoSerif-$weight" "$latin" 'kern,mark,mkmk,ccmp,locl,tnum,lnum' "$to"
done
cut NotoSansMath-Regular "$arrows" '' "$lab"
cut NotoSansSymbols2-Regular "$shapes" '' "$lab"
cut NotoNaskhArabic-Bold "$arabic" 'kern,mark,mkmk,ccmp,locl,init,medi,fina,isol,rlig,calt,liga,curs' "$to"

for weight in Regular Bold; do
  pyftmerge --drop-tables=vhea,vmtx,MATH --output-file="$lab/joined.ttf" "$lab/NotoSans-$weight.ttf" \
    "$lab/NotoSansArabic-$weight.ttf" "$lab/NotoSansMath-Regular.ttf" "$lab/NotoSansSymbols2-Regular.ttf"
  python3 - "$lab/joined.ttf" "$to/ReorgSans-$weight.ttf" "$weight" <<'PY'
import sys

from fontTools.ttLib import TTFont

joined, out, weight = sys.argv[1:]
font = TTFont(joined)
names = {1: "Reorg Sans", 2: weight, 3: f"Reorg Sans {weight}", 4: f"Reorg Sans {weight}", 6: f"ReorgSans-{weight}"}
for number, text in names.items():
    font["name"].setName(text, number, 3, 1, 0x409)
latin = TTFont(joined.replace("joined", f"NotoSans-{weight}"))
for table, keys in (("hhea", ("ascent", "descent", "lineGap")), ("OS/2", ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "usWeightClass", "fsSelection", "sCapHeight", "sxHeight"))):
    for key in keys:
        setattr(font[table], key, getattr(latin[table], key))
font["head"].macStyle = latin["head"].macStyle
font.save(out)
PY
done
rm -r "$lab"
