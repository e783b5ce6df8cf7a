"""What search engines and libraries are told: schema.org, as JSON-LD.

One module a kind of page. Each function returns plain dictionaries; the template tags of
``machine_tags`` write them. Members that are not known are left out, never guessed. What Google
reads of them: developers.google.com/search/docs/appearance/structured-data.
"""

from newsroom.structured_data.article import news_article
from newsroom.structured_data.organisation import organisation, website
from newsroom.structured_data.pages import breadcrumbs, profile, web_page
from newsroom.structured_data.record import dataset
from newsroom.structured_data.records import data_catalogue, snapshot

__all__ = [
    "breadcrumbs",
    "data_catalogue",
    "dataset",
    "news_article",
    "organisation",
    "profile",
    "snapshot",
    "web_page",
    "website",
]
