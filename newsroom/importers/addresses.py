"""What an address of the old site was: a post, a file of the uploads, or nothing of ours."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

_NUMBERED = ("p", "page_id", "attachment_id")
_UPLOADS = re.compile(r"/(?:wp-content/uploads|wp-content/blogs\.dir/\d+/files)/(?P<path>[^?#]+)")
_HOSTED = ".files.wordpress.com"


class OldAddresses:
    """Knows every address of the old site that led to something."""

    def __init__(self, base_url: str):
        self.base_url = base_url.rstrip("/")
        base = urlsplit(self.base_url)
        self.host = _host(base.hostname)
        self.base_path = base.path.rstrip("/")
        self.by_path: dict[str, int] = {}
        self.numbers: set[int] = set()

    def add(self, post_id: int, link: str, guid: str) -> None:
        self.numbers.add(post_id)
        for address in (guid, link):
            if path := self.path_of(address):
                self.by_path.setdefault(path, post_id)
        if path := self.path_of(link):  # the permalink counts before anybody's guid
            self.by_path[path] = post_id

    def path_of(self, address: str) -> str:
        """The path below the old site, as it is compared; empty for the front page and others'."""
        parts = _split(address)
        if parts is None or (parts.hostname and _host(parts.hostname) != self.host):
            return ""
        return unquote(parts.path).rstrip("/").casefold()

    def post_of(self, address: str) -> int | None:
        """The number of the post that an address led to, by its path or by its number."""
        parts = _split(address)
        if parts is None or not self._may_be_ours(parts):
            return None
        for name, values in parse_qs(parts.query).items():
            if name in _NUMBERED and values[0].isdigit() and int(values[0]) in self.numbers:
                return int(values[0])
        path = self.path_of(address)
        return self.by_path.get(path) if path else None

    def upload_of(self, address: str) -> str:
        """The path of a file below the uploads folder, or nothing."""
        parts = _split(address)
        if parts is None:
            return ""
        if (parts.hostname or "").endswith(_HOSTED):
            return unquote(parts.path).lstrip("/")
        match = _UPLOADS.search(unquote(parts.path))
        # The uploads of a site may be served by another host; a path of that shape is enough.
        return match["path"] if match else ""

    def is_ours(self, address: str) -> bool:
        parts = _split(address)
        return parts is not None and bool(parts.hostname) and _host(parts.hostname) == self.host

    def _may_be_ours(self, parts) -> bool:
        if parts.hostname:
            return _host(parts.hostname) == self.host
        return (
            not parts.scheme
            and parts.path.startswith(("/", "?", ""))
            and bool(parts.path or parts.query)
        )


def _host(name: str | None) -> str:
    return (name or "").casefold().removeprefix("www.")


def _split(address: str):
    try:
        parts = urlsplit(address.strip())
        parts.hostname  # noqa: B018 - raises for “http://[”
    except ValueError:
        return None
    return parts
