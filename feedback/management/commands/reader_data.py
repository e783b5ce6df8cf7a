"""What we hold of a reader, for whoever has to answer a request without the desk."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.privacy import requests


class Command(BaseCommand):
    help = (
        "Write what we hold of a reader as JSON (export), or erase it (erase --yes). The reader "
        "is named by the reference of a message or by a mail address. What became of a message, "
        "such as a correction, stays."
    )

    def add_arguments(self, parser):
        parser.add_argument("verb", choices=["export", "erase"])
        parser.add_argument("asked", help="a reference or a mail address")
        parser.add_argument("--yes", action="store_true", help="erase without asking")

    def handle(self, *args, **options):
        found = list(requests.messages_of(options["asked"]))
        if not found:
            raise CommandError(_("We hold nothing under that reference or address."))
        if options["verb"] == "export":
            content = requests.exported(found)
            self.stdout.write(json.dumps(content, ensure_ascii=False, indent=2))
            return
        if not options["yes"]:
            references = ", ".join(message.reference for message in found)
            raise CommandError(
                _("Would erase %(references)s. Nothing was erased: add --yes to do it.")
                % {"references": references}
            )
        count = requests.erase_all(found)
        self.stdout.write(
            ngettext("%(count)d message is erased.", "%(count)d messages are erased.", count)
            % {"count": count}
        )
