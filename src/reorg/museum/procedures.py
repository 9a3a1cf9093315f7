"""Which procedures does a small museum carry out: what does each ask, and what does it make of objects? (Spectrum 5.1)

A procedure is a value of :class:`Procedure`; pages, papers and rules read it and know none by name. What is entered
at each step is in :mod:`reorg.museum.carrying`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.language import Message, say
from reorg.museum.asking import Ask

Choices = tuple[tuple[str, Message], ...]
OURS = ""
"""The state of an object of which nothing is said: the museum's own, in its place."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of each object at a step.

    ``state`` is what it becomes (``None``: stays as it is, ``""``: an ordinary object again). ``goes``: "" stays,
    ``away`` for a while, ``home`` back to its place, ``out`` for good, ``put`` into the place that is named. ``says``
    pairs a fact of the object with what of the procedure (or of the step's form) it is taken from. ``makes``: what was
    described is entered as objects. ``numbers``: objects get the numbers that were set aside for them.
    """

    state: str | None = None
    goes: str = ""
    says: tuple[tuple[str, str], ...] = ()
    makes: bool = False
    numbers: bool = False


NOTHING = Effect()


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is done after a procedure was begun, once or to some objects at a time.

    ``on`` says which objects it is offered for: ``asked`` (nothing became of them yet), ``under`` (they are away, here,
    set apart … under this procedure). ``signed``: only once all have signed. ``each``: asks for every object apart.
    """

    code: str
    label: Message
    on: str
    effect: Effect
    about: Message | None = None
    asks: tuple[Ask, ...] = ()
    signed: bool = False
    each: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A kind of procedure: its ``code`` in the journal, what people call it, the letter of its numbers (``L-2026-003``).

    ``spectrum`` is the procedure's name in Spectrum 5.1; ``signatures`` is how many people sign before it is done, and
    ``signers`` who they are. ``asks`` are its fields in order. ``takes``: ``things`` are described anew, ``objects``
    are named by number, ``either``, or a ``place`` is walked. ``of``: states of objects that it can take.
    ``under``: the states of an object while it is under the procedure; ``tied``: only those that say so themselves
    (they are away). ``due``: what is under it after ``until`` is overdue.
    ``opened`` happens to objects at once (by ``way``, where ways differ), ``when_signed`` with the last signature.
    ``also_needed`` are fields that one way needs and another does not.
    """

    code: str
    label: Message
    letter: str
    spectrum: str
    about: Message
    asks: tuple[Ask, ...]
    takes: str = "objects"
    of: frozenset[str] = frozenset({OURS})
    signatures: int = 1
    signers: tuple[Message, ...] = ()
    under: frozenset[str] = frozenset()
    tied: bool = False
    due: bool = False
    opened: Mapping[str, Effect] = field(default_factory=lambda: MappingProxyType({"": NOTHING}))
    when_signed: Effect = NOTHING
    also_needed: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    steps: tuple[Step, ...] = ()
    papers: tuple[str, ...] = ()

    def ask(self, name: str) -> Ask | None:
        """Return the field called ``name``, if the procedure asks for it."""
        return next((each for each in self.asks if each.name == name), None)

    def step(self, code: str) -> Step | None:
        """Return the step called ``code``, if the procedure has it."""
        return next((each for each in self.steps if each.code == code), None)

    def called(self, name: str, key: str) -> Message | str:
        """Return what a chosen ``key`` of the field ``name`` is called; what is no choice as it is."""
        ask = self.ask(name)
        return dict(ask.choices).get(key, key) if ask else key


PAPERS: Mapping[str, Message] = MappingProxyType(
    {
        "receipt": say("Receipt, in two copies"),
        "agreement": say("Loan agreement, in two copies"),
        "exit": say("Exit receipt, in two copies"),
        "retrieval": say("Retrieval list, in walking order"),
        "condition": say("Condition sheet"),
        "walk": say("Sheet for the shelf walk"),
        "record": say("Record to sign and file"),
    }
)
"""What can be printed of a procedure."""
CONDITIONS: Choices = (
    ("good", say("good: stable, nothing to do")),
    ("fair", say("fair: worn or marked, but stable")),
    ("poor", say("poor: damaged, handle with care")),
    ("unstable", say("unstable: getting worse, treat soon")),
)
_CONTACT = Ask("contact", say("Address, telephone or e-mail"))
_NOTE = Ask("note", say("Anything else"), "long", later=True)
_VALUE = Ask("value", say("Value for insurance, with the currency"), later=True)
_INSURED = Ask("insured_by", say("Insured by"), later=True)
_CARRIED = Ask("carried_by", say("Carried by"), later=True)
_CONDITION = Ask("condition", say("Condition"), "choice", choices=CONDITIONS)
_REMARK = Ask("remark", say("What was seen"))


def _day(
    label: Message, *, name: str = "date", needed: bool = True, later: bool = False, hint: Message | None = None
) -> Ask:
    return Ask(name, label, "day", needed=needed, help=hint, later=later)


def _place(label: Message, *, needed: bool = False) -> Ask:
    return Ask(
        "place",
        label,
        "place",
        needed=needed,
        help=say("The code or the name of the place: of a room, a unit or a shelf."),
    )


_ON = _day(say("On"), name="on")
_ENTRY = Procedure(
    "entry", say("Object entry"), "E", "Object entry",
    about=say("Somebody brings something: a gift, a loan, a thing to look at. It gets a number and a receipt."),
    takes="things", signers=(say("Brought by"), say("Received by")), papers=("receipt",),
    asks=(
        Ask("party", say("Who brings it"), needed=True),
        _CONTACT,
        Ask("way", say("Why it is here"), "choice", needed=True, choices=(
            ("gift", say("offered as a gift")), ("bequest", say("left to us in a will")),
            ("sale", say("offered for sale")), ("loan", say("offered as a loan")),
            ("identify", say("to be looked at or identified")), ("found", say("found, and handed in")),
        )),
        _day(say("Day")),
        Ask("responsible", say("Received by"), needed=True),
        _place(say("Where it is put")),
        _day(say("To be decided by"), name="until", needed=False, later=True),
        Ask("terms", say("What was agreed"), "long", later=True),
    ),
    under=frozenset({"entered"}), due=True,
    opened=MappingProxyType({"": Effect(state="entered", goes="put", makes=True, says=(("owner", "party"),))}),
)  # fmt: skip
_ACQUISITION = Procedure(
    "acquisition", say("Acquisition"), "A", "Acquisition and accessioning",
    about=say("Something becomes the museum's own. It gets its number in the register once two people have signed."),
    takes="either", of=frozenset({"entered", "found", "borrowed"}), signatures=2,
    signers=(say("Curator"), say("Director")), papers=("record",),
    asks=(
        Ask("way", say("How it becomes ours"), "choice", needed=True, choices=(
            ("gift", say("gift")), ("bequest", say("bequest")), ("purchase", say("purchase")),
            ("exchange", say("exchange")), ("transfer", say("transfer from another institution")),
            ("fieldwork", say("excavation or fieldwork")), ("found", say("found in the museum")),
        )),
        Ask("party", say("From whom"), needed=True),
        _CONTACT,
        _day(say("Date of the deed, letter or sale")),
        Ask("number_from", say("Number in the register"), "code", needed=True),
        Ask("purpose", say("Why the museum takes it"), "long", later=True),
        Ask("terms", say("Conditions attached to it"), "long", later=True),
        Ask("price", say("Price, with the currency"), later=True),
        Ask("responsible", say("Decided by"), later=True, help=say("A person or a committee.")),
        _NOTE,
    ),
    under=frozenset({"entered", "found", "borrowed"}),
    opened=MappingProxyType({"": Effect(state="entered", makes=True, says=(("owner", "party"),))}),
    when_signed=Effect(state="", numbers=True, says=(("acquisition", "way, party"), ("acquired", "date"), ("owner", ""))),
)  # fmt: skip
_INVENTORY = Procedure(
    "inventory", say("Shelf walk"), "I", "Inventory",
    about=say("Walk along a shelf with the list in hand: what is seen, what is not, what should not be there."),
    takes="place", papers=("walk",),
    asks=(
        _place(say("Place"), needed=True),
        _day(say("Day")),
        Ask("responsible", say("Who walks"), needed=True),
        Ask("purpose", say("Why"), help=say("Every year, after a move, a sample …")),
    ),
)  # fmt: skip
_LOAN_IN = Procedure(
    "loan in", say("Loan in"), "B", "Loans in (borrowing objects)",
    about=say("The museum borrows something, with an agreement and a day on which it goes back."),
    takes="things", signatures=2, signers=(say("For the lender"), say("For the museum")), papers=("agreement",),
    asks=(
        Ask("party", say("Lender"), needed=True),
        _CONTACT,
        Ask("purpose", say("What for"), needed=True),
        _day(say("From")),
        _day(say("Due back"), name="until"),
        Ask("terms", say("Conditions of the loan"), "long", later=True),
        _VALUE, _INSURED, _CARRIED,
        Ask("responsible", say("Responsible in the museum"), needed=True),
    ),
    under=frozenset({"borrowed"}), due=True,
    steps=(
        Step("arrive", say("They have arrived"), "things", Effect(state="borrowed", goes="put", makes=True,
             says=(("owner", "party"), ("due", "until"))), signed=True,
             about=say("From now on they are in your list, marked as on loan to you."),
             asks=(_ON, _place(say("Where they are put")), Ask("by", say("Received by"), needed=True))),
        Step("back", say("They go back"), "under", Effect(state="returned", goes="out"),
             about=say("Tick what goes back now. One alone, or all."),
             asks=(_ON, Ask("by", say("Taken by"), needed=True), _CONDITION)),
    ),
)  # fmt: skip
_LOAN_OUT = Procedure(
    "loan out", say("Loan out"), "L", "Loans out (lending objects)",
    about=say("The museum lends something, with an agreement and a day on which it comes back."),
    signatures=2, signers=(say("For the museum"), say("For the borrower")), papers=("agreement", "retrieval"),
    asks=(
        Ask("party", say("Borrower"), needed=True),
        _CONTACT,
        Ask("purpose", say("What for"), needed=True),
        Ask("title", say("Where it will be"), help=say("The name of the house or of the exhibition.")),
        _day(say("From")),
        _day(say("Due back"), name="until"),
        Ask("terms", say("Conditions of the loan"), "long", later=True),
        _VALUE, _INSURED, _CARRIED,
        Ask("responsible", say("Responsible in the museum"), needed=True),
    ),
    under=frozenset({"lent"}), tied=True, due=True,
    steps=(
        Step("out", say("They leave now"), "asked", Effect(state="lent", goes="away"), signed=True,
             about=say("Tick what leaves now. Until then it is in its place."),
             asks=(_ON, Ask("by", say("Taken by"), needed=True), _CONDITION)),
        Step("back", say("They come back"), "under", Effect(state="", goes="home"),
             about=say("Tick what has come back. One alone, or all. It returns to its usual place."),
             asks=(_ON, Ask("by", say("Received by"), needed=True), _CONDITION)),
    ),
)  # fmt: skip
_EXIT = Procedure(
    "exit", say("Object exit"), "X", "Object exit",
    about=say("Something that is not ours leaves for good: given back, or passed on. Who takes it signs for it."),
    of=frozenset({"entered", "borrowed", "found"}), signatures=2,
    signers=(say("Handed over by"), say("Received by")), papers=("exit",),
    asks=(
        Ask("party", say("Who takes it"), needed=True),
        _CONTACT,
        Ask("way", say("Why it leaves"), "choice", needed=True, choices=(
            ("back", say("given back to who brought it")), ("loan", say("end of a loan to us")),
            ("owner", say("given to its rightful owner")), ("transfer", say("passed on to another institution")),
            ("destroyed", say("taken away to be destroyed")),
        )),
        _day(say("Day")),
        Ask("responsible", say("Handed over by"), needed=True),
        _CARRIED,
        _NOTE,
    ),
    steps=(
        Step("leave", say("It has left the building"), "asked", Effect(state="returned", goes="out"), signed=True,
             about=say("Its record stays for ever; it is no longer counted."),
             asks=(_ON, Ask("by", say("Taken by"), needed=True))),
    ),
)  # fmt: skip
_FOUND_AGAIN = Step(
    "found", say("It was found again"), "under", Effect(state="", goes="put"),
    about=say("Tick what was found. It is an ordinary object again, in the place that you write."),
    asks=(
        _ON, _place(say("Where it is now"), needed=True), Ask("by", say("Found by"), needed=True),
        _CONDITION,
    ),
)  # fmt: skip
_MISSING = Effect(state="missing")
_DAMAGED = Effect(says=(("condition", "condition"), ("condition_date", "date")))
_LOSS = Procedure(
    "loss", say("Loss and damage"), "D", "Damage and loss",
    about=say("Something is missing, stolen or damaged. Write it down on the day it is noticed."),
    of=frozenset({OURS, "entered", "borrowed", "found", "lent", "leaving", "missing"}), papers=("record",),
    asks=(
        Ask("way", say("What happened"), "choice", needed=True, choices=(
            ("missing", say("it is not where it should be")), ("stolen", say("it was stolen")),
            ("damaged", say("it is damaged")), ("destroyed", say("it is destroyed")),
        )),
        _day(say("Noticed on")),
        Ask("responsible", say("Noticed by"), needed=True),
        Ask("condition", say("The damage, in words"), "long"),
        Ask("purpose", say("How it came about, as far as is known"), "long", later=True),
        Ask("terms", say("What was done"), "long", later=True, help=say("Who was told (authority, police, insurer), and when.")),
        Ask("value", say("Value, with the currency"), later=True),
    ),
    under=frozenset({"missing"}),
    opened=MappingProxyType({"missing": _MISSING, "stolen": _MISSING, "damaged": _DAMAGED, "destroyed": _DAMAGED, "": NOTHING}),
    also_needed=MappingProxyType({"damaged": ("condition",), "destroyed": ("condition",)}),
    steps=(_FOUND_AGAIN,),
)  # fmt: skip
_CHECKED = Effect(says=(("condition", "condition, remark"), ("condition_date", "date")))
_CHECK = Procedure(
    "condition", say("Condition check"), "C", "Condition checking and technical assessment",
    about=say("Look at objects one by one, and write down how they are. Print the sheet first, or write it here."),
    of=frozenset({OURS, "entered", "borrowed", "found", "lent", "leaving"}), papers=("condition",),
    asks=(
        Ask("purpose", say("Why"), help=say("Before a loan, every year, after a leak …")),
        _day(say("Day")),
        Ask("responsible", say("Checked by"), needed=True),
        _NOTE,
    ),
    steps=(
        Step("checked", say("What was seen"), "asked", _CHECKED, about=say("Leave empty what you did not look at."),
             asks=(_day(say("Looked at on")),), each=(_CONDITION, _REMARK)),
    ),
)  # fmt: skip
_USE = Procedure(
    "use", say("Use request"), "U", "Use of collections",
    about=say("Somebody wants to study, draw, photograph or show something. A list says where to fetch it."),
    of=frozenset({OURS, "entered", "borrowed", "found"}), papers=("retrieval",),
    asks=(
        Ask("party", say("Who asks"), needed=True),
        _CONTACT,
        Ask("way", say("What for"), "choice", needed=True, choices=(
            ("study", say("study")), ("exhibition", say("exhibition")), ("school", say("school")),
            ("photographs", say("photographs")), ("care", say("conservation")), ("other", say("something else")),
        )),
        Ask("purpose", say("In a few words"), later=True),
        Ask("title", say("Where it will be used"), needed=True),
        _day(say("From")),
        _day(say("Back by"), name="until"),
        Ask("responsible", say("Allowed by"), needed=True),
    ),
    tied=True, due=True,
    steps=(
        Step("out", say("They are taken out"), "asked", Effect(goes="away"),
             about=say("Tick what is taken from its place."), asks=(_ON, Ask("by", say("Taken by"), needed=True))),
        Step("back", say("They are put back"), "under", Effect(goes="home"),
             about=say("Tick what stands in its place again. One alone, or all."),
             asks=(_ON, Ask("by", say("Put back by"), needed=True), _CONDITION)),
    ),
)  # fmt: skip
_DEACCESSION = Procedure(
    "deaccession", say("Deaccession"), "S", "Deaccessioning and disposal",
    about=say("Something shall leave the collection. Two people sign; it is set apart; only then may it leave."),
    of=frozenset({OURS, "missing"}), signatures=2, signers=(say("Proposed by"), say("Approved by")), papers=("record",),
    asks=(
        Ask("way", say("Why"), "choice", needed=True, choices=(
            ("not ours", say("it belongs to somebody else")), ("twice", say("we have the same, better")),
            ("scope", say("it does not fit what the museum collects")), ("ruined", say("it is ruined beyond repair")),
            ("hazard", say("it is a danger")), ("lost", say("it is lost, and will not be found")),
        )),
        Ask("purpose", say("The reasons, in full"), "long", needed=True),
        Ask("terms", say("Who has agreed"), "long", needed=True, help=say("Authority, donor, law: what each said, and when.")),
        _day(say("Day of the proposal")),
        _day(say("May leave from"), name="until", hint=say("Time in which somebody can still object: say, six months.")),
        _place(say("Where it is set apart")),
        Ask("responsible", say("Responsible in the museum"), needed=True),
    ),
    under=frozenset({"leaving", "missing"}),
    when_signed=Effect(state="leaving", goes="put"),
    steps=(
        Step("leave", say("It has left the museum"), "under", Effect(state="struck", goes="out"), signed=True,
             about=say(
                 "It is struck from the register: its record stays, with a line through it, and its number is never used "
                 "again."
             ),
             asks=(_ON, Ask("how", say("How"), "choice", needed=True, choices=(
                 ("given", say("given to another museum or institution")), ("returned", say("returned to its owner")),
                 ("sold", say("sold")), ("exchanged", say("exchanged")), ("destroyed", say("destroyed, before a witness")),
                 ("lost", say("written off as lost")),
             )), Ask("by", say("To whom, or before which witness"), needed=True))),
    ),
)  # fmt: skip
_ALL = (_ENTRY, _ACQUISITION, _LOAN_IN, _EXIT, _LOAN_OUT, _USE, _INVENTORY, _CHECK, _LOSS, _DEACCESSION)
PROCEDURES: Mapping[str, Procedure] = MappingProxyType({each.code: each for each in _ALL})
