"""The table of searchable words: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = ["CREATE VIRTUAL TABLE journal_search USING fts5(words, tokenize='unicode61 remove_diacritics 0', prefix='2 3')"]
POSTGRES = [
    "CREATE TABLE journal_search (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX journal_search_words ON journal_search USING gin (words)",
]


def make(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def drop(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE journal_search")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_tables")]
    operations = [migrations.RunPython(make, drop)]
