"""A site with a front page a language, the workflows, and what each role may do."""

from django.db import migrations

from newsroom import roles
from newsroom.founding import first_pages


def lay(apps, schema_editor):
    first_pages.create_front_pages(apps)
    first_pages.create_workflows(apps)
    roles.grant(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0001_initial"),
        ("commons", "0002_roles"),
        ("seizures", "0002_permissions"),
        ("simple_translation", "0001_initial"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
