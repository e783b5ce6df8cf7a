from django.db import migrations

from commons import search_configurations


def create(apps, schema_editor):
    search_configurations.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("commons", "0002_roles")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop, elidable=False)]
