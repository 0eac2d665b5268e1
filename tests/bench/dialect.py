#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tests/bench/dialect.py BUILD [N [SEED]]: how often sniffers find the dialect of a messy CSV file.

Compares gtab-norm -v with Python's csv.Sniffer, with csvkit's (agate, if installed), and with the data consistency
measure of van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019),
written here from the paper. A dialect is right when it reads back the very cells that the file was made from.
"""

import collections
import csv
import io
import os
import re
import subprocess
import sys
import warnings

sys.path.insert(0, os.path.dirname(__file__))
import dialect_cases  # noqa: E402

NONE = "\x1f"  # for csv, which must have a delimiter and a quote
csv.field_size_limit(1 << 30)


def read(text, delimiter, quote):
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or NONE, quotechar=quote or '"')
        return [row for row in rows if row not in ([], [""])]
    except (csv.Error, TypeError):
        return None


# ---- the sniffers: text -> (delimiter, quote)

def python_sniffer(text):
    found = csv.Sniffer().sniff(text)
    return found.delimiter, found.quotechar


def csvkit_sniffer(text):
    import agate.csv_py3
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = agate.csv_py3.Sniffer().sniff(text)
    return found.delimiter, found.quotechar


TYPES = [re.compile(p) for p in (
    r"^$", r"^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?([eE][+-]?\d+)?$", r"^[+-]?(\d+|\d{1,3}(\.\d{3})+)?(,\d+)?$",
    r"^https?://[^\s,;|]+$", r"^[^@\s]+@[^@\s]+\.\w+$", r"^\d+(\.\d+)?\s*[%％]$", r"^[$€£¥]\s?[\d.,]+$",
    r"^\d{1,2}:\d{2}(:\d{2})?$", r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$", r"^\d{4}年\d{1,2}月(\d{1,2}日)?$",
    r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$", r"^[nN]/?[aA]([nN])?$", r"^[\w .()&'-]+$")]


def consistency(text, delimiter, quote):
    rows = read(text, delimiter, quote or NONE)
    if not rows:
        return 0.0
    patterns = collections.Counter(len(row) for row in rows)
    p = sum(n * max(1e-3, length - 1) / length for length, n in patterns.items()) / len(patterns)
    cells = [cell for row in rows for cell in row]
    known = sum(any(t.match(cell.strip()) for t in TYPES) for cell in cells)
    return p * max(1e-10, known / len(cells))


def paper_measure(text):
    dialects = [(d, q) for d in [""] + [d for d in ",;\t|:，^~ " if d in text] for q in
                [""] + [q for q in "\"'" if q in text]]
    return max(dialects, key=lambda dialect: (consistency(text, *dialect), dialect[1] == '"'))


def gtab_norm(build, texts):
    tool = os.path.abspath(os.path.join(build, "bin/gtab-norm"))
    command = [tool, "-v", "--records", "--encoding", "utf-8"]
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    for text in texts:
        done = subprocess.run(command, input=text.encode(), capture_output=True, env=environment, check=False)
        yield told(done.stderr.decode(errors="replace"))


def told(stderr):
    line = re.search(r"; delimiter (\S+) \(.*\); quote (.+)", stderr)
    if line is None:
        return None, None, False
    mark = {"tab": "\t", "none": ""}.get(line.group(1), line.group(1))
    return mark, {"none": None}.get(line.group(2), line.group(2)), "makes nearly as much sense" in stderr


# ---- the table

def is_right(case, delimiter, quote):
    _, _, _, rows, text = case
    return delimiter is not None and read(text, delimiter, quote) == rows


def attempt(sniff, text):
    """A sniffer that gives up leaves a reader with the comma."""
    try:
        return sniff(text)
    except Exception:  # pylint: disable=broad-except
        return ",", '"'


def main():
    build = sys.argv[1]
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    cases = [dialect_cases.make(seed * 1000003 + i) for i in range(n)]
    # some are made from nothing a dialect could be told by; a reading by the true one must give the table
    cases = [c for c in cases if read(c[4], c[1], c[2]) == c[3]]
    sniffers = {"csv.Sniffer": python_sniffer, "2019 paper": paper_measure}
    try:
        import agate.csv_py3  # noqa: F401  pylint: disable=unused-import
        sniffers["csvkit"] = csvkit_sniffer
    except ImportError:
        pass
    rights = {"gtab": []}
    asked = []
    for case, (delimiter, quote, is_thin) in zip(cases, gtab_norm(build, [c[4] for c in cases])):
        rights["gtab"].append(is_right(case, delimiter, quote))
        asked.append(is_thin)
    for name, sniff in sniffers.items():
        rights[name] = [is_right(case, *attempt(sniff, case[4])) for case in cases]
    shapes = sorted({c[0] for c in cases})
    print("%-20s %5s  " % ("shape", "files") + "  ".join("%11s" % name for name in rights))
    for shape in shapes + ["all"]:
        which = [i for i, c in enumerate(cases) if shape in ("all", c[0])]
        print("%-20s %5d  " % (shape, len(which)) +
              "  ".join("%10.1f%%" % (100 * sum(r[i] for i in which) / len(which)) for r in rights.values()))
    wrong = [i for i, right in enumerate(rights["gtab"]) if not right]
    print("gtab: %d wrong, of these %d told as doubtful; %d doubtful ones were right" %
          (len(wrong), sum(asked[i] for i in wrong), sum(asked) - sum(asked[i] for i in wrong)))
    for i in wrong[:int(os.environ.get("SHOW", "0"))]:
        shape, delimiter, _, _, text = cases[i]
        print("---- %s, %r%s" % (shape, delimiter, " (doubtful)" if asked[i] else ""))
        print("\n".join(text.splitlines()[:6]))


if __name__ == "__main__":
    main()
