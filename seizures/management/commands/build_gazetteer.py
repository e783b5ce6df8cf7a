"""Makes the gazetteer's file anew from the packages that its README names."""

from pathlib import Path

from django.core.management.base import BaseCommand

from seizures.gazetteer.build import build
from seizures.gazetteer.place import FILE


class Command(BaseCommand):
    help = "Make the gazetteer's file anew from packages unpacked in a folder (see its README)."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, **options):
        self.stdout.write(f"{build(options['folder'], FILE)} places")
