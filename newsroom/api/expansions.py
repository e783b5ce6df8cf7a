"""What an article refers to and can hold whole, and the articles that a record can hold.

Each reads for all rows of a page at once.
"""

from collections import defaultdict

from commons.shaping import Expansion
from newsroom.api.articles import readable
from newsroom.api.corrections import CorrectionInFullSerializer
from newsroom.api.images import ImageSerializer, images_of
from newsroom.api.serializers import ArticleSerializer
from newsroom.api.vocabularies import with_author_parts, with_group_parts
from newsroom.api.vocabulary_serializers import (
    AuthorSerializer,
    GroupSerializer,
    SectionSerializer,
    SeriesSerializer,
)
from newsroom.models import Article, Author, Correction, CriminalGroup, Mention, Section, Series
from seizures.api import SeizureSerializer
from seizures.models import Seizure


def _authors(articles: list[Article]) -> dict:
    signed = {
        article.pk: [each.author_id for each in article.bylines.all()] for article in articles
    }
    found = with_author_parts(Author.objects.all()).in_bulk(set().union(*signed.values()))
    return {pk: [found[key] for key in dict.fromkeys(keys)] for pk, keys in signed.items()}


def _groups(articles: list[Article]) -> dict:
    about = {article.pk: [each.group_id for each in article.groups.all()] for article in articles}
    found = with_group_parts(CriminalGroup.objects.all()).in_bulk(set().union(*about.values()))
    return {pk: [found[key] for key in keys] for pk, keys in about.items()}


def _one_each(model, name: str):
    def read(articles: list[Article]) -> dict:
        keys = {article.pk: getattr(article, f"{name}_id") for article in articles}
        found = model.objects.select_related("locale").in_bulk(set(keys.values()) - {None})
        return {pk: found.get(key) for pk, key in keys.items()}

    return read


def _seizures(articles: list[Article]) -> dict:
    shown = {
        article.pk: [mention.seizure_id for mention in article.public_mentions]
        for article in articles
    }
    records = Seizure.objects.listed().select_related("parent").with_parts()
    found = records.in_bulk(set().union(*shown.values()))
    return {pk: [found[key] for key in keys if key in found] for pk, keys in shown.items()}


def _corrections(articles: list[Article]) -> dict:
    found = defaultdict(list)
    of_these = Correction.objects.filter(page__in=articles).select_related("page__locale")
    for correction in of_these.defer("page__body").newest():
        found[correction.page_id].append(correction)
    return found


def _articles_of_records(seizures: list[Seizure]) -> dict:
    mentions = Mention.objects.published().filter(seizure__in=seizures).order_by("-article")
    pairs = list(mentions.values_list("seizure", "article"))
    found = readable(Article.objects.published(), (article for _seizure, article in pairs))
    by_seizure = defaultdict(list)
    for seizure, article in pairs:
        if article in found:
            by_seizure[seizure].append(found[article])
    return by_seizure


ArticleSerializer.expansions = {
    "authors": Expansion(AuthorSerializer, _authors, "Everybody who worked on it."),
    "section": Expansion(SectionSerializer, _one_each(Section, "section"), "Its section.", False),
    "series": Expansion(SeriesSerializer, _one_each(Series, "series"), "Its series.", False),
    "groups": Expansion(GroupSerializer, _groups, "Criminal groups it is about."),
    "seizures": Expansion(SeizureSerializer, _seizures, "The records that it shows."),
    "corrections": Expansion(
        CorrectionInFullSerializer, _corrections, "Its corrections, with their addresses."
    ),
    "images": Expansion(ImageSerializer, images_of, "The images that it shows, with their rights."),
}
SeizureSerializer.expansions |= {
    "articles": Expansion(ArticleSerializer, _articles_of_records, "Articles that show it.")
}
