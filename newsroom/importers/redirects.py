"""Old addresses lead to the new ones: a permalink, the number behind it, an author, a category."""

from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect

from newsroom.importers.frame import Frame
from newsroom.importers.plan import Decision, Plan
from newsroom.importers.report import Report

LONGEST_ADDRESS = 255


class Redirects:
    """Collects redirects and writes those that are not there yet.

    Only what readers may see gets one: a redirect to a draft would tell its headline.
    """

    def __init__(self, plan: Plan, report: Report, *, write: bool):
        self.plan = plan
        self.report = report
        self.write = write
        self.wanted: dict[str, Redirect] = {}

    def of_page(self, decision: Decision) -> None:
        if not decision.is_public:
            return
        base = self.plan.addresses.base_path
        item = decision.item
        old = [self._path(item.link), f"{base}/?p={item.post_id}"]
        if decision.item.post_type == "page":
            old.append(f"{base}/?page_id={item.post_id}")
        for path in old:
            self._want(path, decision.path, redirect_page_id=decision.page_id or None)

    def of_frame(self, frame: Frame) -> None:
        """Old pages of authors and categories, at the addresses WordPress gives them."""
        base = self.plan.addresses.base_path
        language = next((each.language for each in self.plan.decisions.values()), "en")
        for login, author in frame.authors.items():
            if author is None or not author.slug:
                continue
            with override(language):
                address = author.get_absolute_url()
            self._want(f"{base}/author/{login}", address, redirect_link=address)
        for (_language, slug), section in frame.sections.items():
            for category in self.plan.site.categories.values():
                if category.slug == slug:
                    path = f"{base}/category/{category.slug}"
                    self._want(path, "", redirect_page_id=section.pk)

    def _path(self, link: str) -> str:
        """The path and the query of a permalink of the old site; nothing for another's."""
        addresses = self.plan.addresses
        if not addresses.is_ours(link):
            return ""
        return Redirect.normalise_path(link)

    def _want(self, path: str, target: str, **leads_to) -> None:
        path = Redirect.normalise_path(path) if path else ""
        if path in ("", "/") or path == target.rstrip("/"):
            return
        if len(path) > LONGEST_ADDRESS:
            self.report.remarks.append(f"No redirect: the address is too long ({path[:80]}…).")
            return
        self.wanted.setdefault(path, Redirect(old_path=path, is_permanent=True, **leads_to))

    def save(self) -> None:
        there = set(
            Redirect.objects.filter(old_path__in=list(self.wanted)).values_list(
                "old_path", flat=True
            )
            if len(self.wanted) < 500
            else Redirect.objects.values_list("old_path", flat=True)
        )
        new = [redirect for path, redirect in self.wanted.items() if path not in there]
        if new:
            self.report.remarks.append(f"{len(new)} old addresses lead to the new ones.")
        if self.write:
            Redirect.objects.bulk_create(new, batch_size=500)
