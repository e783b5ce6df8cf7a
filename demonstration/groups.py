"""The criminal groups that the demonstration’s articles name, and who says what of each."""

from newsroom.models import ArticleGroup, CriminalGroup, GroupAlias, GroupCountry, GroupDescription


def load_groups(content: list[dict]) -> dict[str, CriminalGroup]:
    """The groups of ``groups.json``, by their slug."""
    return {item["slug"]: _group(item) for item in content}


def _group(item: dict) -> CriminalGroup:
    group = CriminalGroup(name=item["name"], slug=item["slug"])
    group.aliases = [
        GroupAlias(name=name, sort_order=order) for order, name in enumerate(item["aliases"])
    ]
    group.countries = [
        GroupCountry(country=code, sort_order=order) for order, code in enumerate(item["countries"])
    ]
    group.descriptions = [
        GroupDescription(language=language, name=item["names"].get(language, ""), **said)
        for language, said in item["descriptions"].items()
    ]
    group.full_clean()
    group.save()
    return group


def about(slugs: list[str], groups: dict[str, CriminalGroup]) -> list[ArticleGroup]:
    """What an article names, as rows of its own."""
    return [ArticleGroup(group=groups[slug], sort_order=order) for order, slug in enumerate(slugs)]
