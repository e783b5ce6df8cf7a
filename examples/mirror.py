#!/usr/bin/env python3
"""Keep a folder in step with what a Waybill newsroom gives away.

    python3 mirror.py https://newsroom.example/ copies/
    python3 mirror.py https://newsroom.example/ copies/ --every 60 --key wb_…
    python3 mirror.py https://newsroom.example/ copies/ --only article --language es

``copies/articles/12.json`` is the package of article 12, ready to publish under its licence;
``copies/records/SZ-2022-00017.json`` is a record. What the newsroom takes back is taken out of the
folder. Standard library only, Python 3.9 or newer: copy this file and change it.

How it stays in step. ``/api/v1/changes/`` tells of every change, once and in order, and each page
says where the next one begins. The mirror reads a page, fetches each thing named in it *as it is
now*, and only when all of that is on disk does it remember the next page. So it may be killed at
any moment: it goes on from the last page that was whole, and to fetch something twice does no harm.
"""

import argparse
import contextlib
import email.utils
import http.client
import json
import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timezone
from pathlib import Path

USER_AGENT = "waybill-mirror/1.0"
FOLDERS = {"article": "articles", "record": "records"}
# What a server answers for something that nobody may take (any more).
GONE = {403, 404, 410}
# What a record's answer adds up when it is asked for: other records change it, and the log tells
# nothing of that. Ask for it when you need it.
ADDED_UP = ("holdings",)
TRIES = 8
LONGEST_WAIT = 3600.0
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


class Mirror:
    """One newsroom in one folder. ``wait`` is what it does for a number of seconds."""

    def __init__(
        self, site, folder, *, only="", language="", key="", page_size=100, wait=time.sleep
    ):
        self.folder = Path(folder)
        self.site = site
        self.key = key
        self.wait = wait
        chosen = {"subject": only, "language": language, "page_size": page_size}
        question = urllib.parse.urlencode({name: value for name, value in chosen.items() if value})
        self.start = urllib.parse.urljoin(site, f"/api/v1/changes/?{question}")
        self.state_file = self.folder / "state.json"
        for name in (*FOLDERS.values(), ".tags"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for left_over in self.folder.rglob("*.part"):
            os.remove(left_over)

    def run(self):
        """Follow the log to its end. Says how many things it wrote or took out."""
        done = 0
        address = self.place()
        while True:
            page, tag = self.page(address)
            if page is None:  # nothing has happened since
                return done
            # The last word on each thing is enough: it is fetched as it is now.
            newest = {
                (entry["subject"]["type"], entry["subject"]["id"]): entry
                for entry in page["results"]
            }
            for entry in newest.values():
                done += self.follow(entry)
            self.remember(page["next"], tag if page["next"] == address else "")
            if not page["has_more"]:
                return done
            address = page["next"]

    # --- The log -----------------------------------------------------------------------------

    def place(self):
        """Where to read on: where the last whole page ended, or the beginning."""
        state = self.state()
        return state["next"] if state.get("start") == self.start else self.start

    def state(self):
        try:
            return json.loads(self.state_file.read_text("utf-8"))
        except FileNotFoundError:
            return {}

    def remember(self, following, tag):
        """Only now may what came before be forgotten: all of it is on disk."""
        state = {"start": self.start, "next": following, "tag": tag}
        self.write(self.state_file, json.dumps(state).encode())

    def page(self, address):
        """A page of the log and its tag; no page where it is the one that is known."""
        state = self.state()
        known = state.get("tag", "") if state.get("next") == address else ""
        status, body, tag = self.fetch(address, known)
        if status == 304:
            return None, known
        if status != 200:
            raise SystemExit(f"{address} answers {status}: {body.decode(errors='replace')[:500]}")
        return json.loads(body), tag

    # --- What the log tells of ---------------------------------------------------------------

    def follow(self, entry):
        """Bring one thing in step with the newsroom. 1 if the folder is another now."""
        subject = entry["subject"]
        folder = FOLDERS.get(subject["type"])
        if folder is None or not SAFE_NAME.fullmatch(subject["id"]):
            return 0
        file = self.folder / folder / f"{subject['id']}.json"
        tag_file = self.folder / ".tags" / f"{folder}-{subject['id']}"
        # Asked even for a tombstone: it may have come back since.
        address = subject["package"] or subject["api"]
        known = self.read(tag_file) if file.exists() else ""
        status, body, tag = self.fetch(address, known)
        if status == 304:
            return 0
        if status in GONE or 300 <= status < 400:  # a merged record leads to another
            return self.remove(file, tag_file)
        if status != 200:
            raise SystemExit(f"{address} answers {status}: {body.decode(errors='replace')[:500]}")
        # Never a tag beside a file that is not its own: without one, the file is sent again.
        self.forget(tag_file)
        self.write(file, lasting(body))
        self.write(tag_file, tag.encode())
        return 1

    # --- The folder --------------------------------------------------------------------------

    def write(self, file, content):
        """The whole file or, whatever happens, the one of before."""
        part = file.with_name(f"{file.name}.part")
        with open(part, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(part, file)

    def remove(self, file, tag_file):
        was_there = file.exists()
        self.forget(tag_file)
        self.forget(file)
        return int(was_there)

    def forget(self, file):
        with contextlib.suppress(FileNotFoundError):
            os.remove(file)

    def read(self, file):
        try:
            return file.read_text("utf-8")
        except FileNotFoundError:
            return ""

    # --- The network -------------------------------------------------------------------------

    def fetch(self, address, tag=""):
        """Status, body and entity tag. Waits when it is told to, and where nothing answers."""
        address = urllib.parse.urljoin(self.site, address)
        if urllib.parse.urlsplit(address)[:2] != urllib.parse.urlsplit(self.site)[:2]:
            raise SystemExit(f"{address} is not of {self.site}: say the address it gives itself.")
        headers = {"Accept": "application/json", "User-Agent": USER_AGENT}
        if tag:
            headers["If-None-Match"] = tag
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        for tries in range(TRIES):
            request = urllib.request.Request(address, headers=headers)
            try:
                with OPENER.open(request, timeout=60) as answer:
                    return answer.status, answer.read(), answer.headers.get("ETag", "")
            except urllib.error.HTTPError as refused:
                with refused:
                    body = refused.read()
                    asked = refused.headers.get("Retry-After")
                if refused.code not in (429, 500, 502, 503, 504):
                    return refused.code, body, ""
                problem = f"{refused.code}"
            # No connection, or one that broke off.
            except (OSError, EOFError, http.client.HTTPException) as failed:
                problem, asked = str(failed), None
            seconds = seconds_asked(asked, 2.0**tries)
            print(f"{address}: {problem}; again in {seconds:.0f} s", file=sys.stderr)
            self.wait(seconds)
        raise SystemExit(f"{address} gave no answer {TRIES} times. Run this again later.")


def lasting(body):
    """The bytes as they came, or without what will be another tomorrow and untold."""
    told = json.loads(body)
    if not any(name in told for name in ADDED_UP):
        return body
    kept = {name: value for name, value in told.items() if name not in ADDED_UP}
    return json.dumps(kept, ensure_ascii=False, indent=2).encode()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A record that was merged leads to another one, which has a file of its own."""

    def redirect_request(self, *args, **kwargs):
        return None


OPENER = urllib.request.build_opener(_NoRedirect)


def seconds_asked(retry_after, otherwise):
    """What a Retry-After says (RFC 9110, section 10.2.3): seconds, or a date."""
    if retry_after is None:
        return otherwise
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            until = email.utils.parsedate_to_datetime(retry_after)
            seconds = (until - datetime.now(timezone.utc)).total_seconds()
        except (TypeError, ValueError):  # TypeError: of a date that names no time zone
            return otherwise
    return min(max(seconds, 0.0), LONGEST_WAIT)


def main():
    options = argparse.ArgumentParser(description="Keep a folder in step with a newsroom.")
    options.add_argument("site", help="as in https://newsroom.example/")
    options.add_argument("folder", help="where the copies are kept; made where it is missing")
    options.add_argument("--only", choices=sorted(FOLDERS), default="", help="of one kind only")
    options.add_argument("--language", default="", help="articles in this language only")
    options.add_argument("--key", default=os.environ.get("API_KEY", ""), help="an API key")
    options.add_argument(
        "--every", type=float, default=0, help="go on, asking each so many seconds"
    )
    given = options.parse_args()
    mirror = Mirror(
        given.site, given.folder, only=given.only, language=given.language, key=given.key
    )
    while True:
        print(f"{mirror.run()} changed", flush=True)
        if not given.every:
            return
        time.sleep(given.every)


if __name__ == "__main__":
    main()
