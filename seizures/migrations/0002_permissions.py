"""What each role may do to the record."""

from django.db import migrations

from seizures import roles


def grant(apps, schema_editor):
    roles.grant(apps)


class Migration(migrations.Migration):
    dependencies = [("seizures", "0001_initial"), ("commons", "0002_roles")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
