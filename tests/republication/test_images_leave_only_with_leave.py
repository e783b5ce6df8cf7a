"""An image travels only when its licence lets it; otherwise its credit and the reason do."""

import pytest

from republication.formats import FORMATS, html
from republication.package import build_package
from republication.parts import Figure
from tests.newsroom.factories import make_article, make_image
from tests.republication.reading import words_of

pytestmark = pytest.mark.django_db


def with_image(**fields):
    image = make_image(**fields)
    return make_article(
        body=[("image", {"image": image, "alt_text": "A crane", "caption": "At night"})]
    )


@pytest.mark.parametrize("licence", ["", "ALL-RIGHTS-RESERVED"])
def test_no_licence_no_journey(licence):
    package = build_package(with_image(licence_code=licence, credit="Lu Chen / Agency"))
    assert package.figures == ()
    [left_out] = package.images_left_out
    assert left_out.credit == "Lu Chen / Agency"
    assert left_out.reason
    for code in FORMATS:
        said = words_of(code, package)
        assert "Lu Chen / Agency" in said
        assert left_out.reason in said
        assert "/media/" not in said


def test_a_free_image_goes_with_credit_and_licence():
    package = build_package(with_image(licence_code="CC-BY-SA-4.0", credit="Lu Chen"))
    [figure] = package.figures
    assert figure.image_url.startswith("http://waybill.example/media/")
    written = html.render(package)
    assert "Lu Chen" in written
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/deed.en"' in written
    assert 'alt="A crane"' in written


def test_an_image_for_noncommercial_use_stays_when_the_article_may_be_sold():
    image = make_image(licence_code="CC-BY-NC-4.0")
    body = [("image", {"image": image, "alt_text": "A crane", "caption": ""})]
    free = build_package(make_article(licence_code="CC-BY-4.0", body=body))
    bound = build_package(make_article(licence_code="CC-BY-NC-4.0", body=body))
    assert free.figures == ()
    assert len(bound.figures) == 1


def test_the_lead_image_is_judged_as_any_other():
    stays = make_article(
        lead_image=make_image(licence_code="", credit="Agency"), lead_image_alt="A ship"
    )
    goes = make_article(lead_image=make_image(), lead_image_alt="A ship")
    assert build_package(stays).images_left_out[0].alt == "A ship"
    assert isinstance(build_package(goes).lead_image, Figure)
    assert build_package(goes).figures[0].width == 1200
