"""Words are known for themselves, numbers are words of their own, and one index holds all that a list of objects needs."""

import json
from itertools import islice

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from reorg.museum import marks_of

BATCH = 2000
SQLITE = [
    "DROP TABLE journal_search",
    # words come simple already, and nobody asks where in a text one stands: so the table is smaller and quicker
    "CREATE VIRTUAL TABLE journal_search USING fts5(words, tokenize='ascii', prefix='2 3', detail=none)",
    "CREATE TABLE journal_word (word TEXT PRIMARY KEY, sound TEXT NOT NULL) WITHOUT ROWID",
]
POSTGRES = [
    "DELETE FROM journal_search",
    'CREATE TABLE journal_word (word text COLLATE "C" PRIMARY KEY, sound text NOT NULL)',
]
SOUND = "CREATE INDEX journal_word_sound ON journal_word (sound)"


def make(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in [*(POSTGRES if editor.connection.vendor == "postgresql" else SQLITE), SOUND]:
        editor.execute(statement)


def fill(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    from reorg.web.journal.search import put_words, searched_words

    Holding = apps.get_model("journal", "Holding")
    rows = Holding.objects.only("id", "facts", "marks").iterator(chunk_size=BATCH)
    while some := list(islice(rows, BATCH)):
        told = [(row, json.loads(row.facts)) for row in some]
        for row, facts in told:
            row.marks = marks_of(facts)
        Holding.objects.bulk_update(some, ["marks"], batch_size=500)
        put_words((row.id, searched_words(facts)) for row, facts in told)


class Migration(migrations.Migration):
    dependencies = [("journal", "0005_living")]
    operations = [
        migrations.AddField("holding", "marks", models.IntegerField(default=0)),
        migrations.RemoveIndex("holding", "holding_order"),
        migrations.RemoveIndex("holding", "holding_category"),
        migrations.AddIndex(
            "holding",
            models.Index(fields=["sort_key", "key", "category", "place", "state", "marks"], name="holding_list"),
        ),
        migrations.RunPython(make, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveField("holding", "words"),  # they stand in the search alone
    ]
