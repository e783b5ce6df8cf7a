"""Carry over what Wagtail's log knew of publications: the history of records is public."""

from collections import defaultdict

from django.db import migrations

from seizures.changed_parts import content, differences

PUBLISH, UNPUBLISH = "wagtail.publish", "wagtail.unpublish"


def carry_over(apps, schema_editor):
    seizures = apps.get_model("seizures", "Seizure").objects
    change = apps.get_model("seizures", "RecordChange")
    logged = apps.get_model("wagtailcore", "ModelLogEntry").objects.filter(
        content_type__app_label="seizures",
        content_type__model="seizure",
        action__in=[PUBLISH, UNPUBLISH],
    )
    by_record = defaultdict(list)
    for entry in logged.select_related("revision").order_by("timestamp", "pk"):
        by_record[entry.object_id].append(entry)
    records = {str(record.pk): record for record in seizures.filter(pk__in=list(by_record))}

    def public_id_of(pk):
        found = seizures.filter(pk=pk, live=True).values_list("public_id", flat=True).first()
        return found or ""

    for key, entries in by_record.items():
        if key in records:
            change.objects.bulk_create(_changes(change, records[key], entries, public_id_of))


def _changes(change, record, entries, public_id_of):
    before, is_public = None, False
    for entry in entries:
        kind, parts = "withdrawn", []
        if entry.action == PUBLISH:
            raw = entry.revision.content if entry.revision else None
            after = content(raw, public_id_of) if raw else None
            kind = "changed" if is_public else "published"
            parts = differences(before, after) if is_public and before and after else []
            before = after
        is_public = entry.action == PUBLISH
        yield change(
            record=record,
            public_id=record.public_id,
            at=entry.timestamp,
            kind=kind,
            parts=parts,
            is_correction=any(part["is_correction"] for part in parts),
        )


class Migration(migrations.Migration):
    dependencies = [("seizures", "0006_record_changes")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
