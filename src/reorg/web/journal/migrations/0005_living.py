"""Objects have a state and a bare number, what is known belongs to something, actions and moves are found by time."""

import json

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from reorg.museum import bare_number

BATCH = 2000


def fill(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    Holding = apps.get_model("journal", "Holding")
    changed = []
    for row in Holding.objects.only("id", "number", "bare").iterator(chunk_size=BATCH):
        row.bare = bare_number(row.number)[:400]
        changed.append(row)
        if len(changed) == BATCH:
            Holding.objects.bulk_update(changed, ["bare"], batch_size=500)
            changed.clear()
    Holding.objects.bulk_update(changed, ["bare"], batch_size=500)
    Known = apps.get_model("journal", "Known")
    lines = []
    for line in Known.objects.filter(kind="line").iterator(chunk_size=BATCH):
        line.of = str(json.loads(line.facts).get("source", ""))[:80]
        lines.append(line)
    Known.objects.bulk_update(lines, ["of"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_number_key")]
    operations = [
        migrations.AddField("holding", "bare", models.CharField(db_index=True, default="", max_length=400)),
        migrations.AddField("holding", "state", models.CharField(db_index=True, default="", max_length=20)),
        migrations.AddField("known", "of", models.CharField(default="", max_length=80)),
        migrations.AddIndex("known", models.Index(fields=["kind", "of"], name="known_of")),
        migrations.AddIndex(
            "entryrow", models.Index(fields=["at"], condition=models.Q(number=models.F("act")), name="entry_actions")
        ),
        migrations.AddIndex(
            "entryrow", models.Index(fields=["kind", "at"], condition=models.Q(kind="moved"), name="entry_moves")
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
