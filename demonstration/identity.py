"""What the demonstration's newsroom says of itself: its name, addresses and policies."""

from wagtail.models import Page

from newsroom.models import NewsroomSettings

# Which of its standing pages is which, by their addresses in English.
POLICIES = {
    "about_page": "about",
    "corrections_policy": "how-we-correct",
    "republishing_page": "how-to-republish",
}


def introduce(pages: dict[str, Page]) -> None:
    """Fill the newsroom's settings; ``pages`` are the loaded ones by address.

    Addresses that somebody has set already stay: mail of theirs goes there.
    """
    newsroom = NewsroomSettings.load()
    newsroom.name = "Waybill"
    newsroom.contact_email = newsroom.contact_email or "newsroom@waybill.example"
    newsroom.desk_email = newsroom.desk_email or "desk@waybill.example"
    newsroom.security_email = newsroom.security_email or "security@waybill.example"
    for setting, slug in POLICIES.items():
        setattr(newsroom, setting, pages[slug].page_ptr)
    newsroom.save()
