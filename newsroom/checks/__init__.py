"""What is looked at before an article goes out: one small function a check, one file a subject.

A check takes the article as it would be published and the newsroom's ``EditorialSettings``, and
yields a :class:`Finding` for each thing amiss. What a finding means (ignored, said, or keeping
the article from going out) is the newsroom's to choose.
"""

from dataclasses import dataclass

from newsroom.checks import images, links, records, schedule, sources, terms, translation, words
from newsroom.checks.findings import Finding
from newsroom.models.editorial_settings import EditorialSettings, Level

CHECKS = {
    "licence": terms.licence,
    "alt_texts": images.alt_texts,
    "credits": images.credits,
    "image_licences": images.image_licences,
    "records": records.records,
    "sources": sources.sources,
    "links": links.links,
    "standfirst": words.standfirst,
    "headline": words.headline,
    "byline": words.byline,
    "schedule": schedule.schedule,
    "translation": translation.translation,
}


@dataclass(frozen=True)
class Result:
    """One check of one article."""

    check: str
    label: str
    level: Level
    findings: tuple[Finding, ...]

    @property
    def blocks(self) -> bool:
        """Whether it keeps the article from going out. What could not be told never does."""
        return self.level == Level.BLOCK and any(not each.is_doubt for each in self.findings)


@dataclass(frozen=True)
class Report:
    """All checks of one article that the newsroom has not switched off."""

    results: tuple[Result, ...]

    @property
    def blocking(self) -> list[Result]:
        return [result for result in self.results if result.blocks]

    @property
    def worth_a_look(self) -> list[Result]:
        return [result for result in self.results if result.findings and not result.blocks]

    @property
    def fine(self) -> list[Result]:
        return [result for result in self.results if not result.findings]


def report(article) -> Report:
    """Look at the article as it is in hand: a draft, a version, or what somebody has just typed."""
    settings = EditorialSettings.load()
    return Report(
        tuple(
            Result(
                name,
                settings.label_of(name),
                settings.level_of(name),
                tuple(check(article, settings)),
            )
            for name, check in CHECKS.items()
            if settings.level_of(name) != Level.IGNORE
        )
    )


def blocking(article) -> list[Result]:
    """Only what keeps it from going out, without asking what could not."""
    settings = EditorialSettings.load()
    asked = [name for name in CHECKS if settings.level_of(name) == Level.BLOCK]
    results = (
        Result(name, settings.label_of(name), Level.BLOCK, tuple(CHECKS[name](article, settings)))
        for name in asked
    )
    return [result for result in results if result.blocks]
