"""Which sentence says what is wrong in a packing problem, or in an answer to one?"""

from __future__ import annotations

from reorg.language import AsItIs, Message, say
from reorg.storage import packing


def said(fault: packing.Fault) -> Message:
    """Return the sentence for something wrong in a problem or an answer."""
    at, value = AsItIs(fault.where), AsItIs(fault.value)
    sentences = of_problems(at, value) | of_answers(at, value) | of_things(at, value)
    return sentences[fault.code]


def of_problems(at: AsItIs, value: AsItIs) -> dict[str, Message]:
    """Return the sentences about how a problem, or an answer, is written, by code."""
    return {
        "not-json": say("{at}: this is not JSON ({value}).", at=at, value=value),
        "not-an-object": say("{at}: names with values in {{ }} are expected here.", at=at),
        "not-a-list": say("{at}: a list in [ ] is expected here.", at=at),
        "missing": say("{at} is missing.", at=at),
        "unknown-key": say("{at} is not known. Is it written wrongly?", at=at),
        "not-a-number": say("{at}: {value} is not a number.", at=at, value=value),
        "not-above-zero": say("{at} is {value}. It must be more than 0.", at=at, value=value),
        "below-zero": say("{at} is {value}. It cannot be less than 0.", at=at, value=value),
        "not-whole": say("{at} is {value}. A whole number is expected.", at=at, value=value),
        "not-a-flag": say("{at} is {value}. It is true or false.", at=at, value=value),
        "not-text": say("{at} is {value}. Text in quotation marks is expected.", at=at, value=value),
        "not-a-share": say("{at} is {value}. It is a share: at least 0 and less than 1.", at=at, value=value),
        "beyond-reach": say("{at} is {value}. At most 3 things stand behind each other.", at=at, value=value),
        "no-such-unit": say("{at}: there is no unit called {value}.", at=at, value=value),
        "twice": say("{at}: {value} is there more than once.", at=at, value=value),
        "too-many": say("{at}: {value} things are more than can be solved.", at=at, value=value),
        "no-such-kind": say("{at}: there is no kind of furniture called {value}.", at=at, value=value),
        "no-such-category": say("{at}: nothing has the category {value}.", at=at, value=value),
        "not-a-pair": say("{at} is {value}. Two different categories are expected.", at=at, value=value),
        "roll-with-sides": say("{at}: a roll has a length and a diameter, and no sides.", at=at),
        "no-such-climate": say("{at}: nothing has the climate {value}.", at=at, value=value),
        "no-such-way": say("{at}: {value} is no way to stand.", at=at, value=value),
        "no-such-reason": say("{at}: {value} is no reason why something has no place.", at=at, value=value),
        "no-such-thing": say("{at}: there is no thing called {value}.", at=at, value=value),
        "more-than-there-are": say("{at}: there are not so many things called {value}.", at=at, value=value),
    }


def of_answers(at: AsItIs, value: AsItIs) -> dict[str, Message]:
    """Return the sentences about bays, shelves, lanes and spots of an answer, by code."""
    return {
        "nowhere": say("{at}: it is in something that does not exist.", at=at),
        "other-things": say("{at} is about other things.", at=at),
        "other-count": say("{at}: another number than what is held ({value}).", at=at, value=value),
        "bound-above-answer": say(
            "{at}: what is needed at least cannot be more than is used ({value}).", at=at, value=value
        ),
        "too-many-bays": say("{at}: more are used than there are ({value}).", at=at, value=value),
        "empty": say("{at} is empty.", at=at),
        "no-such-shelf": say("{at}: its shelves do not have these heights: {value}.", at=at, value=value),
        "shelves-too-high": say("{at}: its shelves take more than its height ({value}).", at=at, value=value),
        "between-steps": say("{at}: a shelf cannot hang there, it takes {value}.", at=at, value=value),
        "below-base": say("{at}: a shelf hangs below the lowest surface ({value}).", at=at, value=value),
        "above-top": say("{at}: a shelf ends above the top, at {value}.", at=at, value=value),
        "shelves-overlap": say("{at}: two shelves take the same height.", at=at),
        "bay-bears-too-much": say("{at} bears too much (kg: {value}).", at=at, value=value),
        "shelf-bears-too-much": say("{at} bears too much (kg: {value}).", at=at, value=value),
        "several-categories": say("{at} holds several categories: {value}.", at=at, value=value),
        "not-apart": say("{at} holds what must be apart: {value}.", at=at, value=value),
        "too-wide": say("{at}: what stands side by side is too wide ({value}).", at=at, value=value),
        "too-deep": say("{at}: what stands behind each other is too deep ({value}).", at=at, value=value),
        "too-full": say("{at}: less area is free than must be ({value}).", at=at, value=value),
        "beyond-reach": say("{at} holds more things than can be reached ({value}).", at=at, value=value),
        "out-of-reach": say("{at}: {value} others are moved to reach it.", at=at, value=value),
        "outside": say("{at}: {value} reaches over the edge.", at=at, value=value),
        "overlap": say("{at} lies over {value}.", at=at, value=value),
        "several-piles": say("{at} holds several piles. Each needs a spot of its own.", at=at),
    }


def of_things(at: AsItIs, value: AsItIs) -> dict[str, Message]:
    """Return the sentences about where a thing is in an answer, by code."""
    return {
        "has-no-place": say("{at} is neither placed nor named as unplaced ({value} times).", at=at, value=value),
        "place-and-reason": say("{at} has a place, and a reason for having none.", at=at),
        "it-fits": say("{at} is said to fit nowhere, but it does ({value}).", at=at, value=value),
        "it-is-borne": say("{at} is said to be too heavy, but a unit bears it ({value}).", at=at, value=value),
        "there-is-room": say("{at} has no place, but its unit is not limited ({value}).", at=at, value=value),
        "other-climate": say("{at}: {value} needs another climate.", at=at, value=value),
        "other-unit": say("{at}: {value} needs another unit.", at=at, value=value),
        "other-unit-said": say("{at}: {value} is said to be in another unit.", at=at, value=value),
        "may-not-stand-so": say("{at}: {value} may not stand so.", at=at, value=value),
        "too-tall": say("{at} is too tall for its shelf ({value}).", at=at, value=value),
        "on-nothing": say("{at}: {value} is said to stand on another thing, but is the first.", at=at, value=value),
        "larger-than-below": say("{at}: {value} is larger than what it stands on.", at=at, value=value),
        "pile-too-many": say("{at}: too many things are stacked ({value}).", at=at, value=value),
        "bears-too-much": say("{at}: too much weighs on a thing (kg: {value}).", at=at, value=value),
    }
