"""Editors see what was found on copies, and keep cures."""

from django.db import migrations

from republication import roles


def grant(apps, schema_editor):
    roles.grant(apps)


class Migration(migrations.Migration):
    dependencies = [("republication", "0012_verifications"), ("commons", "0002_roles")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
