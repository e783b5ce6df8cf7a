"""What newsrooms write by habit, recognised in the parts of a text.

A line that points to another story, the heading of the part where the newsroom reasons, the
paragraph with the terms of republication, and the lines that ask for letters. What is recognised
becomes what we have for it; what nearly is stays a paragraph and is noted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commons import licences
from newsroom.importers.parts import Block, Heading, Part, Prose, Resolver
from newsroom.importers.report import Entry

_SEE_ALSO = re.compile(
    r"^(?P<label>see also|read also|also read|read more|related(?: (?:story|article|coverage))?|"
    r"vea también|ver también|véase también|lea también|lea más|relacionad[oa]s?)\s*"
    r"(?P<colon>[::])\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ANALYSIS = r"(?:analysis|análisis)"
_MAY_COPY = re.compile(
    r"\b(?:copy|republish|share)\b.{0,40}\bdistribute\b|"
    r"\b(?:copiar|republicar|compartir)\b.{0,40}\bdistribuir\b",
    re.IGNORECASE | re.DOTALL,
)
_TERMS = re.compile(r"non-?commercial|no comercial|creative\s*commons", re.IGNORECASE)
_NOT_COMMERCIAL = re.compile(r"non-?commercial|(?:no|sin fines) comercial", re.IGNORECASE)
_CREDITED = re.compile(
    r"(?:attribution|credit|atribución|crédito)\s+(?:to|a)\s+(?P<outlet>.{2,80}?)\s+"
    r"(?:in|en|with|con|and|y)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"creativecommons\.org/licenses/(?P<elements>by(?:-nc)?(?:-sa|-nd)?)/(?P<version>[34]\.0)"
)
_ASKS_FOR_LETTERS = re.compile(
    r"^(?:what are your thoughts\?*|what do you think\?+|¿qué opinas?\?|¿cuál es su opinión\?|"
    r"click here to send .{0,80}your (?:comments|thoughts|feedback)\.?|"
    r"haga clic aquí para enviar.{0,80}comentarios\.?|"
    r"(?:share|send us) your (?:comments|thoughts)\.?)$",
    re.IGNORECASE,
)
LONGEST_ANALYSIS_TITLE = 120


@dataclass(frozen=True)
class Terms:
    """What the paragraph of terms says. ``outlet`` is empty where it names none."""

    outlet: str
    licence_code: str
    words: str


def terms_of(parts: list[Part]) -> tuple[list[Part], Terms | None]:
    """The parts without the paragraph of terms, and what it says."""
    for place, part in enumerate(parts):
        if not isinstance(part, Prose) or not _MAY_COPY.search(part.text):
            continue
        addresses = " ".join([part.text, *(link.href for link in part.links)])
        if not (_TERMS.search(addresses)):
            continue
        outlet = _CREDITED.search(part.text)
        terms = Terms(
            outlet=outlet["outlet"].strip(" ,.") if outlet else "",
            licence_code=_licence(addresses),
            words=part.text,
        )
        return [*parts[:place], *parts[place + 1 :]], terms
    return parts, None


def without_asking(parts: list[Part], entry: Entry) -> list[Part]:
    """The parts without the lines that ask readers to write: our pages ask by themselves."""
    left = []
    for part in parts:
        text = getattr(part, "text", "")
        if text and _ASKS_FOR_LETTERS.match(text):
            entry.left_out("line that asks for letters", "our pages ask by themselves", text)
        else:
            left.append(part)
    return left


def with_see_also(parts: list[Part], resolver: Resolver, entry: Entry) -> list[Part]:
    """The parts with each line that points to another story as a block of its own."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Prose) and not part.is_list and (match := _SEE_ALSO.match(part.text)):
            found += _see_also(part, match["rest"].strip(), resolver, entry)
        else:
            found.append(part)
    return found


def _see_also(line: Prose, rest: str, resolver: Resolver, entry: Entry) -> list[Part]:
    blocks = []
    for link in line.links:
        if link.kind == "page" and link.is_article:
            blocks.append({"article": link.key, "url": "", "text": ""})
        elif link.href.startswith(("https://", "http://")):
            text = rest if len(line.links) == 1 else ""
            blocks.append({"article": None, "url": link.href, "text": text[:255]})
    if not blocks and (key := resolver.article_of_headline(rest)) is not None:
        blocks.append({"article": key, "url": "", "text": ""})
    if not blocks:
        entry.kept("see-also line", "none of ours has that headline, and it has no link", line.text)
        return [line]
    entry.mapped("see also")
    return [Block("see_also", value) for value in blocks]


def with_analysis(parts: list[Part], names: Iterable[str], entry: Entry) -> list[Part]:
    """The parts with what stands under a heading “Analysis” as a part marked as such.

    ``names`` are the outlets that may put their name before the word. It reaches to the next
    heading of any kind. See-also lines in it follow it; any other block parts it in two.
    """
    known = "|".join(re.escape(name) for name in names if name)
    of, before = (
        (rf"(?: (?:de )?(?:{known}))?", rf"(?:(?:{known})[’']?s? )?") if known else ("", "")
    )
    heading = re.compile(rf"^{before}{_ANALYSIS}{of}:?$", re.IGNORECASE)
    made: list[Part] = []
    place = 0
    while place < len(parts):
        part = parts[place]
        place += 1
        if isinstance(part, Block) or not heading.match(part.text) or _is_list(part):
            made.append(part)
            continue
        title = part.text.rstrip(":")[:LONGEST_ANALYSIS_TITLE]
        end = place
        while end < len(parts) and not isinstance(parts[end], Heading):
            end += 1
        under = _analysis(title, parts[place:end], entry)
        made += under or [part]
        place = end
    return made


def _is_list(part: Part) -> bool:
    return isinstance(part, Prose) and part.is_list


def _analysis(title: str, under: list[Part], entry: Entry) -> list[Part]:
    if not any(isinstance(part, Prose) for part in under):
        return under
    made: list[Part] = []
    words: list[str] = []
    following: list[Part] = []

    def end():
        if words:
            is_first = not any(isinstance(p, Block) and p.kind == "analysis" for p in made)
            name = title if is_first else _("%(title)s (continued)") % {"title": title}
            made.append(Block("analysis", {"title": name, "text": "".join(words)}))
            words.clear()

    for part in under:
        if isinstance(part, Prose):
            words.append(part.html)
        elif isinstance(part, Block) and part.kind == "see_also":
            following.append(part)
        else:
            end()
            made.append(part)
    end()
    if following:
        entry.look("see-also line inside an analysis", "it stands after it now")
    entry.mapped("analysis")
    return [*made, *following]


def _licence(words: str) -> str:
    """The licence that is named, or the one that comes nearest to the words."""
    if match := _DEED.search(words):
        code = f"CC-{match['elements'].upper()}-{match['version']}"
        if code in licences.LICENCES:
            return code
    return "CC-BY-NC-4.0" if _NOT_COMMERCIAL.search(words) else ""
