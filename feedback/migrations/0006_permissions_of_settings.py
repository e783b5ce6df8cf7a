"""Administrators keep the settings of the readers' desk."""

from django.db import migrations

from feedback import roles


def grant(apps, schema_editor):
    roles.grant(apps)


class Migration(migrations.Migration):
    dependencies = [("feedback", "0005_feedback_settings")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
