"""``manage.py new_newsroom``: a newsroom of your own, asked for in ten questions."""

import getpass
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from commons import licences
from commons.languages import INSTALLED
from newsroom.founding import environment_file
from newsroom.founding import newsroom as founding
from newsroom.founding.newsroom import Foundation

PASSWORD_VARIABLE = "ADMIN_PASSWORD"  # noqa: S105 - the name of a variable


class Command(BaseCommand):
    help = (
        "Found a newsroom in an empty installation: name, languages, sections, licence, first "
        "pages, first account, and .env. Asks for what no option says."
    )

    def add_arguments(self, parser):
        parser.add_argument("--name", help="The newsroom's name, as readers see it.")
        parser.add_argument("--legal-name", help="Who publishes it before the law.")
        parser.add_argument(
            "--languages",
            help=f"Its own first, separated by commas, of: {', '.join(dict(INSTALLED))}.",
        )
        parser.add_argument(
            "--sections",
            action="append",
            metavar="LANGUAGE:TITLE,TITLE",
            help="Once a language, as in --sections en:Ports,Courts --sections es:Puertos,Juicios.",
        )
        parser.add_argument(
            "--tagline",
            action="append",
            metavar="LANGUAGE:WORDS",
            help="Under the name; once a language.",
        )
        parser.add_argument("--licence", help="SPDX code of new articles, as in CC-BY-4.0.")
        parser.add_argument("--contact", help="E-mail address for readers.")
        parser.add_argument("--base-url", help="The site's address, as in https://faro.example.")
        parser.add_argument("--time-zone", help="As in America/Lima.")
        parser.add_argument(
            "--administrator",
            help=f"User name of the first account. Its password is read from {PASSWORD_VARIABLE} "
            "in the environment, asked for, or made and shown once.",
        )
        parser.add_argument(
            "--no-input",
            action="store_true",
            help="Ask nothing: take the usual answer where no option says another.",
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing where there is content already."
        )
        parser.add_argument(
            "--env-file",
            type=Path,
            default=settings.BASE_DIR / ".env",
            help="The file that keeps address, languages and time zone (default: .env).",
        )

    def handle(self, **options):
        self._prepare_database()
        if founding.is_founded():
            if options["if_empty"]:
                return
            raise CommandError(
                "There is content here already, so nothing was changed. A newsroom is founded in "
                "an empty installation: choose an empty database (DATABASE_URL). What this one is "
                "called and how it works is set in the desk, under Settings, Newsroom."
            )
        self._asks = not options["no_input"]
        foundation, made_password = self._decided(options)
        objections = founding.objections(foundation)
        if objections:
            raise CommandError(
                "Nothing was changed:\n" + "\n".join(f"  - {each}" for each in objections)
            )
        self._show(foundation, options["env_file"])
        if self._asks and not self._agreed():
            raise CommandError("Nothing was changed.")
        self._write_environment(foundation, options["env_file"])
        founding.found(foundation=foundation)
        self._say_what_next(foundation, made_password)

    def _prepare_database(self) -> None:
        settings.VAR_DIR.mkdir(exist_ok=True)
        self.stdout.write("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)

    # --- Questions -------------------------------------------------------------------------------

    def _decided(self, options) -> tuple[Foundation, bool]:
        """The answers, and whether the password was made here."""
        self.stdout.write("")
        name = self._answer("Name of the newsroom", options["name"], "", founding.about_name)
        legal_name = self._answer("Legal name, if it is another", options["legal_name"], "")
        codes = ", ".join(f"{code} ({title})" for code, title in INSTALLED)
        languages = _listed(
            self._answer(
                f"Languages, its own first, of {codes}",
                options["languages"],
                ",".join(code for code, _title in settings.LANGUAGES),
                lambda answer: founding.about_languages(_listed(answer)),
            )
        )
        sections = self._by_language(
            "Sections", languages, options["sections"], _usual, founding.about_sections
        )
        taglines = self._by_language("Tagline", languages, options["tagline"])
        licence = self._answer(
            f"Licence of new articles, of {', '.join(licences.LICENCES)}",
            options["licence"],
            "CC-BY-NC-4.0",
            founding.about_licence,
        )
        contact = self._answer(
            "E-mail address for readers", options["contact"], "", founding.about_email
        )
        base_url = self._answer(
            "Address of the site", options["base_url"], settings.BASE_URL, founding.about_address
        )
        time_zone = self._answer(
            "Time zone", options["time_zone"], settings.TIME_ZONE, founding.about_time_zone
        )
        administrator = self._answer(
            "Your user name", options["administrator"], "admin", founding.about_administrator
        )
        password, made = self._password(administrator)
        return (
            Foundation(
                name=" ".join(name.split()),
                legal_name=legal_name,
                languages=languages,
                sections={code: _listed(titles) for code, titles in sections.items()},
                taglines=taglines,
                licence_code=licence,
                contact_email=contact,
                base_url=base_url.rstrip("/"),
                time_zone=time_zone,
                administrator=administrator,
                password=password,
            ),
            made,
        )

    def _answer(
        self,
        question: str,
        given: str | None,
        usual: str,
        objection: Callable[[str], str] = lambda answer: "",
    ) -> str:
        """What an option says, or is typed; what will not do is said and asked again."""
        if given is not None:
            return given.strip()
        if not self._asks:
            return usual
        hint = f" [{usual}]" if usual else ""
        while True:
            answer = input(f"{question}{hint}: ").strip() or usual
            against = objection(answer)
            if not against:
                return answer
            self.stdout.write(self.style.WARNING(f"  {against}"))

    def _by_language(
        self,
        what: str,
        languages: tuple[str, ...],
        given: list[str] | None,
        usual: Callable[[str], str] = lambda code: "",
        objection: Callable[[tuple[str, ...], str], str] = lambda titles, code: "",
    ) -> dict[str, str]:
        """One answer a language. An option without a language is in the newsroom's own."""
        said: dict[str, str] = {}
        for answer in given or ():
            code, colon, words = answer.partition(":")
            if colon and code in dict(INSTALLED):
                said[code] = words
            elif languages:
                said[languages[0]] = answer
        names = dict(INSTALLED)
        return {
            code: self._answer(
                f"{what} in {names.get(code, code)}",
                said.get(code),
                usual(code),
                lambda answer, code=code: objection(_listed(answer), code),
            )
            for code in languages
        }

    def _password(self, administrator: str) -> tuple[str, bool]:
        given = os.environ.get(PASSWORD_VARIABLE, "")
        while not given and self._asks:
            given = getpass.getpass("Your password (empty: one is made and shown): ")
            if not given:
                break
            against = founding.about_password(given, administrator)
            if not against and given != getpass.getpass("Again: "):
                against = "The two are not the same."
            if against:
                self.stdout.write(self.style.WARNING(f"  {against}"))
                given = ""
        return (given, False) if given else (secrets.token_urlsafe(12), True)

    def _agreed(self) -> bool:
        return input("\nMake it so? [Y/n] ").strip().lower() in ("", "y", "yes")

    # --- What is done ----------------------------------------------------------------------------

    def _show(self, foundation: Foundation, env_file: Path) -> None:
        sections = "; ".join(
            f"{code}: {', '.join(titles)}" for code, titles in foundation.sections.items()
        )
        self.stdout.write(
            "\nThis will be made:\n"
            f"  Newsroom   {foundation.name}\n"
            f"  Languages  {', '.join(foundation.languages)}\n"
            f"  Sections   {sections}\n"
            f"  Licence    {licences.get(foundation.licence_code).name}\n"
            f"  Address    {foundation.base_url}, time zone {foundation.time_zone}\n"
            "  Pages      how we correct, how to republish, privacy; about, as a draft\n"
            f"  Account    {foundation.administrator}\n"
            f"  Settings   in {env_file}"
        )

    def _write_environment(self, foundation: Foundation, env_file: Path) -> None:
        """First of all: where the file cannot be written, nothing is made."""
        text = env_file.read_text(encoding="utf-8") if env_file.exists() else ""
        values = founding.environment_of(foundation)
        if "SECRET_KEY" not in environment_file.values_in(text):
            values = {"SECRET_KEY": secrets.token_urlsafe(50), **values}
        written = environment_file.with_values(text, values)
        if written == text:
            return
        try:
            env_file.touch(mode=0o600)
            env_file.write_text(written, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{env_file} cannot be written ({error}).") from error

    def _say_what_next(self, foundation: Foundation, made_password: bool) -> None:
        base, own = foundation.base_url, foundation.languages[0]
        shown = f", password “{foundation.password}”" if made_password else ""
        self.stdout.write(
            f"\n{foundation.name} is founded.\n\n"
            f"  Site   {base}/{own}/\n"
            f"  Desk   {base}/admin/   account “{foundation.administrator}”{shown}\n\n"
            "  Next: write and publish the page about you; give a logo and addresses under\n"
            "  Settings, Newsroom; add the authors; write the first article.\n"
        )
        for clash in founding.contradictions(dict(os.environ), foundation):
            self.stdout.write(
                self.style.WARNING(
                    f"  The environment says {clash}, which wins over the file. Unset it."
                )
            )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _usual(language: str) -> str:
    return ", ".join(founding.USUAL_SECTIONS.get(language, ()))
