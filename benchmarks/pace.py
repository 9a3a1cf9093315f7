"""How often does a pace learned from the log contain the true one, and how wide is it?

Protocol. Teams are made whose true pace is the borrowed usual one times e^N(0, s): s 0.27 for marking (10, 15, 20 a day), 0.53
for moving (86, 170, 333), about what the borrowed spread says. Each notes k sessions of 0.4 to 2 person-days; the things done
in one are those of the true pace times N(1, v), v = 0.15, 0.33, 0.5 (days that differ by so much), and Poisson on top. Counted
is in how many of M teams low to high contains the true pace (goal 80 %), beside the mean width over the true pace.

    python benchmarks/pace.py [--teams 1000]
"""

from __future__ import annotations

import argparse
import random
from math import exp

from reorg.assessment.tasks import pace_of
from reorg.method import Rate, borrowed

SPREADS = {"marking": 0.27, "moving": 0.53}
SESSIONS = ((1, 1), (2, 3), (4, 10), (20, 20))


def held(rate: Rate, spread: float, vary: float, sessions: tuple[int, int], teams: int) -> tuple[float, float]:
    """Return in which share of teams the interval holds the truth, and its mean width over the truth."""
    chance, hits, width = random.Random(1), 0, 0.0
    for _ in range(teams):
        truth, work = rate.usual * exp(chance.gauss(0, spread)), []
        for _ in range(chance.randint(*sessions)):
            days = chance.uniform(0.4, 2.0)
            mean = truth * days * max(0.1, chance.gauss(1, vary))
            work.append((days, float(max(0, round(chance.gauss(mean, mean**0.5))))))
        pace = pace_of(rate, work)
        assert pace is not None
        hits += pace.low <= truth <= pace.high
        width += (pace.high - pace.low) / truth
    return hits / teams, width / teams


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--teams", type=int, default=1000)
    teams = parser.parse_args().teams
    heads = ["1 session", "2 to 3", "4 to 10", "20"]
    print("| rate | days differ by | " + " | ".join(f"{head}: held | width" for head in heads) + " |")
    print("| --- | --- |" + " --- | --- |" * len(heads))
    for name, spread in SPREADS.items():
        for vary in (0.15, 0.33, 0.5):
            cells = [held(borrowed()[name], spread, vary, sessions, teams) for sessions in SESSIONS]
            told = " | ".join(f"{share:.0%} | {width:.2f}" for share, width in cells)
            print(f"| {name} | {vary:.0%} | {told} |")


if __name__ == "__main__":
    main()
