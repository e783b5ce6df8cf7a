"""The migrations lay the same ground that the suite stands on."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASK = """
from django.contrib.auth.models import Group
from newsroom.models import FrontPage
from wagtail.models import Site, Workflow
print(sorted(Group.objects.values_list("name", flat=True)))
print(sorted(FrontPage.objects.live().values_list("locale__language_code", flat=True)))
print(Site.objects.get().root_page.specific.locale.language_code)
print(sorted(Workflow.objects.values_list("name", flat=True)))
"""


def test_a_new_database_has_roles_front_pages_and_workflows(tmp_path):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}"}

    def manage(*arguments: str) -> str:
        finished = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert finished.returncode == 0, finished.stderr
        return finished.stdout

    manage("migrate", "--verbosity", "0")
    roles, languages, root_language, workflows = (
        manage("shell", "--no-imports", "--command", ASK).strip().splitlines()
    )

    assert roles == "['Administrator', 'Author', 'Database editor', 'Editor']"
    assert languages == "['en', 'es']"
    assert root_language == "en"
    assert workflows == "['Database editor approves', 'Editor approves']"
