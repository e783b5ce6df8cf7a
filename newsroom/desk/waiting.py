"""What waits in the newsroom itself: reviews, records to verify, what goes out, drafts."""

from datetime import timedelta

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, Page, TaskState, WorkflowState

from newsroom.desk.panels import Row, WaitingPanel
from newsroom.models import Article, Mention, TranslationTask
from newsroom.models.standing import Standing
from seizures.models import Seizure, Wording
from seizures.vocabularies import Status


def edit_url(model, pk) -> str:
    """Where the desk edits an object: a page, or a snippet by its view set."""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[pk])


class ReviewsForMe(WaitingPanel):
    """Articles and records that somebody submitted and this person may approve."""

    name = "reviews"
    title = gettext_lazy("Reviews")
    icon = "tasks"
    order = 10

    def waiting(self):
        tasks = GroupApprovalTask.objects.filter(active=True, pk=OuterRef("task"))
        if not self.user.is_superuser:
            tasks = tasks.filter(groups__user=self.user)
        return (
            TaskState.objects.filter(Exists(tasks), status=TaskState.STATUS_IN_PROGRESS)
            .select_related("task", "revision__base_content_type", "workflow_state__requested_by")
            .order_by("started_at", "pk")
        )

    def row(self, waiting):
        revision = waiting.revision
        author = waiting.workflow_state.requested_by
        model = revision.base_content_type.model_class()
        return Row(
            headline=revision.object_str,
            why=(
                _("%(task)s; submitted by %(author)s")
                % {"task": waiting.task.name, "author": author.get_full_name() or author}
                if author
                else waiting.task.name
            ),
            url=edit_url(model, revision.object_id),
            since=waiting.started_at,
        )

    def all_url(self):
        return reverse("wagtailadmin_reports:workflow_tasks") + "?reviewable=true"


class UnverifiedAndCited(WaitingPanel):
    """Records that readers meet in our articles and that nobody has verified."""

    name = "unverified_cited"
    title = gettext_lazy("Unverified records that articles cite")
    icon = "clipboard-list"
    order = 50

    def is_shown(self):
        return self.user.has_perm("seizures.change_seizure")

    def waiting(self):
        citing = Mention.objects.filter(
            seizure=OuterRef("pk"), article__in=Article.objects.out().values("pk")
        )
        number = citing.order_by().values("seizure").annotate(number=Count("pk")).values("number")
        return (
            Seizure.objects.listed()
            .filter(status=Status.UNVERIFIED)
            .annotate(number_citing=Subquery(number), title_here=_title_of_record())
            .filter(number_citing__isnull=False)
            .order_by("-number_citing", "first_filed_at", "pk")
        )

    def row(self, waiting):
        number = waiting.number_citing
        return Row(
            headline=f"{waiting.public_id} {waiting.title_here or waiting.title}",
            why=ngettext(
                "unverified; %(number)d article shows it",
                "unverified; %(number)d articles show it",
                number,
            )
            % {"number": number},
            url=edit_url(Seizure, waiting.pk),
            since=waiting.first_filed_at,
        )

    def all_url(self):
        index = reverse(Seizure.snippet_viewset.get_url_name("list"))
        return f"{index}?status={Status.UNVERIFIED}"


def _title_of_record() -> Subquery:
    """In the language of the desk, else in the first that it was written in."""
    other = Case(When(language=get_language(), then=0), default=1)
    wordings = Wording.objects.filter(seizure=OuterRef("pk"))
    return Subquery(wordings.order_by(other, "pk").values("title")[:1])


class GoingOutToday(WaitingPanel):
    """What goes out by itself before the day ends, by its hour or with its embargo.

    What should have gone out already is there too: then ``publish_scheduled`` does not run.
    """

    name = "today"
    title = gettext_lazy("Going out today")
    icon = "calendar-check"
    order = 15

    def waiting(self):
        tomorrow = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        tomorrow += timedelta(days=1)
        held = Standing.SCHEDULED, Standing.EMBARGOED
        return (
            Article.objects.with_standing()
            .filter(standing__in=held)
            .annotate(out_at=_hour_of_release())
            .filter(out_at__lt=tomorrow)
            .select_related("locale")
            .defer("body")
            .order_by("out_at", "pk")
        )

    def row(self, waiting):
        return Row(
            headline=waiting.draft_title or waiting.title,
            why=self._why(waiting),
            url=edit_url(Article, waiting.pk),
            when=date_format(timezone.localtime(waiting.out_at), "TIME_FORMAT"),
        )

    def _why(self, article: Article) -> str:
        if article.out_at < timezone.now():
            return _("should be out; scheduled publication does not run")
        if article.standing == Standing.EMBARGOED:
            return _("its embargo lifts")
        return _("scheduled")


def _hour_of_release() -> Case:
    """The later of the hour and the end of the embargo, where an article has both."""
    hour = Coalesce("scheduled_for", "first_published_at", "embargoed_until")
    later = Q(embargoed_until__isnull=False) & (
        Q(scheduled_for__isnull=True) | Q(embargoed_until__gt=F("scheduled_for"))
    )
    return Case(When(later, then=F("embargoed_until")), default=hour)


class SubmittedByMe(WaitingPanel):
    """What this person handed in: with whom it lies, or what was asked to be changed."""

    name = "submitted"
    title = gettext_lazy("Submitted by me")
    icon = "upload"
    order = 80

    def waiting(self):
        return (
            WorkflowState.objects.active()
            .filter(requested_by=self.user, current_task_state__isnull=False)
            .select_related(
                "current_task_state__task", "current_task_state__revision", "base_content_type"
            )
            .order_by("-status", "-current_task_state__started_at", "pk")
        )

    def row(self, waiting):
        state = waiting.current_task_state
        model = waiting.base_content_type.model_class()
        return Row(
            headline=state.revision.object_str,
            why=self._why(waiting.status, state),
            url=edit_url(model, waiting.object_id),
            since=state.finished_at or state.started_at,
        )

    def _why(self, status: str, state) -> str:
        if status != WorkflowState.STATUS_NEEDS_CHANGES:
            return _("waits for: %(task)s") % {"task": state.task.name}
        if state.comment:
            return _("changes asked for: %(comment)s") % {"comment": state.comment}
        return _("changes asked for")


def _in_review():
    """Whether a page lies with somebody. The object's key is text there, on every database."""
    return WorkflowState.objects.active().filter(
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id=Cast(OuterRef("pk"), CharField()),
    )


class MyDrafts(WaitingPanel):
    """Articles of one's own that readers do not see as they stand in the desk."""

    name = "my_drafts"
    title = gettext_lazy("My drafts")
    icon = "draft"
    order = 90

    def waiting(self):
        return (
            Article.objects.filter(Q(live=False) | Q(has_unpublished_changes=True))
            .filter(owner=self.user, go_live_at__isnull=True)
            .exclude(Exists(_in_review()))
            .defer("body")
            .order_by("-latest_revision_created_at", "-pk")
        )

    def row(self, waiting):
        return Row(
            headline=waiting.draft_title or waiting.title,
            why=_("changes not published") if waiting.live else _("not published"),
            url=edit_url(Article, waiting.pk),
            since=waiting.latest_revision_created_at,
        )


class TranslationsBehind(WaitingPanel):
    """Translations whose originals were changed, corrected or withdrawn, the longest wait first."""

    name = "translations_behind"
    title = gettext_lazy("Translations behind")
    icon = "globe"
    order = 40

    def is_shown(self):
        return self.user.has_perm("simple_translation.submit_translation")

    def waiting(self):
        return (
            TranslationTask.objects.open()
            .select_related("translation__locale")
            .order_by("created_at", "pk")
        )

    def row(self, waiting):
        return Row(
            headline=waiting.translation.draft_title or waiting.translation.title,
            why=_("%(language)s: %(reason)s")
            % {
                "language": waiting.translation.locale.get_display_name(),
                "reason": waiting.get_reason_display(),
            },
            url=reverse("translation_step", args=[waiting.translation_id]),
            since=waiting.created_at,
        )

    def all_url(self):
        return reverse("articles:index") + "?behind=true"


PANELS = (
    ReviewsForMe,
    GoingOutToday,
    TranslationsBehind,
    UnverifiedAndCited,
    SubmittedByMe,
    MyDrafts,
)
