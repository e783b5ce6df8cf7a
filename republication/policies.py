"""A licence as a policy that programs can read: W3C ODRL 2.2, in IPTC's profile RightsML 2.0.

Everything follows from the licence object; the text of the licence stays what counts. Only terms
of RightsML are used (iptc.org/std/RightsML), so that a program for news knows every one. What
RightsML has no word for is said beside it in Creative Commons' own vocabulary (CC REL,
creativecommons.org/ns). What the newsroom merely asks for, a second link and a message, is no
duty of a licence and stands in no policy.
"""

from collections.abc import Sequence

from django.urls import reverse

from commons.addresses import absolute
from commons.languages import published
from commons.licences import Licence
from newsroom.structured_data.members import organisation_id

MEDIA_TYPE = "application/ld+json"
PROFILE = "https://iptc.org/std/RightsML/odrl-profile/"
CONTEXT = (
    "http://www.w3.org/ns/odrl.jsonld",
    "https://iptc.org/std/RightsML/odrl-profile/rightsml.jsonld",
    {
        "cc": "http://creativecommons.org/ns#",
        "dct": "http://purl.org/dc/terms/",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
    },
)
# “Share” of CC 4.0 section 1: any means or process, whole or in part, in a collection too.
SHARING = (
    "reproduce",
    "distribute",
    "display",
    "present",
    "play",
    "print",
    "stream",
    "archive",
    "extract",
    "aggregate",
)
ADAPTING = ("derive", "modify", "transform", "translate")


def address_of(licence: Licence) -> str:
    """Where the policy of a licence is, and what it is called."""
    return absolute(reverse("licence-policy", args=[licence.code]))


def policy(licence: Licence, newsroom_name: str) -> dict:
    """The policy as JSON-LD. Its target is every work of the newsroom under this licence."""
    uid = address_of(licence)
    assigner = organisation_id()
    works = f"{uid}#works"
    rule = {"target": works, "assigner": assigner}
    described = {
        "@context": list(CONTEXT),
        "@type": "Set",
        "uid": uid,
        "profile": PROFILE,
        "conflict": "prohibit",
        "dct:title": _in_each_language(licence),
        "assigner": {
            "@type": ["Party", "vcard:Organization"],
            "uid": assigner,
            "vcard:fn": newsroom_name,
        },
        "target": {"@type": "AssetCollection", "uid": works},
        "permission": _permissions(licence, rule, uid),
        "prohibition": _prohibitions(licence, rule),
    }
    if licence.url:
        described["dct:source"] = _in_creative_commons_words(licence)
    return {name: value for name, value in described.items() if value != []}


def _permissions(licence: Licence, rule: dict, uid: str) -> list[dict]:
    if not licence.permits_sharing:
        consent = {"action": "obtainConsent", "consentingParty": rule["assigner"]}
        return [{**rule, "action": list(SHARING), "duty": [consent]}]
    duties = []
    if licence.requires_attribution:
        duties.append({"action": "attribute", "attributedParty": rule["assigner"]})
    permissions = [_with_duties({**rule, "action": list(SHARING)}, duties)]
    if licence.permits_adaptation:
        # The next one to receive an adaptation gets it under this very policy.
        alike = [{"action": "nextPolicy", "target": uid}] if licence.requires_share_alike else []
        permissions.append(_with_duties({**rule, "action": list(ADAPTING)}, duties + alike))
    return permissions


def _with_duties(permission: dict, duties: list[dict]) -> dict:
    return {**permission, "duty": duties} if duties else permission


def _prohibitions(licence: Licence, rule: dict) -> list[dict]:
    if not licence.permits_sharing:
        return []
    found = []
    if not licence.permits_commercial_use:
        found.append({**rule, "action": "use", "constraint": [_for_a_commercial_purpose()]})
    if not licence.permits_adaptation:
        # An adaptation may be made and kept (CC 4.0 section 2(a)(1)(B)); it may not go out.
        adaptations = rule["target"].replace("#works", "#adaptations")
        found.append({**rule, "target": adaptations, "action": "distribute"})
    return found


def _for_a_commercial_purpose() -> dict:
    return {
        "leftOperand": "purpose",
        "operator": "eq",
        "rightOperand": {"@id": "cc:CommercialUse"},
    }


def _in_creative_commons_words(licence: Licence) -> dict:
    """The licence itself as CC REL has it."""
    permits = ["Reproduction", "Distribution"]
    requires = ["Attribution", "Notice"] if licence.requires_attribution else []
    prohibits = [] if licence.permits_commercial_use else ["CommercialUse"]
    if licence.permits_adaptation:
        permits.append("DerivativeWorks")
    if licence.requires_share_alike:
        requires.append("ShareAlike")
    described = {
        "@id": licence.url,
        "@type": "cc:License",
        "cc:permits": _terms(permits),
        "cc:requires": _terms(requires),
        "cc:prohibits": _terms(prohibits),
    }
    if legal_code := licence.legal_code_url("en"):
        described["cc:legalcode"] = {"@id": legal_code}
    return {name: value for name, value in described.items() if value != []}


def _terms(names: Sequence[str]) -> list[dict]:
    return [{"@id": f"cc:{name}"} for name in names]


def _in_each_language(licence: Licence) -> list[dict]:
    return [
        {"@value": licence.title(language), "@language": language}
        for language, _name in published()
    ]
