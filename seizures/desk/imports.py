"""The desk's way to import: send a file, read what would become of it, then say yes.

A file is kept between the two steps in the database, never where the web could fetch it, and is
forgotten when it was imported or after a day. Larger files are for the command.
"""

import csv
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from seizures.importers import engine, indexing, looking
from seizures.importers.files import TableFile, UnreadableFileError, look_through
from seizures.importers.own import TEMPLATE
from seizures.importers.sources import SOURCES
from seizures.models import ImportRun, UploadedTable

WHO_MAY = "seizures.publish_seizure"
LARGEST_FILE = 4 << 20
LARGEST_TABLE = 64 << 20  # unpacked: an archive of a few kilobytes may hold gigabytes
MOST_LINES = 20_000
KEPT_FOR = timedelta(days=1)
RUNS_SHOWN = 50


class UploadForm(forms.Form):
    """A file of a source. What cannot be read at all is said beside the field."""

    source = forms.ChoiceField(
        label=gettext_lazy("Source"),
        choices=lambda: [(code, _(source.name)) for code, source in SOURCES.items()],
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A CSV file, or a zip archive with one; up to 4 MB and 20,000 lines."
        ),
    )
    encoding = forms.CharField(
        label=gettext_lazy("Encoding"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Only where the file is not UTF-8: cp1252, latin-1, utf-16."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(_too_large())
        return file


class ConfirmForm(forms.Form):
    """How it is imported, once the report was read."""

    retrieved = forms.DateField(
        label=gettext_lazy("Retrieved"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("The day the file was fetched from its publisher."),
    )
    as_drafts = forms.BooleanField(
        label=gettext_lazy("Publish none of the records yet"), required=False
    )
    despite_broken = forms.BooleanField(
        label=gettext_lazy("Import the whole rows although others are broken"), required=False
    )


def imports(request: HttpRequest) -> HttpResponse:
    """What was imported, and the form that sends a file."""
    _must_be_allowed(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        uploaded = _keep(request, form)
        try:
            with _opened(uploaded) as table:
                _refuse_long(table)
        except (UnreadableFileError, ValidationError) as error:
            uploaded.delete()
            form.add_error("file", getattr(error, "messages", [str(error)])[0])
        else:
            return redirect("seizure_import", uploaded.pk)
    context = {"form": form, "runs": ImportRun.objects.newest()[:RUNS_SHOWN]}
    return TemplateResponse(request, "seizures/desk/imports.html", context)


def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of the dry run; on POST the import itself, or the file is forgotten."""
    uploaded = _uploaded(request, pk)
    source = SOURCES[uploaded.source]
    form = ConfirmForm(request.POST if "import" in request.POST else None)
    if "forget" in request.POST:
        uploaded.delete()
        messages.success(request, _("The file is forgotten. Nothing was imported."))
        return redirect("seizure_imports")
    try:
        with _opened(uploaded) as table:
            if form.is_bound and form.is_valid():
                options = engine.Options(started_by=request.user.pk, **form.cleaned_data)
                return _done(request, uploaded, *engine.carry_out(source, table, options))
            report = looking.look(source, table, today=timezone.localdate())
    except UnreadableFileError as error:
        uploaded.delete()
        messages.error(request, str(error))
        return redirect("seizure_imports")
    except engine.RefusedImportError as error:
        messages.error(request, str(error))
        return redirect("seizure_import", pk)
    context = {"uploaded": uploaded, "source": source, "report": report, "form": form}
    return TemplateResponse(request, "seizures/desk/import.html", context)


def import_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Every note of the dry run, as CSV."""
    uploaded = _uploaded(request, pk)
    told = io.StringIO(newline="")
    with _opened(uploaded) as table:
        looking.look(SOURCES[uploaded.source], table, today=timezone.localdate(), to=told)
    return _as_csv(told.getvalue(), f"report-{uploaded.pk}.csv")


def template(request: HttpRequest) -> HttpResponse:
    """The head of our own CSV, to be filled in."""
    _must_be_allowed(request)
    told = io.StringIO(newline="")
    csv.writer(told).writerow(TEMPLATE)
    return _as_csv(told.getvalue(), "seizures-template.csv")


def _as_csv(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _done(request, uploaded, run, report) -> HttpResponse:
    uploaded.delete()
    if run is None:
        messages.success(request, _("Nothing in the file is new: nothing was changed."))
    else:
        if run.counts.get("created", 0) <= indexing.AT_ONCE_WHEN_UP_TO:
            indexing.index(run)
        messages.success(request, _("Imported: %(sum)s.") % {"sum": report.sum_in_words})
    return redirect("seizure_imports")


def _must_be_allowed(request: HttpRequest) -> None:
    if not request.user.has_perm(WHO_MAY):
        raise PermissionDenied


def _uploaded(request: HttpRequest, pk: int) -> UploadedTable:
    _must_be_allowed(request)
    return get_object_or_404(UploadedTable, pk=pk, uploaded_by=request.user)


def _keep(request: HttpRequest, form: UploadForm) -> UploadedTable:
    UploadedTable.objects.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()
    file = form.cleaned_data["file"]
    return UploadedTable.objects.create(
        source=form.cleaned_data["source"],
        file_name=Path(file.name).name[:200],
        encoding=form.cleaned_data["encoding"],
        compressed=zlib.compress(file.read()),
        uploaded_by=request.user,
    )


@contextmanager
def _opened(uploaded: UploadedTable) -> Iterator[TableFile]:
    with NamedTemporaryFile() as file:
        file.write(uploaded.content)
        file.flush()
        yield look_through(
            Path(file.name),
            name=uploaded.file_name,
            encoding=uploaded.encoding,
            most_bytes=LARGEST_TABLE,
        )


def _refuse_long(table: TableFile) -> None:
    if table.lines > MOST_LINES:
        raise ValidationError(_too_large())


def _too_large() -> str:
    return _("The file is too large for the desk. Use the command: manage.py import_seizures.")


class ImportsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(WHO_MAY)


def urls() -> list:
    return [
        path("seizure-imports/", imports, name="seizure_imports"),
        path("seizure-imports/template.csv", template, name="seizure_import_template"),
        path("seizure-imports/<int:pk>/", one_import, name="seizure_import"),
        path("seizure-imports/<int:pk>/report.csv", import_report, name="seizure_import_report"),
    ]


def menu_item() -> MenuItem:
    return ImportsMenuItem(
        _("Imports"),
        reverse("seizure_imports"),
        name="seizure-imports",
        icon_name="upload",
    )
