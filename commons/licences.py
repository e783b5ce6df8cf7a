"""The licences a newsroom publishes under, and what each permits.

A closed register: Creative Commons 4.0 and 3.0 (unported), CC0, the Public Domain Mark, and "all
rights reserved". Codes are SPDX licence identifiers where there is one. What a licence permits
follows its deed (creativecommons.org/licenses); the rule for images in a package is the house's,
and denies by default.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import override

LICENCE_CODE_MAX_LENGTH = 24
CREATIVE_COMMONS = "https://creativecommons.org"
LANGUAGES = frozenset({"en", "es"})

_TITLES = {
    "by": {"en": "Attribution", "es": "Atribución"},
    "sa": {"en": "ShareAlike", "es": "CompartirIgual"},
    "nc": {"en": "NonCommercial", "es": "NoComercial"},
    "nd": {"en": "NoDerivatives", "es": "SinDerivadas"},
}


class UnknownLicence(LookupError):
    """A code that is not in the register."""


@dataclass(frozen=True)
class Licence:
    """One licence: its names, its addresses, and what it permits."""

    code: str
    name: str
    spdx: str | None
    url: str
    version: str = ""
    elements: tuple[str, ...] = ()
    permits_sharing: bool = True

    @property
    def permits_commercial_use(self) -> bool:
        return self.permits_sharing and "nc" not in self.elements

    @property
    def permits_adaptation(self) -> bool:
        return self.permits_sharing and "nd" not in self.elements

    @property
    def requires_attribution(self) -> bool:
        return "by" in self.elements

    @property
    def requires_share_alike(self) -> bool:
        return "sa" in self.elements

    def title(self, language: str) -> str:
        """The full name as Creative Commons writes it in a language."""
        if not self.permits_sharing:
            with override(language):
                return _("All rights reserved")
        if self.code == "CC0-1.0":
            return "CC0 1.0 Universal"
        if self.code == "CC-PDM-1.0":
            with override(language):
                return _("Public Domain Mark 1.0")
        spoken = _spoken(language)
        elements = "-".join(_TITLES[element][spoken] for element in self.elements)
        place = {"en": "International", "es": "Internacional"}[spoken]
        return f"{elements} {self.version} {place if self.version == '4.0' else 'Unported'}"

    def deed_url(self, language: str) -> str:
        """The deed, the summary for people, in a language."""
        return f"{self.url}deed.{_spoken(language)}" if self.url else ""

    def legal_code_url(self, language: str) -> str:
        """The text of the licence: in the language where there is an official one."""
        if not self.url or self.code == "CC-PDM-1.0":
            return ""
        if self.version == "4.0":
            return f"{self.url}legalcode.{_spoken(language)}"
        return f"{self.url}legalcode"

    def conditions(self) -> list[str]:
        """What one may and must do, in plain words of the active language."""
        if not self.permits_sharing:
            return [_("All rights reserved: this may not be republished without our permission.")]
        sentences = [_("You may copy and share it in any medium or format.")]
        if self.requires_attribution:
            sentences.append(
                _(
                    "You must name the authors and the newsroom, link to the original and to the "
                    "licence, and say what you changed."
                )
            )
        sentences.append(
            _("You may use it commercially.")
            if self.permits_commercial_use
            else _("You may not use it for commercial purposes.")
        )
        sentences.append(
            _("You may adapt and translate it.")
            if self.permits_adaptation
            else _("You may not share an adapted, shortened or translated version.")
        )
        if self.requires_share_alike:
            sentences.append(_("What you make of it goes out under the same licence."))
        return sentences


@dataclass(frozen=True)
class TravelDecision:
    """Whether an image may leave in a package, with the reason in words."""

    allowed: bool
    reason: str


def _spoken(language: str) -> str:
    """The language of a deed or a title: ours where we speak it, English for any other."""
    main = language.partition("-")[0]
    return main if main in LANGUAGES else "en"


def _creative_commons(elements: str, version: str) -> Licence:
    return Licence(
        code=f"CC-{elements.upper()}-{version}",
        name=f"CC {elements.upper()} {version}",
        spdx=f"CC-{elements.upper()}-{version}",
        url=f"{CREATIVE_COMMONS}/licenses/{elements}/{version}/",
        version=version,
        elements=tuple(elements.split("-")),
    )


ALL_RIGHTS_RESERVED = Licence(
    code="ALL-RIGHTS-RESERVED",
    name="All rights reserved",
    spdx=None,
    url="",
    permits_sharing=False,
)
_REGISTER = (
    *(
        _creative_commons(elements, version)
        for version in ("4.0", "3.0")
        for elements in ("by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd")
    ),
    Licence(
        code="CC0-1.0",
        name="CC0 1.0",
        spdx="CC0-1.0",
        url=f"{CREATIVE_COMMONS}/publicdomain/zero/1.0/",
        version="1.0",
    ),
    Licence(
        code="CC-PDM-1.0",
        name="Public Domain Mark 1.0",
        spdx="CC-PDM-1.0",
        url=f"{CREATIVE_COMMONS}/publicdomain/mark/1.0/",
        version="1.0",
    ),
    ALL_RIGHTS_RESERVED,
)
LICENCES: Mapping[str, Licence] = MappingProxyType({item.code: item for item in _REGISTER})


def get(code: str) -> Licence:
    """The licence of a code. Raises :class:`UnknownLicence` in words."""
    try:
        return LICENCES[code]
    except KeyError as error:
        raise UnknownLicence(
            _("There is no licence “%(code)s”. Known are: %(known)s.")
            % {"code": code, "known": ", ".join(LICENCES)}
        ) from error


def choices() -> list[tuple[str, str]]:
    """For a model's field."""
    return [(item.code, item.name) for item in _REGISTER]


def may_travel(image: Licence | None, article: Licence) -> TravelDecision:
    """Whether an image may leave in a package of an article.

    No licence, or all rights reserved: it stays. An unaltered image under a no-derivatives
    licence may be shared in a collection (CC 4.0 section 1(a): a collection is no adapted
    material). An image for non-commercial use stays when the article may be used commercially:
    the package would promise more than the image allows.
    """
    if image is None:
        return TravelDecision(False, _("No licence is recorded for this image."))
    if not image.permits_sharing:
        return TravelDecision(False, _("All rights to this image are reserved."))
    if article.permits_commercial_use and not image.permits_commercial_use:
        return TravelDecision(
            False,
            _("The article may be used commercially, and this image (%(licence)s) may not.")
            % {"licence": image.name},
        )
    return TravelDecision(
        True, _("Its licence (%(licence)s) lets it travel.") % {"licence": image.name}
    )
