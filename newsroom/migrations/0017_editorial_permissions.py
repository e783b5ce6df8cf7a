"""Administrators choose which checks block."""

from django.db import migrations

from newsroom import roles


def grant(apps, schema_editor):
    roles.grant(apps)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0016_editorial")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
