"""Pictures, files and what lives elsewhere: the part of the mapping that shows something."""

import html
import re

from bs4 import Tag
from django.utils.translation import gettext as _

from newsroom.importers import embeds
from newsroom.importers.parts import Block, Part, Prose, Resolver, Unavailable
from newsroom.importers.report import Entry

MEDIA_TAGS = ["img", "iframe", "video", "audio", "embed", "object"]
_IMAGE_NUMBER = re.compile(r"\bwp-image-(\d{1,12})\b")
LONGEST_WORDS_OF_A_PICTURE = 400


class ShownMapping:
    """What :class:`newsroom.importers.mapping._Mapper` does with figures, pictures and frames."""

    resolver: Resolver
    entry: Entry
    parts: list[Part]

    def _add(self, kind: str, value) -> None:
        self.entry.mapped(kind.replace("_", " "))
        self.parts.append(Block(kind, value))

    def _on_figure(self, tag: Tag, depth: int) -> None:
        caption = tag.find("figcaption", recursive=False)
        words = " ".join(caption.get_text(" ").split()) if caption else ""
        rest = tag.find_all(["figure", *MEDIA_TAGS, "table", "blockquote"])
        if caption and len(rest) == 1:
            what = rest[0]
            number = _first_number(tag.get("data-import-id"), tag.get("id"))
            if what.name == "img":
                links = caption.find_all("a")
                if links:
                    said = ", ".join(link.get("href", "") for link in links)
                    self.entry.look("links in a caption", "captions hold words only", said)
                self._on_img(what, depth, words, number)
                return
            if what.name == "table":
                self._on_table(what, depth, words)
                return
            if what.name in ("iframe", "video", "audio", "embed", "object"):
                self._frame(what, words)
                return
        wrapper = tag.find(class_="wp-block-embed__wrapper")
        if wrapper and embeds.is_address(wrapper.get_text(strip=True)):
            self._embed(wrapper.get_text(strip=True), words)
            return
        if not rest and tag.find("pre"):
            self._keep(tag, _("text set as it was typed"))
            return
        self._container(tag, depth)

    def _on_picture(self, tag: Tag, depth: int) -> None:
        if image := tag.find("img"):
            self._on_img(image, depth)

    # --- Pictures and what lives elsewhere ---------------------------------------------------

    def _on_img(self, tag: Tag, depth: int, caption: str = "", number: int = 0) -> None:
        source = tag.get("data-src") or tag.get("data-lazy-src") or tag.get("src") or ""
        match = _IMAGE_NUMBER.search(" ".join(tag.get("class") or []))
        number = int(match[1]) if match else _first_number(tag.get("data-id"), str(number))
        self._picture(source, number, tag.get("alt") or "", caption)

    def _picture(self, source: str, number: int, alt: str, caption: str) -> None:
        try:
            picture = self.resolver.picture(source, number)
        except Unavailable as reason:
            words = " ".join(filter(None, [alt, caption, source or f"no. {number}"]))
            self.entry.left_out("picture", str(reason), words)
            return
        alt = " ".join((alt or picture.alt).split())
        if not alt:
            self.entry.look("picture without alt text", "say what it shows", source)
        if len(alt) > LONGEST_WORDS_OF_A_PICTURE:
            self.entry.look("alt text too long", "it was cut", alt)
        said, rest = _cut(caption or picture.caption, LONGEST_WORDS_OF_A_PICTURE)
        self._add(
            "image",
            {
                "image": picture.key,
                "alt_text": alt[:LONGEST_WORDS_OF_A_PICTURE],
                "caption": said,
            },
        )
        if rest:
            self.parts.append(Prose(f"<p>{html.escape(rest)}</p>", rest))

    def _gallery(self, numbers: str) -> None:
        """A gallery is its pictures, one after the other."""
        listed = [int(each) for each in re.findall(r"\d{1,12}", numbers)]
        for number in listed or self.resolver.pictures_of_item():
            self._picture("", number, "", "")
        self.entry.mapped("gallery")

    def _on_iframe(self, tag: Tag, depth: int) -> None:
        self._frame(tag)

    _on_video = _on_audio = _on_embed = _on_object = _on_iframe

    def _frame(self, tag: Tag, caption: str = "") -> None:
        inner = tag.find("source")
        address = tag.get("src") or tag.get("data-src") or tag.get("data") or ""
        address = address or (inner.get("src", "") if inner else "")
        if tag.get("width") in ("0", "1") or tag.get("height") in ("0", "1"):
            self.entry.left_out("hidden frame", "it counts readers, it shows nothing", address)
            return
        title = tag.get("title") or ""
        words = " ".join(tag.get_text(" ").split())
        self._embed(address, caption or title, title if caption else words)

    def _embed(self, address: str, title: str = "", description: str = "") -> None:
        link = self.resolver.link(address)
        if link.kind == "page" and link.is_article:
            self._add("see_also", {"article": link.key, "url": "", "text": ""})
            return
        value = embeds.card(address, title, description)
        if value is None:
            words = " ".join(filter(None, [title, description, address]))
            self.entry.left_out("embed", "it has no address on the web", words)
            return
        if not title or not description:
            self.entry.look("embed", "say what it shows", address)
        self._add("embed", value)

    # --- Files -------------------------------------------------------------------------------

    def _file(self, tag: Tag) -> bool:
        """A file block: the file, where it can be had. Its button says the same once more."""
        named = tag.find("a", href=True)
        link = self.resolver.link(named["href"]) if named else None
        if link is None or link.kind != "document":
            return False
        words = tag.get_text(" ", strip=True)
        title = " ".join(named.get_text(" ").split())
        self._add("document", {"document": link.key, "title": title[:200]})
        if words != title:
            self.entry.look("file", "its button is ours now", words)
        return True


def _cut(text: str, most: int) -> tuple[str, str]:
    """The beginning of a text that fits, up to a word's end, and the rest."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text, ""
    head = text[:most].rpartition(" ")[0] or text[:most]
    return head, text[len(head) :].strip()


def _first_number(*texts: str | None) -> int:
    for text in texts:
        if match := re.search(r"\d{1,12}", text or ""):
            return int(match[0])
    return 0
