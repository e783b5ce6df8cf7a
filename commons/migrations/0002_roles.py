"""The four roles, as groups."""

from django.db import migrations

from commons import roles


def create_roles(apps, schema_editor):
    roles.create(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("commons", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        # Wagtail's own groups are made by this migration; ours take their place.
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(create_roles, migrations.RunPython.noop)]
