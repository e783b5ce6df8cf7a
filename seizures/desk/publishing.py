"""The editor's Publish: what keeps a record back is said, and what was typed is kept as a draft."""

from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.snippets.views.snippets import CreateView, EditView, WorkflowActionView

from commons.publication import PublicationBlocked


class _KeptBack:
    """Answers a refusal in words, on the form of the draft that was saved."""

    def publish_action(self) -> HttpResponse | None:
        try:
            return super().publish_action()
        except PublicationBlocked as refusal:
            messages.error(self.request, " ".join(refusal.messages))
            return redirect(self.get_edit_url())

    def workflow_action_action(self) -> HttpResponse | None:
        try:
            return super().workflow_action_action()
        except PublicationBlocked as refusal:
            messages.error(self.request, " ".join(refusal.messages))
            return redirect(self.get_edit_url())


class RecordWorkflowActionView(WorkflowActionView):
    """Approving from a list or a report: what is not ready stays in review, and is said why."""

    def post(self, request, *args, **kwargs) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except PublicationBlocked as refusal:
            messages.error(request, " ".join(refusal.messages))
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            said = {"step": "success", "redirect": self.redirect_url}
            return self.render_modal_json(request, said)
        return redirect(self.redirect_url)


class CreateRecordView(_KeptBack, CreateView):
    pass


class EditRecordView(_KeptBack, EditView):
    pass
