"""``manage.py up``: everything between a fresh checkout and a site in the browser."""

import os
import secrets
import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from commons import roles

EDITOR_NAME = "editor"
ACCOUNT_FILE = "editor-account.txt"


class Command(BaseCommand):
    help = "Set up the database, load the demonstration, and serve. Again: only serves."

    def add_arguments(self, parser):
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--workers", default=os.environ.get("WEB_WORKERS", "1"))
        parser.add_argument(
            "--without-demonstration",
            action="store_true",
            help="Serve what is there: a newsroom's own (manage.py new_newsroom).",
        )

    def handle(self, *, host: str, workers: str, without_demonstration: bool, **options):
        settings.VAR_DIR.mkdir(exist_ok=True)
        self._migrate()
        if not without_demonstration:
            call_command("load_demonstration", if_empty=True, stdout=self.stdout)
        self._collect_static_files()
        self._say_where("" if without_demonstration else self._editor_password())
        self.stdout.flush()
        self._serve(host, workers)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self.stdout.write(f"Preparing the database ({len(plan)} migrations) …")
            call_command("migrate", interactive=False, verbosity=0)

    def _collect_static_files(self) -> None:
        """Only when a file of ours, or a requirement, is newer than the last run."""
        manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
        sources = [
            settings.BASE_DIR / "requirements.txt",
            settings.BASE_DIR / "commons" / "stylesheet.py",
            *Path(settings.BASE_DIR, "static").rglob("*"),
        ]
        newest = max(path.stat().st_mtime for path in sources)
        if not manifest.exists() or manifest.stat().st_mtime < newest:
            self.stdout.write("Collecting style sheets, fonts and scripts …")
            call_command("collectstatic", interactive=False, verbosity=0)
            manifest.touch()

    def _editor_password(self) -> str:
        """The password of this installation's first account: made once, kept for its owner only.

        Nothing where a newsroom has accounts of its own: they know theirs.
        """
        kept = settings.VAR_DIR / ACCOUNT_FILE
        users = get_user_model().objects
        if kept.exists() and users.filter(username=EDITOR_NAME).exists():
            return kept.read_text(encoding="utf-8").strip()
        if users.exclude(username=EDITOR_NAME).exists():
            return ""
        password = secrets.token_urlsafe(12)
        editor, _created = users.get_or_create(username=EDITOR_NAME)
        editor.set_password(password)
        editor.save()
        editor.groups.set(
            Group.objects.filter(
                name__in=[roles.EDITOR, roles.DATABASE_EDITOR, roles.ADMINISTRATOR]
            )
        )
        kept.touch(mode=0o600)
        kept.write_text(password + "\n", encoding="utf-8")
        return password

    def _say_where(self, password: str) -> None:
        base = settings.BASE_URL
        sites = "  ".join(f"{base}/{code}/" for code, _name in settings.LANGUAGES)
        account = f"   account “{EDITOR_NAME}”, password “{password}”" if password else ""
        self.stdout.write(
            "\n"
            f"  Site   {sites}\n"
            f"  Desk   {base}/admin/{account}\n"
            f"  API    {base}/api/v1/\n"
            f"  Docs   {base}/api/docs/\n"
            "\n"
            "  Ctrl-C stops it.\n"
        )

    def _serve(self, host: str, workers: str) -> None:
        """Become the server, so that Ctrl-C reaches it and nothing stays behind."""
        server = shutil.which("granian", path=str(Path(sys.executable).parent)) or shutil.which(
            "granian"
        )
        if server is None:
            raise CommandError("granian is not installed: pip install -r requirements.txt")
        os.execv(  # noqa: S606
            server,
            [
                server,
                "--interface=wsgi",
                f"--host={host}",
                f"--port={settings.PORT}",
                f"--workers={workers}",
                "--blocking-threads=4",
                "--log-level=warning",
                "config.wsgi:application",
            ],
        )
