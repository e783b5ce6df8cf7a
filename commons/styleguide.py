"""The page that shows every token and component, with sample content made up in memory."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commons import licences
from commons.licence_terms import terms_of

COLOURS = (
    "paper",
    "wash",
    "wash-deep",
    "ink",
    "muted",
    "hairline",
    "stamp",
    "stamp-wash",
    "link",
    "data-1",
    "data-2",
    "data-3",
)
STEPS = ("6", "5", "4", "3", "2", "1", "0", "-1", "-2")
SPACES = ("1", "2", "3", "4", "5", "6", "7", "8")


class SampleForm(forms.Form):
    """A field of each kind; sent empty, so that its errors show."""

    message = forms.CharField(
        widget=forms.Textarea,
        help_text="As much or as little as you like.",
        error_messages={"required": "Write something first."},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[("comment", "Comment"), ("tip", "Tip")],
        widget=forms.RadioSelect,
        initial="comment",
        required=False,
    )
    name = forms.CharField(required=False)
    may_publish = forms.BooleanField(label="You may publish it", required=False)


def _many(*items) -> SimpleNamespace:
    """What a template asks of a related manager."""
    return SimpleNamespace(all=items)


def sample_seizure() -> SimpleNamespace:
    """What the seizure card and the record strip ask of a record."""
    return SimpleNamespace(
        public_id="SZ-2022-00017",
        url="#main",
        title="2.2 tons of cocaine in cans of asparagus",
        kind="event",
        get_status_display="verified",
        occurred="2022-06-11",
        occurred_in_words="11 June 2022",
        place_seized=SimpleNamespace(in_words="Port of Callao, Peru"),
        destination=SimpleNamespace(in_words="Rotterdam, Netherlands"),
        concealment="in-load",
        get_concealment_display="in the load",
        cover_load="canned asparagus",
        contested=True,
        main_claim=SimpleNamespace(source_name="a source", url="#main"),
        substances=_many(
            SimpleNamespace(
                label="cocaine",
                in_words="2.2 tons (which ton is not stated)",
                mass_in_words="≈ 1,996 to 2,200 kg",
                unit="ton",
            )
        ),
    )


def sample_corrections() -> list[SimpleNamespace]:
    """What the corrections box asks of corrections."""
    return [
        SimpleNamespace(
            anchor="correction-sample",
            get_kind_display="Correction",
            date=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
            text="An earlier version gave the weight in short tons. "
            "The source does not say which ton.",
        )
    ]


def sample_figure(*, frozen: bool) -> SimpleNamespace:
    """What the seizure figure asks of a total: of one substance, or of several and frozen."""
    cocaine = {
        "label": "cocaine",
        "first": "5.1 to 5.6 t in 3 events",
        "others": ["1 of unknown quantity", "2 aggregate claims not counted"],
    }
    cannabis = {"label": "cannabis", "first": "1,250 kg in 2 events", "others": []}
    return SimpleNamespace(
        question_in_words="Country: Peru; as the place of: seized",
        lines=[cocaine, cannabis] if frozen else [cocaine],
        names_substances=frozen,
        is_frozen=frozen,
        as_of=datetime(2026, 11, 24, 12, tzinfo=UTC),
        list_url="#main",
    )


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Not for readers, and harmless to them: it shows no content of the newsroom."""
    return render(
        request,
        "styleguide.html",
        {
            "colours": COLOURS,
            "steps": STEPS,
            "spaces": SPACES,
            "seizure": sample_seizure(),
            "seizures": [sample_seizure()],
            "figure": sample_figure(frozen=False),
            "frozen_figure": sample_figure(frozen=True),
            "corrections": sample_corrections(),
            "licence": licences.get("CC-BY-NC-4.0"),
            "terms": terms_of(licences.get("CC-BY-NC-4.0")),
            "form": SampleForm({"kind": "comment"}, prefix="sample"),
            "neighbours": SimpleNamespace(previous_url="#main", next_url="#main"),
        },
    )
