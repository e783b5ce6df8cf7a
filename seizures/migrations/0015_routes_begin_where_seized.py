"""Empties the flat tables of lists: they now say where a route begins.

They are written anew from the records once all migrations have run
(``seizures.receivers.lists_stand_on_every_database``).
"""

from django.db import migrations

TABLES = ("RecordWords", "ListedLine", "ProfileLine", "ProfilePlace", "RecordProfile")


def empty(apps, schema_editor):
    for name in TABLES:
        model = apps.get_model("seizures", name)
        model.objects.using(schema_editor.connection.alias).all()._raw_delete(
            schema_editor.connection.alias
        )


class Migration(migrations.Migration):
    dependencies = [("seizures", "0014_places_with_a_position")]

    operations = [migrations.RunPython(empty, empty, elidable=True)]
