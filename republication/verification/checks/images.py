"""Images that the licence does not cover: whether the copy shows one."""

import re
from urllib.parse import unquote, urlsplit

from republication.verification.copy import Copy
from republication.verification.expectations import KeptImage
from republication.verification.findings import Check, Evidence, Finding, Reason
from republication.verification.page import Image
from republication.verification.texts import Words, words

FEWEST_LETTERS_OF_A_NAME = 6
FEWEST_WORDS_OF_A_DESCRIPTION = 4


def images(copy: Copy) -> Finding:
    """By the names of files surely, by credit or description perhaps: a name can be changed, and
    two pictures may have one photographer."""
    if not copy.expected.kept_images:
        return copy.met(Check.IMAGES, Reason.NO_IMAGE_KEPT_BACK)
    sure, perhaps = [], []
    for kept in copy.expected.kept_images:
        for image in copy.page.images:
            if _has_its_file(image, kept):
                sure.append((image, kept))
            elif _is_described_alike(image, kept):
                perhaps.append((image, kept))
    if sure:
        credits = ", ".join(dict.fromkeys(kept.credit or kept.alt for _image, kept in sure))
        return copy.broken(
            Check.IMAGES, Reason.IMAGE_PRESENT, *_evidence(copy, sure), credits=credits
        )
    if perhaps:
        credits = ", ".join(dict.fromkeys(kept.credit or kept.alt for _image, kept in perhaps))
        return copy.untold(
            Check.IMAGES, Reason.IMAGE_PERHAPS_PRESENT, *_evidence(copy, perhaps), credits=credits
        )
    return copy.met(Check.IMAGES, Reason.IMAGES_ABSENT)


def _evidence(copy: Copy, pairs) -> list[Evidence]:
    return [
        copy.evidence_at(
            image.start,
            quote=image.caption or image.alt or kept.alt,
            url=image.addresses[0] if image.addresses else "",
        )
        for image, kept in pairs
    ]


def _has_its_file(image: Image, kept: KeptImage) -> bool:
    names = [_file_name(address) for address in image.addresses]
    return any(
        name.startswith(stem.lower())
        for stem in kept.stems
        if len(stem) >= FEWEST_LETTERS_OF_A_NAME
        for name in names
    )


def _file_name(address: str) -> str:
    """The last part of an address; a resizing service carries it in a parameter."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    carried = re.search(r"[?&](?:url|src|image)=([^&]+)", f"?{parts.query}")
    path = unquote(carried[1]) if carried else unquote(parts.path)
    return path.rsplit("/", 1)[-1].lower()


def _is_described_alike(image: Image, kept: KeptImage) -> bool:
    alt, credit = words(kept.alt), words(kept.credit)
    if len(alt) >= FEWEST_WORDS_OF_A_DESCRIPTION and words(image.alt) == alt:
        return True
    return bool(credit) and bool(Words(image.caption).places(credit))
