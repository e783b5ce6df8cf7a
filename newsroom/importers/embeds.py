"""What lives elsewhere: frames, films, posts of other services, as a card that links there."""

import re
from urllib.parse import parse_qs, urlsplit

from bs4 import Tag
from django.utils.translation import gettext as _

_PROVIDERS_WORDS = """
    youtube.com youtu.be youtube-nocookie.com vimeo.com twitter.com x.com instagram.com
    facebook.com fb.watch tiktok.com soundcloud.com spotify.com flickr.com flic.kr
    dailymotion.com dai.ly ted.com scribd.com issuu.com reddit.com documentcloud.org
    tumblr.com bsky.app threads.net slideshare.net mixcloud.com archive.org datawrapper.de
    dwcdn.net flourish.studio infogram.com google.com maps.app.goo.gl telegram.org t.me
    streamable.com
"""
PROVIDERS = tuple(_PROVIDERS_WORDS.split())
_SOCIAL_QUOTES = {
    "twitter-tweet": ("twitter.com", "x.com"),
    "twitter-video": ("twitter.com", "x.com"),
    "instagram-media": ("instagram.com",),
    "tiktok-embed": ("tiktok.com",),
    "bluesky-embed": ("bsky.app",),
    "reddit-embed-bq": ("reddit.com",),
}
_LONGEST_TITLE = 200
_URL = re.compile(r"https?://[^\s<>\"']+")


def is_provider(address: str) -> bool:
    """Whether WordPress would have shown this address, alone on a line, as what is there."""
    host = host_of(address)
    return any(host == known or host.endswith(f".{known}") for known in PROVIDERS)


def host_of(address: str) -> str:
    """The host without “www.”, or nothing for what is no address."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_address(text: str) -> bool:
    return bool(_URL.fullmatch(text))


def page_of_player(address: str) -> str:
    """The page a reader can open, for the address of a player in a frame."""
    if address.startswith("//"):
        address = f"https:{address}"
    host = host_of(address)
    if not host:
        return address
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2]
    if host in ("youtube.com", "youtube-nocookie.com") and parts.path.startswith("/embed/"):
        listed = parse_qs(parts.query).get("list")
        if last == "videoseries" and listed:
            return f"https://www.youtube.com/playlist?list={listed[0]}"
        return f"https://www.youtube.com/watch?v={last}"
    if host == "player.vimeo.com" and last.isdigit():
        return f"https://vimeo.com/{last}"
    return address


def card(address: str, title: str = "", description: str = "") -> dict | None:
    """The value of an embed block, or ``None`` for what is no address on the web."""
    address = page_of_player(address.strip())
    host = host_of(address)
    if not address.startswith(("https://", "http://")) or not host:
        return None
    title, description = title.strip(), description.strip()
    if len(title) > _LONGEST_TITLE:
        title, description = f"{title[: _LONGEST_TITLE - 1].rstrip()}…", description or title
    return {
        "url": address,
        "title": title or _("On %(host)s") % {"host": host},
        "description": description
        or _("Shown here in the original, from %(host)s.") % {"host": host},
    }


def social_quote(quote: Tag) -> tuple[str, str] | None:
    """Address and words of a post that was quoted with its service's own markup, or ``None``."""
    for name, hosts in _SOCIAL_QUOTES.items():
        if name not in (quote.get("class") or []):
            continue
        addresses = [
            *(quote.get(key, "") for key in ("cite", "data-instgrm-permalink")),
            *(link.get("href", "") for link in reversed(quote.find_all("a"))),
        ]
        for address in addresses:
            if host_of(address).endswith(hosts):
                return address, quote.get_text(" ", strip=True)
    return None
