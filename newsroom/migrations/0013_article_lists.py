"""Puts the articles there are on their lists, and lets editors keep criminal groups."""

from collections import Counter

from django.db import migrations

from newsroom import roles
from newsroom.lists import listing


def grant(apps, schema_editor):
    roles.grant(apps)


def fill(apps, schema_editor):
    """What ``ListEntry.objects.rewrite()`` does from now on, once for what is there already."""
    article = apps.get_model("newsroom", "Article")
    entry = apps.get_model("newsroom", "ListEntry")
    restricted = apps.get_model("wagtailcore", "PageViewRestriction")
    listed = article.objects.filter(live=True, first_published_at__isnull=False)
    for path in restricted.objects.values_list("page__path", flat=True):
        listed = listed.exclude(path__startswith=path)
    lengths = Counter()
    rows = listed.select_related("locale").prefetch_related("bylines", "countries")
    for row in rows.only("pk", "section", "series", "first_published_at", "locale").iterator(500):
        names = {listing.EVERYTHING}
        if row.section_id:
            names.add(listing.of_section(row.section_id))
        if row.series_id:
            names.add(listing.of_series(row.series_id))
        for byline in row.bylines.all():
            names.add(listing.of_author(byline.author_id))
            names.add(listing.of_author(byline.author_id, byline.role))
            names.add(listing.of_role(byline.role))
        names.update(listing.of_country(each.country) for each in row.countries.all())
        language = row.locale.language_code
        entry.objects.bulk_create(
            entry(
                article_id=row.pk,
                list_name=name,
                language=language,
                listed_at=row.first_published_at,
            )
            for name in sorted(names)
        )
        lengths.update((name, language) for name in names)
    length = apps.get_model("newsroom", "ListLength")
    length.objects.bulk_create(
        length(list_name=name, language=language, number=number)
        for (name, language), number in sorted(lengths.items())
    )


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0012_topics")]
    operations = [
        migrations.RunPython(grant, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
