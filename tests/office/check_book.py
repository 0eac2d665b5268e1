#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""check_book.py BOOK.xlsx KEPT.csv: does the workbook hold what `gtab-norm -k` wrote, as it is meant to look?

Read with openpyxl, and worked out anew here from the clean table: values, number formats, the merged header, 其中
indents, and every formula by exact decimal sums. Prints what differs; exit status 1 if anything does.
"""

import csv
import datetime
import re
import sys
from decimal import Decimal

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

MARKS = {"-": "—", "…": "…", "***": "***"}
faults = []


def fault(*words):
    faults.append(" ".join(str(w) for w in words))


def read_kept(path):
    """Context lines as lists by key, header, rows without #origin."""
    context, header, rows = {}, None, []
    with open(path, encoding="utf-8", newline="") as file:
        for record in csv.reader(file):
            line = ",".join(record)
            if line.startswith("#"):
                match = re.match(r"#([^:]*): ?(.*)", line)
                if match:
                    context.setdefault(match[1], []).append(match[2])
            elif header is None:
                header = record[:-1]
            else:
                rows.append(record[:-1])
    return context, header, rows


def split_path(name):
    parts, part, escaped = [], "", False
    for c in name:
        if escaped:
            part, escaped = part + c, False
        elif c == "\\":
            escaped = True
        elif c == "|":
            parts, part = parts + [part], ""
        else:
            part += c
    return parts + [part]


def is_companion(paths, i):
    return i > 0 and paths[i][-1] in ("单位", "下限", "上限") and any(
        without_unit(p) == paths[i][:-1] for p in paths[:i])


def without_unit(path):
    return path[:-1] + [re.sub(r"（[^（）]*）$", "", path[-1])]


def shown_paths(header, unit):
    paths = [split_path(h) for h in header]
    shown = []
    for i, path in enumerate(paths):
        if is_companion(paths, i):
            path = path[:-2] + path[-1:]
        elif unit and path[-1].endswith(f"（{unit}）"):
            path = without_unit(path)
        shown.append(path)
    return shown


def meant_header(paths):
    """(text, first row, first column, last row, last column) of each header cell, from 0."""
    depth = max(len(p) for p in paths)
    cells = []
    for level in range(depth):
        col = 0
        while col < len(paths):
            path, last = paths[col], col
            while (last + 1 < len(paths) and len(path) > level + 1 and len(paths[last + 1]) > level + 1
                   and paths[last + 1][:level + 1] == path[:level + 1]):
                last += 1
            if len(path) > level:
                bottom = depth - 1 if len(path) == level + 1 else level
                cells.append((path[level], level, col, bottom, last))
            col = last + 1
    return cells


def check_header(sheet, paths, top):
    merged = {r.coord for r in sheet.merged_cells.ranges}
    for text, row, col, last_row, last_col in meant_header(paths):
        cell = sheet.cell(top + row, col + 1)
        if str(cell.value).replace("\n", "") != text:
            fault(cell.coordinate, "header", cell.value, "not", text)
        if (row, col) != (last_row, last_col):
            coord = f"{cell.coordinate}:{get_column_letter(last_col + 1)}{top + last_row}"
            if coord not in merged:
                fault(coord, "is not merged")


def is_excel_number(text):
    digits = text.lstrip("-").replace(".", "").lstrip("0").rstrip("0")
    return len(digits) <= 15 and not re.match(r"-?0\d", text)


def meant_number_format(text, is_list):
    places = len(text.partition(".")[2])
    return ("0" if is_list else "#,##0") + ("." + "0" * places if places else "")


def check_number(cell, cached, text, is_list, sheet):
    if not is_excel_number(text):
        if cell.value != text:
            fault(cell.coordinate, cell.value, "not the text", text)
        return
    if cell.number_format != meant_number_format(text, is_list):
        fault(cell.coordinate, "format", cell.number_format)
    if float(cached) != float(text):
        fault(cell.coordinate, cached, "not", text)
    if isinstance(cell.value, str):
        check_sum(cell, text, sheet)


def check_sum(cell, text, sheet):
    match = re.fullmatch(r"=SUM\((.*)\)", cell.value)
    total = Decimal(0)
    for part in match[1].split(","):
        col, first, _, last = range_boundaries(part)
        for row in range(first, last + 1):
            value = sheet.cell(row, col).value
            if isinstance(value, (int, float)):
                total += Decimal(repr(value))
    if total != Decimal(text):
        fault(cell.coordinate, cell.value, "is", total, "not", text)


def meant_label(text, level, previous):
    is_first = previous < level
    return text[3 * (level - is_first):], 2 + 5 * (level - is_first) if level else 0


def check_text(cell, text, level, previous):
    indent = 0
    if text.startswith("其中："):
        text, indent = meant_label(text, level, previous)
        if cell.alignment.indent != indent:
            fault(cell.coordinate, "indent", cell.alignment.indent, "not", indent)
    if (cell.value or "") != text:
        fault(cell.coordinate, repr(cell.value), "not", repr(text))


def check_period(cell, text):
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    if day and text >= "1900-03-01":
        if cell.value != datetime.datetime(*map(int, day.groups())):
            fault(cell.coordinate, cell.value, "not", text)
    elif text and not str(cell.value).startswith(text[:4] + "年"):
        fault(cell.coordinate, cell.value, "not", text)


def check_row(sheet, cached, row, record, types, is_list, levels):
    level = max((len(re.match(r"(其中：)*", text)[0]) // 3 for text in record), default=0)
    for col, (text, kind) in enumerate(zip(record, types), 1):
        cell = sheet.cell(row, col)
        if kind in ("number", "period") and text in MARKS:
            if cell.value != MARKS[text]:
                fault(cell.coordinate, cell.value, "not", MARKS[text])
        elif kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?", text):
            check_number(cell, cached.cell(row, col).value, text, is_list, sheet)
        elif kind == "period":
            check_period(cell, text)
        else:
            check_text(cell, text, level, levels[0])
        if kind == "code" and text and cell.number_format != "@":
            fault(cell.coordinate, "a code, format", cell.number_format)
    levels[0] = level


def check_page(sheet):
    setup = sheet.page_setup
    if str(setup.paperSize) != "9" or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        fault("not set up for one page of A4 in width")
    if "&P" not in (sheet.oddFooter.center.text or ""):
        fault("no page number")
    if not sheet.freeze_panes:
        fault("nothing is frozen")


def main():
    book_path, kept_path = sys.argv[1:]
    sheet = openpyxl.load_workbook(book_path).worksheets[0]
    cached = openpyxl.load_workbook(book_path, data_only=True).worksheets[0]
    context, header, rows = read_kept(kept_path)
    unit = context.get("unit", [""])[0]
    types = context["types"][0].split(",")
    is_list = sheet.auto_filter.ref is not None
    top, bottom = (int(n) for n in re.findall(r"\d+", sheet.print_title_rows))
    check_header(sheet, shown_paths(header, unit), top)
    levels = [0]
    for i, record in enumerate(rows):
        check_row(sheet, cached, bottom + 1 + i, record, types, is_list, levels)
    text = "".join(str(c.value) for line in sheet.iter_rows() for c in line if c.value is not None)
    for key in ("title", "reporter", "note"):
        for value in context.get(key, []):
            if value.replace("\\n", "\n") not in text:
                fault(key, "is not printed:", value)
    check_page(sheet)
    for line in faults:
        print(f"{book_path}: {line}")
    return 1 if faults else 0


sys.exit(main())
