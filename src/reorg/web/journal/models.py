"""Which tables hold the entries, and which hold the index (the current picture, which can be dropped and rebuilt)?"""

from __future__ import annotations

from django.db import models


class Meta(models.Model):
    """What this database is: its format and the device it writes as."""

    key = models.CharField(primary_key=True, max_length=40)
    value = models.TextField()


class EntryRow(models.Model):
    """One entry. ``at`` is its time as it counts: on one device it never runs backwards."""

    device = models.CharField(max_length=40)
    number = models.IntegerField()
    act = models.IntegerField()
    time = models.CharField(max_length=32)
    at = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)
    version = models.IntegerField()
    about = models.CharField(max_length=80, db_index=True)
    who = models.CharField(max_length=200)
    data = models.TextField()
    salt = models.CharField(max_length=64)
    leaf = models.CharField(max_length=64)
    link = models.CharField(max_length=64)

    class Meta:
        """An entry is there once; kinds and actions are looked up."""

        constraints = (models.UniqueConstraint(fields=["device", "number"], name="entry_once"),)
        indexes = (
            models.Index(fields=["kind"], name="entry_kind"),
            models.Index(fields=["device", "act"], name="entry_act"),
            models.Index(fields=["at"], condition=models.Q(number=models.F("act")), name="entry_actions"),
            models.Index(fields=["kind", "at"], condition=models.Q(kind="moved"), name="entry_moves"),
        )


class Holding(models.Model):
    """Index: an object as it is known now. ``facts`` (JSON) holds all of it; the columns are for lists and search.

    ``marks`` are the bits of what is missing (:func:`reorg.museum.marks_of`).
    """

    key = models.CharField(max_length=80, unique=True)
    number = models.CharField(max_length=400)
    number_key = models.CharField(max_length=400, db_index=True)
    bare = models.CharField(max_length=400, db_index=True, default="")
    state = models.CharField(max_length=20, db_index=True, default="")
    sort_key = models.CharField(max_length=400)
    name = models.TextField()
    title = models.TextField()
    maker = models.TextField()
    category = models.CharField(max_length=400)
    place = models.CharField(max_length=80, db_index=True)
    marks = models.IntegerField(default=0)
    facts = models.TextField()

    class Meta:
        """Lists are in order of number; what a list is narrowed by stands in the same index, which alone is read."""

        indexes = (
            models.Index(fields=["sort_key", "key", "category", "place", "state", "marks"], name="holding_list"),
        )


class Spot(models.Model):
    """Index: a place as it is known now."""

    key = models.CharField(max_length=80, unique=True)
    code = models.CharField(max_length=400)
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=80, db_index=True)
    facts = models.TextField()


class Known(models.Model):
    """Index: any other subject (the museum itself, sources, answers, plans …) as it is known now.

    ``of`` is what it belongs to: what a photograph shows, the kind of a procedure, the source of a line.
    """

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, db_index=True)
    of = models.CharField(max_length=80, default="")
    facts = models.TextField()

    class Meta:
        """What belongs to an object is found in the index alone."""

        indexes = (models.Index(fields=["kind", "of"], name="known_of"),)


class Worked(models.Model):
    """Index: something worked out from the museum as it stood (findings, a plan's parts), kept until it changes."""

    name = models.CharField(primary_key=True, max_length=80)
    heads = models.TextField()
    data = models.TextField()


class SourceRow(models.Model):
    """Index: what one row of a compared list says, which objects it resembles, and what was decided about it.

    The first part is laid by a comparison (it needs the kept file); ``verdict`` to ``disputed`` by the fold of the row's
    ``match`` entries, as everything else in the index. ``pile`` is agree, differ or alone; ``ground`` the codes of the
    reasons why; ``best`` the object that it surely is, if any; ``candidates`` (JSON) each object, score, reasons.
    """

    key = models.CharField(max_length=80, unique=True)
    source = models.CharField(max_length=80)
    row = models.IntegerField()
    number = models.CharField(max_length=400)
    words = models.TextField()
    facts = models.TextField()
    pile = models.CharField(max_length=10)
    ground = models.CharField(max_length=200)
    best = models.CharField(max_length=80)
    candidates = models.TextField()
    verdict = models.CharField(max_length=10, default="")
    object = models.CharField(max_length=80, default="", db_index=True)
    who = models.CharField(max_length=200, default="")
    confirmed = models.CharField(max_length=200, default="")
    disputed = models.BooleanField(default=False)

    class Meta:
        """The next open row of a pile, or of those with one ground, is found in the index alone, and so are counts."""

        indexes = (
            models.Index(fields=["source", "row"], name="sourcerow_order"),
            models.Index(fields=["source", "verdict", "pile", "row"], name="sourcerow_open"),
            models.Index(fields=["source", "pile", "ground", "verdict", "row"], name="sourcerow_ground"),
            models.Index(fields=["source", "verdict", "best", "object"], name="sourcerow_best"),
            models.Index(fields=["source"], condition=models.Q(disputed=True), name="sourcerow_disputed"),
        )
