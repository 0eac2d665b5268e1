#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""check_print.py KEPT.csv PAGES.txt SHEET.csv: is every figure and label of the clean table printed, and exported?

PAGES.txt is what pdftotext finds in the pages, SHEET.csv what LibreOffice makes of the sheet as CSV. Spaces and
line breaks do not count, nor the thousands commas.
"""

import csv
import re
import sys
from decimal import Decimal


def plain(text):
    return re.sub(r"[\s,]", "", text)


def figure(text):
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def main():
    kept, pages, sheet = (open(path, encoding="utf-8", newline="") for path in sys.argv[1:])
    printed = plain(pages.read())
    exported = {figure(cell) for record in csv.reader(sheet) for cell in record}
    faults = []
    rows = [r for r in csv.reader(kept) if not r[0].startswith("#")]
    hidden = [h.endswith(("|下限", "|上限")) for h in rows[0]]
    for record in rows[1:]:
        for text, is_hidden in zip(record[:-1], hidden):
            text = plain(text.replace("其中：", "")) if not re.fullmatch(r"-|\d{4}(-.*)?", text) else ""
            if text and not is_hidden and text not in printed:
                faults.append(f"not printed: {text}")
            if figure(text) is not None and figure(text) not in exported:
                faults.append(f"not exported: {text}")
    print("\n".join(faults))
    return 1 if faults else 0


sys.exit(main())
