"""Numbers are looked up by the same key by which doubled ones are found: the kept index gets it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from reorg.museum import number_key

BATCH = 2000


def renew(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    Holding = apps.get_model("journal", "Holding")
    changed = []
    for row in Holding.objects.only("id", "number", "number_key").iterator(chunk_size=BATCH):
        key = number_key(row.number)[:400]
        if key != row.number_key:
            row.number_key = key
            changed.append(row)
        if len(changed) == BATCH:
            Holding.objects.bulk_update(changed, ["number_key"], batch_size=500)
            changed.clear()
    Holding.objects.bulk_update(changed, ["number_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_source_rows")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
