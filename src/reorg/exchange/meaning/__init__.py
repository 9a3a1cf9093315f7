"""What do a list's columns mean together: put together, cut apart, saved, and found again in the next list?"""

from reorg.exchange.meaning.chosen import NOT_IN_A_LIST, Chosen, guessed, loaded, overruled
from reorg.exchange.meaning.found import as_before, shapes
from reorg.exchange.meaning.made import BETWEEN, Cut, Joined, Made, Outcome, lay
from reorg.exchange.meaning.split import Example, Rule, learn, rule_data, rule_from
from reorg.exchange.meaning.suggest import several, suggested

__all__ = [
    "BETWEEN",
    "NOT_IN_A_LIST",
    "Chosen",
    "Cut",
    "Example",
    "Joined",
    "Made",
    "Outcome",
    "Rule",
    "as_before",
    "guessed",
    "lay",
    "learn",
    "loaded",
    "overruled",
    "rule_data",
    "rule_from",
    "several",
    "shapes",
    "suggested",
]
