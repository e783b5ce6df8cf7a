"""Editors keep reuses and letters; administrators choose for the newsroom."""

from django.db import migrations

from republication import roles


def grant(apps, schema_editor):
    roles.grant(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("republication", "0005_letters_and_webmentions"),
        ("commons", "0002_roles"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
