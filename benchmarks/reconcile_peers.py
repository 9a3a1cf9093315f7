"""How do the linkage packages that there are do on the same two lists, beside ``match``?

    python benchmarks/reconcile_peers.py FOLDER …

Each FOLDER holds ``a.csv``, ``b.csv`` and ``truth.csv`` as ``benchmarks/corrupt.py`` writes them. Run in an environment that
has ``pandas``, ``splink``, ``recordlinkage`` and ``rapidfuzz`` beside what reorg needs (never the project's own); a
peer that is not installed is said to be absent.

Protocol. All peers get the same: number (capitals, blanks and signs aside), title, maker and size in lower case without
signs, as columns that already mean the same in both lists (``match`` finds that out by itself, in its time). Each row of
B takes the best row of A above the peer's threshold, and each row of A only the best that asks for it; these pairs are
its automatic ones. Precision: of the automatic pairs, those that are true. Recall: of the true pairs, those automatic.
Seconds are on the clock, without reading the files; the ratio is to the seconds of ``match`` on the same lists in the
same run. Thresholds were set before the first run and not moved.

* ``rapidfuzz``: pairs with the same number, or one of the eight rarest words of the titles in common (in at most 200
  rows); half the likeness of the numbers and half that of titles, makers and sizes (``ratio`` and ``token_set_ratio`` by
  ``cpdist``, two workers); from 85 of 100 on. Where one says nothing, the other half counts.
* ``recordlinkage``: pairs with the same number, title or maker and size (``Index`` with three blocks); numbers, titles and
  makers by Jaro and Winkler's likeness from 0.85, sizes exactly; ``ECMClassifier``, the probability of a match from 0.9.
* ``Splink`` (DuckDB): the same three blocks; number, title, maker and size with Jaro and Winkler's levels 0.92 and 0.8, sizes
  exactly, the frequencies of titles and makers weighed; u by a random sample (seed 1), m by two passes of expectation
  and maximisation, blocked by number and by title; match probability from 0.9.
"""

from __future__ import annotations

import argparse
import csv
import logging
import re
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

Pairs = list[tuple[int, int, float]]
Row = dict[str, str]
HEADS = {
    "number": ("acno", "accession_number", "MoMANumber", "number", "inventarienummer", "Inv. no."),
    "title": ("title", "Title", "titel", "Object title"),
    "maker": ("all_artists", "maker", "creator_full_name", "Artist", "actors", "konstnar"),
    "size": ("dimensions", "Dimensions", "matt", "Size"),
}
_SIGNS = re.compile(r"[\W_]+")


def rows_of(path: Path) -> list[Row]:
    """Return what the peers are given of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = reader.fieldnames or ()
        headings = {role: next((name for name in found if name in names), None) for role, found in HEADS.items()}
        rows = []
        for said in reader:
            row = {role: (said[name] or "").lower() if name else "" for role, name in headings.items()}
            joint = {role: _SIGNS.sub("" if role == "number" else " ", text).strip() for role, text in row.items()}
            rows.append(joint)
    return rows


def with_rapidfuzz(one: list[Row], other: list[Row]) -> Pairs:
    import numpy as np
    from rapidfuzz import fuzz
    from rapidfuzz.process import cpdist

    by_word: dict[str, list[int]] = defaultdict(list)
    by_number: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(one):
        by_number[row["number"]].append(at)
        for word in set(row["title"].split()):
            by_word[word].append(at)
    often = Counter({word: len(rows) for word, rows in by_word.items()})
    a, b = [], []
    for at, row in enumerate(other):
        found = set(by_number[row["number"]]) if row["number"] else set()
        known = sorted((word for word in set(row["title"].split()) if 0 < often[word] <= 200), key=often.__getitem__)
        for word in known[:8]:
            found.update(by_word[word])
        a += found
        b += [at] * len(found)
    one_in, other_in = np.array(a, np.int64), np.array(b, np.int64)
    score, weight = np.zeros(len(a)), np.zeros(len(a))
    for role, scorer, share in (
        ("number", fuzz.ratio, 3.0),
        ("title", fuzz.token_set_ratio, 1.0),
        ("maker", fuzz.token_set_ratio, 1.0),
        ("size", fuzz.token_set_ratio, 1.0),
    ):
        x, y = [one[at][role] for at in a], [other[at][role] for at in b]
        both = np.array([bool(left and right) for left, right in zip(x, y, strict=True)])
        score += share * both * cpdist(x, y, scorer=scorer, workers=2)
        weight += share * both
    score /= np.maximum(weight, 1)
    kept = (score >= 85) & (weight > 1)
    return list(zip(one_in[kept].tolist(), other_in[kept].tolist(), score[kept].tolist(), strict=True))


def with_recordlinkage(one: list[Row], other: list[Row]) -> Pairs:
    import pandas as pd
    import recordlinkage as rl

    a, b = (pd.DataFrame(rows).replace("", None) for rows in (one, other))
    index = rl.Index()
    index.block("number")
    index.block("title")
    index.block(["maker", "size"])
    pairs = index.index(a, b)
    compare = rl.Compare()
    for role in ("number", "title", "maker"):
        compare.string(role, role, method="jarowinkler", threshold=0.85, label=role)
    compare.exact("size", "size", label="size")
    features = compare.compute(pairs, a, b)
    model = rl.ECMClassifier()
    model.fit(features)
    told = model.prob(features)
    told = told[told >= 0.9]
    return [(x, y, score) for (x, y), score in told.items()]


def with_splink(one: list[Row], other: list[Row]) -> Pairs:
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    api = DuckDBAPI()
    frames = []
    for rows in (one, other):
        frame = pd.DataFrame(rows).replace("", None)
        frame["unique_id"] = range(len(frame))
        frames.append(frame)
    blocks = [block_on("number"), block_on("title"), block_on("maker", "size")]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("number", [0.92, 0.8]),
            cl.JaroWinklerAtThresholds("title", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("maker", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("size"),
        ],
        blocking_rules_to_generate_predictions=blocks,
    )
    tables = [api.register(frame, dataset_display_name=name) for frame, name in zip(frames, ("a", "b"), strict=True)]
    linker = Linker(tables, settings)
    linker.training.estimate_probability_two_random_records_match([block_on("number")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for block in blocks[:2]:
        linker.training.estimate_parameters_using_expectation_maximisation(block)
    found = linker.inference.predict(threshold_match_probability=0.9).as_pandas_dataframe()
    left = found["source_dataset_l"] == "a"
    x = found["unique_id_l"].where(left, found["unique_id_r"])
    y = found["unique_id_r"].where(left, found["unique_id_l"])
    return list(zip(x.tolist(), y.tolist(), found["match_weight"].tolist(), strict=True))


PEERS: dict[str, Callable[[list[Row], list[Row]], Pairs]] = {
    "rapidfuzz": with_rapidfuzz,
    "recordlinkage": with_recordlinkage,
    "splink": with_splink,
}


def best(pairs: Pairs) -> set[tuple[int, int]]:
    """Return the pairs of which each row stands in one at most, the best first; rows from 1."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = set()
    for a, b, _ in sorted(pairs, key=lambda pair: -pair[2]):
        if a not in taken_a and b not in taken_b:
            taken_a.add(a)
            taken_b.add(b)
            found.add((a + 1, b + 1))
    return found


def told(name: str, found: set[tuple[int, int]], truth: set[tuple[int, int]], seconds: float, own: float) -> None:
    right = len(found & truth)
    print(
        f"  {name:14} {right / max(1, len(found)):9.5f} {right / max(1, len(truth)):7.4f} {len(found) - right:6} "
        f"{seconds:8.2f}s {seconds / own:6.1f}",
        flush=True,
    )


def own_pairs(folder: Path) -> tuple[set[tuple[int, int]], float]:
    """Return the automatic pairs of ``match``, and its seconds."""
    from reorg.documentation import match
    from reorg.exchange import read

    a, b = read(folder / "a.csv").register, read(folder / "b.csv").register
    start = time.perf_counter()
    found = match(a, b)
    seconds = time.perf_counter() - start
    sure = found.automatic
    return set(zip(found.a[sure].tolist(), found.b[sure].tolist(), strict=True)), seconds


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Measure linkage packages beside reorg on lists whose truth is known.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--peers", nargs="*", choices=tuple(PEERS), default=list(PEERS))
    chosen = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    print(f"  {'':14} {'precision':>9} {'recall':>7} {'wrong':>6} {'seconds':>9} {'ratio':>6}")
    for folder in chosen.folders:
        if not (folder / "truth.csv").is_file():
            print(f"{folder.name}: not measured, there is no truth.csv in it.")
            continue
        with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
            truth = {(int(row["a"]), int(row["b"])) for row in csv.DictReader(file)}
        one, other = rows_of(folder / "a.csv"), rows_of(folder / "b.csv")
        print(f"{folder.name}: {len(one) + len(other):,} records")
        found, own = own_pairs(folder)
        told("reorg", found, truth, own, own)
        for name in chosen.peers:
            if find_spec(name) is None:
                print(f"  {name:14} not measured: it is not installed.")
                continue
            start = time.perf_counter()
            pairs = best(PEERS[name](one, other))
            told(name, pairs, truth, time.perf_counter() - start, own)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
