"""The databases that a measurement keeps: one a size, of the kind that DATABASE_URL names."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


@dataclass(frozen=True)
class Database:
    """``mark`` is a file that stands for a database filled to the end."""

    url: str
    mark: Path

    @property
    def name(self) -> str:
        raise NotImplementedError

    @property
    def is_filled(self) -> bool:
        return self.mark.exists()

    def make_empty(self) -> None:
        raise NotImplementedError

    def mark_filled(self) -> None:
        self.mark.touch()


class SQLite(Database):
    name = "SQLite"

    def make_empty(self) -> None:
        self.mark.unlink(missing_ok=True)
        path = self.url.removeprefix("sqlite:///")
        for suffix in ("", "-wal", "-shm"):
            Path(path + suffix).unlink(missing_ok=True)


class PostgreSQL(Database):
    """A database of its own on the server that DATABASE_URL names, beside the one it names."""

    name = "PostgreSQL"

    def make_empty(self) -> None:
        self.mark.unlink(missing_ok=True)
        parts = urlsplit(self.url)
        own_name = sql.Identifier(parts.path.lstrip("/"))
        server = urlunsplit(parts._replace(scheme="postgresql", path="/postgres"))
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(own_name))
            connection.execute(sql.SQL("CREATE DATABASE {}").format(own_name))


def database(url: str, place: Path, name: str) -> Database:
    """The database of that name: SQLite in ``place``, or on the server of ``url``."""
    if url.startswith(("postgres:", "postgresql:")):
        parts = urlsplit(url)
        own = parts._replace(path=f"{parts.path}_bench_{name}")
        return PostgreSQL(urlunsplit(own), place / f"{name}.postgresql")
    return SQLite(f"sqlite:///{place / f'{name}.sqlite3'}", place / f"{name}.sqlite")
