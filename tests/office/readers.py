#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""readers.py BOOK.xlsx LIBREOFFICE.csv GNUMERIC.csv SHEETJS.json: the cells of the first sheet, as openpyxl reads
them, against those of three other programs. A figure must be the same number, a text the same text."""
import csv
import datetime
import json
import sys

import openpyxl

EPOCH = datetime.datetime(1899, 12, 30)


def is_same(wanted, found):
    if wanted is None:
        return found in ("", None)
    if isinstance(wanted, datetime.datetime):
        serial = (wanted - EPOCH).days
        return found == serial or str(found).strip() not in ("", None)
    if isinstance(wanted, (int, float)):
        try:
            return abs(float(str(found).replace(",", "")) - wanted) <= 1e-9 * max(1, abs(wanted))
        except ValueError:
            return False
    return str(found) == wanted


def compare(name, wanted, found):
    bad = 0
    for r, row in enumerate(wanted):
        for c, value in enumerate(row):
            has = found[r][c] if r < len(found) and c < len(found[r]) else None
            if not is_same(value, has):
                bad += 1
                if bad <= 5:
                    print(f"{name}: row {r + 1}, column {c + 1}: wanted {value!r}, found {has!r}")
    return bad


def main():
    book, office, gnumeric, sheetjs = sys.argv[1:]
    sheet = openpyxl.load_workbook(book, data_only=True).worksheets[0]
    wanted = [[cell.value for cell in row] for row in sheet.iter_rows()]
    # openpyxl keeps what ST_Xstring escapes; the others show what is meant
    wanted = [[openpyxl.utils.escape.unescape(v) if isinstance(v, str) else v for v in row] for row in wanted]
    csv.field_size_limit(1 << 24)
    bad = 0
    for name, path in (("LibreOffice", office), ("gnumeric", gnumeric)):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        if name == "gnumeric":  # 1.12 shows the escaped underscore of _x005F_x0041_ (ECMA-376 part 1 22.9.2.19) as it is
            rows = [[cell.replace("_x005F_", "_") for cell in row] for row in rows]
        bad += compare(name, wanted, rows)
    if sheetjs != "-":
        with open(sheetjs, encoding="utf-8") as file:
            bad += compare("SheetJS", wanted, json.load(file))
    n = sum(v is not None for row in wanted for v in row)
    if n == 0:
        print("no cell at all")
    sys.exit(bad > 0 or n == 0)


main()
