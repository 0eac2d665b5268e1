#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""plain.py IN.csv OUT.xlsx: the plain program once more, by Python's XlsxWriter with constant memory."""
import csv
import re
import sys

import xlsxwriter

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?\Z")
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet()
header = book.add_format({"bold": True, "bg_color": "#D9E1F2"})
sheet.freeze_panes(1, 0)
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for r, row in enumerate(csv.reader(file)):
        for c, cell in enumerate(row):
            if r == 0:
                sheet.write_string(r, c, cell, header)
            elif NUMBER.match(cell) and len(cell) <= 15:
                sheet.write_number(r, c, float(cell))
            elif cell:
                sheet.write_string(r, c, cell)
book.close()
