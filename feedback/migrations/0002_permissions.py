"""Who may read what readers write."""

from django.db import migrations

from feedback import roles


def grant(apps, schema_editor):
    roles.grant(apps)


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial"), ("commons", "0002_roles")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
