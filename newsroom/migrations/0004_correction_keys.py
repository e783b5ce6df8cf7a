import uuid

from django.db import migrations, models


def give_keys(apps, schema_editor):
    Correction = apps.get_model("newsroom", "Correction")
    for correction in Correction.objects.filter(key=None).iterator():
        correction.key = uuid.uuid4()
        correction.save(update_fields=["key"])


KEY_HELP = (
    "The same in every revision of the article and in its translations: each publication writes "
    "the rows anew, so their primary keys say nothing."
)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0003_kept_html"),
    ]

    operations = [
        migrations.AddField(
            "correction", "key", models.UUIDField(blank=True, null=True, help_text=KEY_HELP)
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField(
            "correction", "key", models.UUIDField(blank=True, help_text=KEY_HELP)
        ),
    ]
