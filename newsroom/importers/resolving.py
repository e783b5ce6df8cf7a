"""What the addresses and pictures in an item's text lead to, once the plan is made."""

from urllib.parse import urljoin, urlsplit

from newsroom.importers.media import Media
from newsroom.importers.parts import Link, Picture, Unavailable
from newsroom.importers.plan import ARTICLE, Decision, Plan
from newsroom.importers.topics import folded
from newsroom.models import Article

_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})


class Headlines:
    """Articles by headline: those of the import, then those that were here before."""

    def __init__(self, plan: Plan | None = None):
        self.planned: dict[tuple[str, str], Decision] = {}
        for decision in plan.decisions.values() if plan else ():
            if decision.kind == ARTICLE:
                self.planned.setdefault((decision.language, folded(decision.title)), decision)

    def find(self, headline: str, language: str) -> int | None:
        """The key of the article, 0 for one that is not written yet, ``None`` for nobody's."""
        headline = " ".join(headline.split())
        if not headline:
            return None
        if decision := self.planned.get((language, folded(headline))):
            return decision.page_id
        known = Article.objects.in_language(language).filter(title__iexact=headline)
        return known.values_list("pk", flat=True).first()


class ItemResolver:
    """Answers for one item of a WordPress export."""

    def __init__(self, plan: Plan, media: Media, headlines: Headlines, decision: Decision):
        self.plan = plan
        self.media = media
        self.headlines = headlines
        self.decision = decision

    def link(self, href: str) -> Link:
        addresses = self.plan.addresses
        try:
            href = urljoin(f"{self.decision.item.link or addresses.base_url}", href.strip())
            scheme = urlsplit(href).scheme.lower()
        except ValueError:
            return Link("nowhere", why="it is no address")
        if scheme not in _SCHEMES:
            return Link("nowhere", why="it is no address a reader can follow")
        post_id = addresses.post_of(href)
        if decision := self.plan.decision_of(post_id) if post_id else None:
            return self._page(decision)
        if addresses.is_ours(href) and (path := addresses.upload_of(href)):
            return self._file(path)
        return Link("elsewhere", href=href)

    def _page(self, decision: Decision) -> Link:
        if not decision.is_public:
            return Link("nowhere", why="it leads to something that readers do not see")
        return Link(
            "page", href=decision.path, key=decision.page_id, is_article=decision.kind == ARTICLE
        )

    def _file(self, path: str) -> Link:
        if self.media.is_image(path):
            return Link("nowhere", why="it leads to a picture's file on the old site")
        try:
            key, address = self.media.document(path)
        except Unavailable as reason:
            return Link("nowhere", why=f"the file is not here: {reason}")
        return Link("document", href=address, key=key)

    def picture(self, source: str, number: int) -> Picture:
        return self.media.picture(self.plan.addresses.upload_of(source), number)

    def pictures_of_item(self) -> list[int]:
        return self.media.children_of(self.decision.item.post_id)

    def article_of_headline(self, headline: str) -> int | None:
        return self.headlines.find(headline, self.decision.language)
