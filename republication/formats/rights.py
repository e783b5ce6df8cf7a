"""What programs are told of rights, in the active language: one wording for every format."""

from django.urls import reverse
from django.utils.translation import gettext as _

from commons import licences
from commons.addresses import absolute
from republication import policies
from republication.parts import Figure, LicenceNamed, Package


def licence_url(named: LicenceNamed) -> str:
    """The licence's own address, which every language shares; empty where it has none."""
    return licences.get(named.code).url


def policy_url(named: LicenceNamed) -> str:
    """Where the licence is said as an ODRL policy."""
    return policies.address_of(licences.get(named.code))


def copyright_notice(package: Package) -> str:
    """“© 2026 Waybill. Attribution-NonCommercial 4.0 International”."""
    return f"© {package.published.year} {package.source}. {package.licence.name}"


def usage_terms(package: Package) -> str:
    """What one may and must do with the text."""
    return f"{package.attribution_bottom.text} {' '.join(package.conditions)}"


def usage_terms_of(figure: Figure) -> str:
    """What holds for a picture: its own licence, not the text's."""
    said = _("This picture has a licence of its own: %(name)s.") % {"name": figure.licence.name}
    return f"{said} {figure.licence.deed_url}".strip()


def republish_url(package: Package) -> str:
    """The page where the story is taken, and where we are told of it."""
    return absolute(reverse("republication:republish", args=[package.identifier]))
