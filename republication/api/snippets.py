"""One request of the API as a stranger would write it, in three languages. Pure text."""

import json
from dataclasses import dataclass

#: By the first part of an address after the version, a value for each name in braces.
Names = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Example:
    """One request, written in a language."""

    language: str
    code: str


def written(method: str, url: str, *, with_key: bool, body: object = None) -> tuple[Example, ...]:
    """The request for a shell, for Python (standard library alone) and for JavaScript."""
    return (
        Example("curl", _curl(method, url, with_key, body)),
        Example("Python", _python(method, url, with_key, body)),
        Example("JavaScript", _javascript(method, url, with_key, body)),
    )


def _curl(method: str, url: str, with_key: bool, body) -> str:
    parts = ["curl"]
    if method != "GET" and not (method == "POST" and body is not None):
        parts.append(f"-X {method}")
    if with_key:
        parts.append('-H "Authorization: Bearer $API_KEY"')
    if body is not None:
        quoted = json.dumps(body, ensure_ascii=False).replace("'", "'\\''")
        parts += ["-H 'Content-Type: application/json'", f"-d '{quoted}'"]
    return " \\\n  ".join([" ".join(parts[:1]), *parts[1:], f"'{url}'"]).replace(
        "curl \\\n  ", "curl ", 1
    )


def _python(method: str, url: str, with_key: bool, body) -> str:
    headers = {}
    if with_key:
        headers["Authorization"] = '"Bearer " + os.environ["API_KEY"]'
    if body is not None:
        headers["Content-Type"] = '"application/json"'
    lines = [f"import json, {'os, ' if with_key else ''}urllib.request", ""]
    if not headers and method == "GET":
        lines.append(f'with urllib.request.urlopen("{url}") as answer:')
    else:
        lines += ["request = urllib.request.Request(", f'    "{url}",', f'    method="{method}",']
        if body is not None:
            lines.append(f"    data=json.dumps({body!r}).encode(),")
        said = ", ".join(f'"{name}": {value}' for name, value in headers.items())
        lines += [f"    headers={{{said}}},"] if said else []
        lines += [")", "with urllib.request.urlopen(request) as answer:"]
    shown = "answer.status" if method == "DELETE" else "json.load(answer)"
    return "\n".join([*lines, f"    print({shown})"])


def _javascript(method: str, url: str, with_key: bool, body) -> str:
    options = [] if method == "GET" else [f'method: "{method}"']
    headers = ["Authorization: `Bearer ${process.env.API_KEY}`"] if with_key else []
    if body is not None:
        headers.append('"Content-Type": "application/json"')
    if headers:
        options.append(f"headers: {{ {', '.join(headers)} }}")
    if body is not None:
        options.append(f"body: JSON.stringify({json.dumps(body, ensure_ascii=False)})")
    asked = f'"{url}"'
    if options:
        inside = "".join(f"  {each},\n" for each in options)
        asked = f"{asked}, {{\n{inside}}}"
    shown = "answer.status" if method == "DELETE" else "await answer.json()"
    return f"const answer = await fetch({asked});\nconsole.log({shown});"
