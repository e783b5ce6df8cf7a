"""“What waits for me”: the panels of the desk's front page, and the frame that holds them.

A room adds a panel to the front page by a hook of Wagtail's::

    @hooks.register("construct_homepage_panels")
    def translations_wait(request, panels):
        panels.append(TranslationsBehind(request))

Each panel asks the database once, for its rows and their number together. Who may not act on what
waits does not see the panel, and its query is not made. A panel with nothing in it takes one
entry in a closing line, so that an editor sees that it was looked at.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet, Window
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

NUMBER_WAITING = "number_waiting"


@dataclass(frozen=True)
class Row:
    """One thing that waits: what it is, why it waits, since when, and where to deal with it.

    ``since`` is shown as an age. ``when`` takes its place where an hour says more, as in “14:30”.
    """

    headline: str
    why: str
    url: str
    since: datetime | date | None = None
    when: str = ""


class WaitingPanel(Component):
    """A list of what waits for the person who signed in.

    A subclass states ``name``, ``title``, ``icon`` and ``order``, and says :meth:`waiting` and
    :meth:`row`; where there is a list of all of them, also :meth:`all_url`. ``title`` and ``icon``
    are shown; ``order`` is its place on the page, lowest first.
    """

    name = ""
    title = ""
    icon = "time"
    order = 100
    at_most = 5
    template_name = "newsroom/desk/waiting_panel.html"

    def __init__(self, request):
        self.request = request

    @property
    def user(self):
        return self.request.user

    def is_shown(self) -> bool:
        """Whether this person may act on what waits here. Asked before anything is read."""
        return True

    def waiting(self) -> QuerySet:
        """All that waits, in the order in which it should be dealt with."""
        raise NotImplementedError

    def row(self, waiting) -> Row:
        """One of :meth:`waiting` as the panel shows it. It must cost no further query."""
        raise NotImplementedError

    def all_url(self) -> str:
        """The address of a list of all that waits; empty where there is none."""
        return ""

    @cached_property
    def found(self) -> list:
        """The first of what waits, each knowing how many there are in all: the one query."""
        counted = self.waiting().annotate(**{NUMBER_WAITING: Window(Count("pk"))})
        return list(counted[: self.at_most])

    @cached_property
    def rows(self) -> list[Row]:
        return [self.row(waiting) for waiting in self.found]

    @property
    def count(self) -> int:
        return getattr(self.found[0], NUMBER_WAITING) if self.found else 0

    @property
    def has_more(self) -> bool:
        return self.count > len(self.found)

    def get_context_data(self, parent_context):
        return {"panel": self}


class WaitingDesk(Component):
    """The panels of what waits, in their order, in place of Wagtail's own that they double."""

    name = "waiting"
    order = 200
    template_name = "newsroom/desk/waiting.html"

    class Media:
        css = {"all": ["css/newsroom-desk.css"]}

    def __init__(self, panels: list[WaitingPanel]):
        shown = [panel for panel in panels if panel.is_shown()]
        self.panels = sorted(shown, key=lambda panel: panel.order)

    def get_context_data(self, parent_context):
        return {
            "request": parent_context["request"],
            "busy": [panel for panel in self.panels if panel.count],
            "quiet": [panel for panel in self.panels if not panel.count],
        }


def gather(panels: list, *, without: tuple[str, ...] = ()) -> None:
    """Put every :class:`WaitingPanel` of the front page into one frame, in place.

    ``without`` names panels of Wagtail's that say the same in another way.
    """
    waiting = [panel for panel in panels if isinstance(panel, WaitingPanel)]
    others = [
        panel
        for panel in panels
        if not isinstance(panel, WaitingPanel) and getattr(panel, "name", "") not in without
    ]
    panels[:] = [WaitingDesk(waiting), *others]
