"""A dry run changes nothing, twice is as once, and a broken or hostile file changes nothing."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importers import writing, wxr
from newsroom.models import Article, CriminalGroup, GroupAlias, ImportedItem
from newsroom.signals import article_published
from tests.newsroom.wordpress.awkward import awkward_file, uploads
from tests.newsroom.wordpress.conftest import page_of, run
from tests.newsroom.wordpress.export import HEAD, SITE, export, item, picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def everything() -> dict[str, list]:
    """Every row of every table that an import could touch."""
    rooms = {"newsroom", "wagtailcore", "wagtailredirects", "wagtailimages", "wagtaildocs"}
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.app_label in rooms and model._meta.label != "wagtailcore.ReferenceIndex"
    }


def file_of(folder, *items: str, name: str = "export.xml", **options):
    file = folder / name
    file.write_text(export(*items, **options), encoding="utf-8")
    return file


# --- A dry run -----------------------------------------------------------------------------------


def test_a_dry_run_changes_nothing_and_says_what_writing_would(tmp_path, media):
    file, folder = awkward_file(tmp_path), uploads(tmp_path)
    before = everything()
    dry = run(file, uploads=folder)
    assert everything() == before
    assert not media.exists()
    assert dry.startswith("A dry run: nothing was changed.")
    written = run(file, uploads=folder, write=True)
    assert dry.splitlines()[1:] == written.splitlines()[1:]


# --- Twice ---------------------------------------------------------------------------------------


def test_twice_is_as_once(tmp_path):
    file, folder = awkward_file(tmp_path), uploads(tmp_path)
    run(file, uploads=folder, write=True)
    before = everything()
    again = run(file, uploads=folder, write=True, update=True)
    assert everything() == before
    assert "18 items are here already, unchanged." in again


def test_a_second_export_brings_what_is_new_and_links_to_what_is_here(tmp_path):
    one = item(1, "One", "First.", slug="one")
    run(file_of(tmp_path, one), write=True)
    two = item(2, "Two", f'<a href="{SITE}/2019/05/one/">one</a>', slug="two")
    run(file_of(tmp_path, one, two), write=True)
    assert Article.objects.count() == 2
    assert f'id="{page_of(1).pk}"' in page_of(2).body.raw_data[0]["value"]


def test_a_change_in_the_export_is_told_and_taken_over_only_with_update(tmp_path):
    run(file_of(tmp_path, item(1, "One", "As it was.")), write=True)
    changed = file_of(tmp_path, item(1, "One, mended", "As it is."))
    assert "--update takes the change over" in run(changed, write=True)
    assert "As it was." in page_of(1).body.raw_data[0]["value"]
    assert "changed article" in run(changed, write=True, update=True)
    page = page_of(1)
    assert page.title == "One, mended"
    assert "As it is." in page.body.raw_data[0]["value"]
    assert page.first_published_at.year == 2019
    assert page.versions.count() == 2


def test_what_was_scheduled_and_is_out_by_now_goes_out_with_its_date(tmp_path, reader):
    later = item(1, "One", "Words.", status="future", date="2099-01-01 09:00:00")
    run(file_of(tmp_path, later), write=True)
    assert not page_of(1).live
    run(file_of(tmp_path, item(1, "One", "Words.")), write=True, update=True)
    page = page_of(1)
    assert page.live
    assert page.go_live_at is None
    assert page.first_published_at.year == 2019
    assert {entry.listed_at.year for entry in page.list_entries.all()} == {2019}
    assert reader.get(page.url).status_code == 200


def test_what_is_a_draft_again_there_stays_published_here_and_is_told(tmp_path):
    run(file_of(tmp_path, item(1, "One", "As it was.")), write=True)
    taken_back = file_of(tmp_path, item(1, "One", "As it is.", status="draft"))
    assert "published here, not there" in run(taken_back, write=True, update=True)
    page = page_of(1)
    assert "As it was." in page.body.raw_data[0]["value"]
    assert page.has_unpublished_changes


def test_what_an_editor_has_touched_is_left_alone(tmp_path):
    run(file_of(tmp_path, item(1, "One", "As it was.")), write=True)
    page = page_of(1)
    page.title = "The editor's headline"
    page.save_revision().publish()
    changed = file_of(tmp_path, item(1, "One, mended", "As it is."))
    assert "an editor has saved it since" in run(changed, write=True, update=True)
    assert page_of(1).title == "The editor's headline"


def test_what_an_editor_has_deleted_does_not_come_back(tmp_path):
    file = file_of(tmp_path, item(1, "One", "Words."))
    run(file, write=True)
    page_of(1).delete()
    assert "deleted here since" in run(file, write=True, update=True)
    assert not Article.objects.exists()


def test_an_archive_is_kept_but_not_announced(tmp_path):
    heard = []

    def hear(sender, **told):
        heard.append(told["is_archive"])

    article_published.connect(hear)
    try:
        run(file_of(tmp_path, item(1, "One", "Words.")), write=True)
        page_of(1).save_revision().publish()
    finally:
        article_published.disconnect(hear)
    assert heard == [True, False]


def test_a_tag_that_is_another_name_of_a_group_is_that_group(tmp_path):
    group = CriminalGroup(name="The Wreckers", slug="the-wreckers")
    group.aliases = [GroupAlias(name="Los Náufragos")]
    group.save()
    tags = (("post_tag", "a", "los naufragos"), ("post_tag", "b", "The wreckers"))
    run(file_of(tmp_path, item(1, "One", "Words.", terms=tags)), write=True)
    assert [each.group for each in page_of(1).groups.all()] == [group]


# --- Broken files --------------------------------------------------------------------------------


def refused(file, **options) -> str:
    before = everything()
    with pytest.raises(CommandError) as error:
        run(file, write=True, **options)
    assert everything() == before
    assert "Nothing was changed." in str(error.value)
    return str(error.value)


def test_a_file_that_breaks_off_changes_nothing_and_the_line_is_named(tmp_path):
    whole = export(item(1, "One", "Words."), item(2, "Two", "Words."))
    file = tmp_path / "broken.xml"
    file.write_text(whole[: whole.index("Two")], encoding="utf-8")
    line = whole[: whole.index("Two")].count("\n") + 1
    assert f"line {line}" in refused(file)


def test_a_failure_in_the_middle_changes_nothing_and_leaves_no_file(tmp_path, media, monkeypatch):
    def fail(page, decision):
        if decision.item.post_id == 2:
            raise RuntimeError("the disk is full")
        return real(page, decision)

    real = writing._published
    monkeypatch.setattr(writing, "_published", fail)
    folder = uploads(tmp_path)
    shown = f'<img src="{SITE}/wp-content/uploads/2019/05/crane.jpg" alt="A crane">'
    file = file_of(tmp_path, item(1, "One", shown), item(2, "Two"), picture(3, "2019/05/crane.jpg"))
    before = everything()
    with pytest.raises(RuntimeError):
        run(file, write=True, uploads=folder)
    assert everything() == before
    assert [each for each in media.rglob("*") if each.is_file()] == []


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("<html><body>Not found</body></html>", "not a WordPress export"),
        ("<rss><channel><title>A feed</title></channel></rss>", "not a WordPress export"),
        ("", "line 1"),
        ("no xml at all", "line 1"),
    ],
)
def test_what_is_no_export_is_refused_in_words(tmp_path, content, word):
    file = tmp_path / "other.xml"
    file.write_text(content, encoding="utf-8")
    assert word in refused(file)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    assert "cannot be read" in refused(tmp_path / "nowhere.xml")


def test_a_language_we_do_not_speak_is_asked_for(tmp_path):
    file = file_of(tmp_path, item(1, "One"), language="pt-BR")
    assert "--language" in refused(file)
    run(file, write=True, language="es")
    assert page_of(1).locale.language_code == "es"


@pytest.mark.parametrize(
    "options",
    [
        {"licence": "CC-BY-5.0"},
        {"timezone": "Mars/Olympus"},
        {"map_section": ["ports"]},
        {"uploads": "/nowhere/at/all"},
        {"report": "report.pdf"},
    ],
)
def test_an_option_that_cannot_be_meant_is_refused_in_words(tmp_path, options):
    file = file_of(tmp_path, item(1, "One"))
    arguments = [f"--{name.replace('_', '-')}={value}" for name, value in _flat(options)]
    with pytest.raises(CommandError) as error:
        call_command("import_wordpress", str(file), "--write", *arguments, stdout=StringIO())
    assert f"--{next(iter(options)).replace('_', '-')}" in str(error.value)
    assert not Article.objects.exists()


def _flat(options: dict):
    for name, value in options.items():
        for each in value if isinstance(value, list) else [value]:
            yield name, each


# --- Hostile files -------------------------------------------------------------------------------

LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
HOSTILE = {
    "billion laughs": (LAUGHS, "&c;"),
    "a local file": ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    "an address": ('<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd">', ""),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_document_types_and_entities_are_refused_unread(tmp_path, kind):
    doctype, entity = HOSTILE[kind]
    file = tmp_path / "hostile.xml"
    whole = export(item(1, "One")).replace("<rss", f"{doctype}<rss", 1)
    file.write_text(whole.replace("<channel>", f"<channel><title>{entity}</title>", 1))
    assert "document type or an entity" in refused(file)


def test_characters_that_xml_forbids_are_passed_over_and_counted(tmp_path):
    file = tmp_path / "old.xml"
    whole = export(item(1, "One", "A\x0bword\x00 and \x1fmore."))
    file.write_bytes(whole.encode())
    said = run(file, write=True)
    assert "Control characters that XML forbids, passed over: 3." in said
    assert page_of(1).body.raw_data[0]["value"] == "<p>Aword and more.</p>"


def test_any_version_of_the_format_is_read(tmp_path):
    whole = export(item(1, "One", "Words.", excerpt="In short."))
    for version in ("http://wordpress.org/export/1.0/", "https://wordpress.org/export/1.2/"):
        file = tmp_path / "other.xml"
        file.write_text(whole.replace("http://wordpress.org/export/1.2/", version))
        (only,) = wxr.Export(file).items()
        assert (only.post_id, only.content, only.excerpt) == (1, "Words.", "In short.")


def test_a_path_out_of_the_uploads_leads_nowhere(tmp_path):
    folder = uploads(tmp_path)
    shown = "".join(
        f'<img src="{SITE}/wp-content/uploads/{path}" alt="x">'
        for path in ("../secret.png", "%2e%2e/secret.png", "2019/../../secret.png")
    )
    said = run(file_of(tmp_path, item(1, "One", shown)), write=True, uploads=folder)
    assert said.count("it is not in the folder of uploads") == 3


def test_a_text_that_is_nested_without_end_is_read(tmp_path):
    deep = "<div>" * 3000 + "Deep words" + "</div>" * 3000
    quoted = "<blockquote>" * 500 + "Deeper words" + "</blockquote>" * 500
    bold = "<b>" * 2000 + "Deepest words" + "</b>" * 2000
    run(file_of(tmp_path, item(1, "One", deep + quoted + bold)), write=True)
    told = str(page_of(1).body.raw_data[:])
    for words in ("Deep words", "Deeper words", "Deepest words"):
        assert words in told


# --- A large file --------------------------------------------------------------------------------


def test_items_are_read_one_by_one(tmp_path):
    """The first item is there before the file is read: nothing waits for its end."""
    file = tmp_path / "large.xml"
    with file.open("w", encoding="utf-8") as out:
        out.write(HEAD.format(site=SITE, language="en"))
        for number in range(1, 401):
            out.write(item(number, f"Story {number}", "<p>Words.</p>" * 50))
        out.write("</channel><broken")
    shares = []
    items = wxr.Export(file, shares.append).items()
    assert next(items).post_id == 1
    next(items)
    assert shares[0] < 0.2
    with pytest.raises(wxr.UnreadableExport):
        list(items)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_export_or_refused_in_words(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "any.xml"
    file.write_bytes(content)
    with pytest.raises(wxr.UnreadableExport):
        list(wxr.Export(file).items())


def test_every_import_is_remembered_by_its_site(tmp_path):
    run(file_of(tmp_path, item(1, "One")), write=True)
    assert ImportedItem.objects.get(key="post:1").source == SITE
