"""An editor types a record: what was understood is said, a place is found with the keyboard, a wrong
check digit is mended, and the record goes out."""

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from commons import roles
from commons.models import User
from seizures.models import Seizure

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_an_editor_types_a_record_and_publishes_it(open_browser, site):
    editor = User.objects.create_user("editor", "editor@waybill.example", "unused-here")
    editor.groups.add(Group.objects.get(name=roles.DATABASE_EDITOR))
    desk = open_browser(user=editor, viewport={"width": 1280, "height": 900})
    desk.goto("/admin/snippets/seizures/seizure/add/")

    desk.locator("#id_claims-ADD").click()
    desk.fill("#id_claims-0-quote", "some three tons of cocaine hydrochloride in a house")
    desk.fill("#id_claims-0-figure_as_written", "some five tons")
    expect(desk.get_by_text("The figure as written does not occur in the quote.")).to_be_visible()
    desk.fill("#id_claims-0-figure_as_written", "some three tons")
    desk.fill("#id_claims-0-source_name", "InSight Crime")

    desk.locator("#id_substances-ADD").click()
    desk.fill("#id_substances-0-as_written", "some three tons of cocaine hydrochloride")
    understood = "about 3 tons (which ton is not stated) = ≈ 2,722 to 3,000 kg"
    expect(desk.get_by_text(understood)).to_be_visible()
    desk.press("#id_substances-0-as_written", "Tab")
    expect(desk.locator("#id_substances-0-substance")).to_have_value("cocaine")
    expect(desk.locator("#id_substances-0-form")).to_have_value("hydrochloride")

    desk.locator("#id_places-ADD").click()
    name = desk.get_by_role("combobox", name="Name")
    desk.locator("#id_places-0-name").focus()
    name.press_sequentially("callao")
    expect(desk.get_by_role("option", name="Callao, Peru (PECLL), port")).to_be_visible()
    name.press("ArrowDown")
    name.press("Enter")
    expect(desk.locator("#id_places-0-locode")).to_have_value("PECLL")
    expect(desk.locator("#id_places-0-country")).to_have_value("PE")
    expect(desk.locator("#id_places-0-name")).to_have_value("Callao")
    desk.locator("[data-finder]").get_by_role("button", name="Undo").click()
    expect(desk.locator("#id_places-0-locode")).to_have_value("")
    expect(desk.locator("#id_places-0-name")).to_have_value("callao")
    name.press_sequentially(" ")
    expect(desk.get_by_role("option", name="Callao, Peru (PECLL), port")).to_be_visible()
    name.press("ArrowDown")
    name.press("Enter")
    expect(desk.locator("#id_places-0-locode")).to_have_value("PECLL")

    desk.fill("#id_occurred", "11/06/2022")
    desk.get_by_role("button", name="Write 2022-06-11: 11 June 2022").click()
    expect(desk.locator("#id_occurred")).to_have_value("2022-06-11")

    desk.fill("#id_container_number", "CSQU3054384")
    expect(desk.get_by_text("it would be 3, not 4")).to_be_visible()
    publish(desk)
    expect(desk.get_by_role("alert").get_by_text("1 mistake to mend")).to_be_visible()
    expect(desk.locator("#id_claims-0-source_name")).to_have_value("InSight Crime")
    desk.fill("#id_container_number", "CSQU3054383")
    expect(desk.get_by_text("The check digit of CSQU3054383 is right.")).to_be_visible()
    publish(desk)
    expect(desk.get_by_text("created and published").first).to_be_visible()

    record = Seizure.objects.get()
    assert record.live
    assert record.substances.get().form == "hydrochloride"
    assert record.places.get().locode == "PECLL"


def publish(desk) -> None:
    desk.get_by_role("button", name="More actions").last.click()
    desk.get_by_role("button", name="Publish", exact=True).click()
