"""What the generators of C source share: string literals, and files that say where they come from."""

import re
from pathlib import Path

ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t"}


def literal(text):
    """The text as a C string literal, one source line a line of text."""
    lines = text.splitlines(keepends=True) or [""]
    return "\n    ".join('"' + escape(line) + '"' for line in lines)


def escape(line):
    escaped = re.sub(r'["\\\t]', lambda m: ESCAPES[m[0]], line)
    escaped = escaped.replace("??", "?\\?").replace("\n", "\\n")
    return re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\{ord(m[0]):03o}", escaped)


def guard(path):
    return "TD_GENERATED_" + re.sub(r"\W", "_", Path(path).name).upper()


def write_header(path, origin, parts):
    body = "\n\n".join(parts)
    text = f"/* Generated from {origin}: change that. */\n#ifndef {guard(path)}\n#define {guard(path)}\n\n{body}\n\n#endif\n"
    Path(path).write_text(text, encoding="utf-8")


def write_source(path, origin, header, parts):
    body = "\n\n".join(parts)
    # SQL is one literal a statement, however long; -Wpedantic thinks of compilers that took 4,095 bytes.
    pragma = '#pragma GCC diagnostic ignored "-Woverlength-strings"'
    text = f'/* Generated from {origin}: change that. */\n#include "{Path(header).name}"\n\n{pragma}\n\n{body}\n'
    Path(path).write_text(text, encoding="utf-8")
