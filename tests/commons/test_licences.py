"""What a licence permits is what its deed says."""

import pytest

from commons import licences

CC = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("code", "commercial", "adaptation", "share_alike", "attribution"),
    [
        ("CC-BY-4.0", True, True, False, True),
        ("CC-BY-SA-4.0", True, True, True, True),
        ("CC-BY-NC-4.0", False, True, False, True),
        ("CC-BY-ND-4.0", True, False, False, True),
        ("CC-BY-NC-SA-3.0", False, True, True, True),
        ("CC-BY-NC-ND-3.0", False, False, False, True),
        ("CC0-1.0", True, True, False, False),
        ("CC-PDM-1.0", True, True, False, False),
    ],
)
def test_a_licence_permits_what_its_deed_says(
    code, commercial, adaptation, share_alike, attribution
):
    licence = licences.get(code)
    assert licence.permits_sharing
    assert licence.permits_commercial_use is commercial
    assert licence.permits_adaptation is adaptation
    assert licence.requires_share_alike is share_alike
    assert licence.requires_attribution is attribution
    assert licence.spdx == code


def test_all_rights_reserved_permits_nothing_and_has_no_address():
    reserved = licences.ALL_RIGHTS_RESERVED
    assert not reserved.permits_sharing
    assert not reserved.permits_commercial_use
    assert not reserved.permits_adaptation
    assert reserved.spdx is None
    assert reserved.deed_url("en") == reserved.legal_code_url("en") == ""
    assert len(reserved.conditions()) == 1


@pytest.mark.parametrize(
    ("code", "language", "deed", "legal"),
    [
        ("CC-BY-NC-4.0", "en", "/licenses/by-nc/4.0/deed.en", "/licenses/by-nc/4.0/legalcode.en"),
        ("CC-BY-NC-4.0", "es", "/licenses/by-nc/4.0/deed.es", "/licenses/by-nc/4.0/legalcode.es"),
        ("CC-BY-SA-3.0", "es", "/licenses/by-sa/3.0/deed.es", "/licenses/by-sa/3.0/legalcode"),
        ("CC0-1.0", "es", "/publicdomain/zero/1.0/deed.es", "/publicdomain/zero/1.0/legalcode"),
    ],
)
def test_deed_and_legal_code_have_an_address_in_the_language(code, language, deed, legal):
    licence = licences.get(code)
    assert licence.deed_url(language) == CC + deed
    assert licence.legal_code_url(language) == CC + legal


def test_a_licence_is_named_in_the_language():
    licence = licences.get("CC-BY-NC-SA-4.0")
    assert licence.title("en") == "Attribution-NonCommercial-ShareAlike 4.0 International"
    assert licence.title("es") == "Atribución-NoComercial-CompartirIgual 4.0 Internacional"


def test_the_conditions_are_said_in_plain_words():
    said = licences.get("CC-BY-NC-ND-4.0").conditions()
    assert "You may not use it for commercial purposes." in said
    assert "You may not share an adapted, shortened or translated version." in said
    assert "What you make of it goes out under the same licence." in (
        licences.get("CC-BY-SA-4.0").conditions()
    )


def test_an_unknown_code_is_refused_with_those_that_exist():
    with pytest.raises(licences.UnknownLicence, match=r"CC-BY-9\.9.*Known are: CC-BY-4\.0"):
        licences.get("CC-BY-9.9")


@pytest.mark.parametrize(
    ("image", "article", "allowed"),
    [
        (None, "CC-BY-NC-4.0", False),
        ("ALL-RIGHTS-RESERVED", "CC-BY-NC-4.0", False),
        ("CC-BY-4.0", "CC-BY-NC-4.0", True),
        ("CC-BY-NC-ND-4.0", "CC-BY-NC-4.0", True),
        ("CC-BY-NC-4.0", "CC-BY-4.0", False),
        ("CC0-1.0", "CC-BY-4.0", True),
        ("CC-PDM-1.0", "CC-BY-NC-ND-4.0", True),
    ],
)
def test_an_image_travels_only_when_its_licence_lets_it(image, article, allowed):
    decision = licences.may_travel(image and licences.get(image), licences.get(article))
    assert decision.allowed is allowed
    assert decision.reason
