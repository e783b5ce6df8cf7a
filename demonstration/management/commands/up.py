"""``manage.py up``: everything between a fresh checkout and a site in the browser.

The server is a child of this process, which does what is due (:mod:`commons.work`) beside it.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from commons import roles
from commons.work import Worker

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
        parser.add_argument(
            "--without-work",
            action="store_true",
            help="Only serve: what is due is done by manage.py work elsewhere.",
        )

    def handle(
        self, *, host: str, workers: str, without_demonstration: bool, without_work: bool, **options
    ):
        settings.VAR_DIR.mkdir(exist_ok=True)
        self._migrate()
        if not without_demonstration:
            call_command("load_demonstration", if_empty=True, stdout=self.stdout)
        self._collect_static_files()
        self._say_where("" if without_demonstration else self._editor_password())
        self.stdout.flush()
        self._serve(host, workers, with_work=not without_work)

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

    def _serve(self, host: str, workers: str, with_work: bool) -> None:
        """The server, and beside it a worker. They stop together, whichever is told to."""
        server = shutil.which("granian", path=str(Path(sys.executable).parent)) or shutil.which(
            "granian"
        )
        if server is None:
            raise CommandError("granian is not installed: pip install -r requirements.txt")
        command = [
            server,
            "--interface=wsgi",
            f"--host={host}",
            f"--port={settings.PORT}",
            f"--workers={workers}",
            "--blocking-threads=4",
            "--log-level=warning",
            "config.wsgi:application",
        ]
        if not with_work:  # become the server, so that nothing stays behind
            os.execv(server, command)  # noqa: S606
        connections.close_all()
        serve_beside(command, Worker())


def serve_beside(command: list[str], worker: Worker) -> None:
    """Run a server as a child, and the worker here, until either ends or a signal ends both.

    Raises :class:`CommandError` when the server ended by itself, with an error.
    """
    server = subprocess.Popen(command)  # noqa: S603 - a command of our own
    told_to_stop = threading.Event()

    def stop(*_received) -> None:
        told_to_stop.set()
        worker.stop()
        server.terminate()  # Ctrl-C reaches it by itself, a signal to this process alone does not

    for asked_to_stop in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(asked_to_stop, stop)
    ended = threading.Thread(target=lambda: (server.wait(), worker.stop()), daemon=True)
    ended.start()
    try:
        worker.run()
    finally:
        if server.poll() is None:
            server.terminate()
        code = server.wait()
    if code and not told_to_stop.is_set():
        raise CommandError(f"The server ended with {code}.")
