#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tests/office/input_books.py FOLDER: workbooks as other programs write them, for gtab to read."""

import datetime
import os
import sys

import openpyxl
import xlsxwriter

FOLDER = sys.argv[1]
UNITS = [("吕梁市", 1579), ("离石区", 504), ("临县", 0), ("方山县", 23)]
DATE_FORMATS = ['yyyy"年"m"月"d"日"', "yyyy-mm-dd", "yyyy/m/d", "yyyy-mm-dd"]


def by_openpyxl(name, epoch_1904=False):
    """Dates, percents, currency and booleans, each in a format of its own."""
    book = openpyxl.Workbook()
    if epoch_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "案件"
    sheet.append(["序号", "单位", "立案日期", "件数", "比例", "金额", "已结", "备注"])
    for i, (unit, n) in enumerate(UNITS):
        sheet.append([i + 1, unit, datetime.date(2015, 3, 1 + i), n, 0.27 + i / 100, 1234.5 + i, i % 2 == 0, "无"])
        row = i + 2
        sheet.cell(row, 3).number_format = DATE_FORMATS[i]
        sheet.cell(row, 5).number_format = "0.0%"
        sheet.cell(row, 6).number_format = "¥#,##0.00"
    book.create_sheet("空")
    book.save(os.path.join(FOLDER, name))


def merged(name):
    """Merged cells, a hidden row and a hidden sheet, formulas that LibreOffice will give a result."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [["项目", "数量", "合计"], ["甲", 3, "=B2*2"], ["乙", 4, "=B3*2"], ["丙", 5, "=B4*2"], ["隐藏", 6, 12],
                ["合并", 1, 2], [None, 2, 4]]:
        sheet.append(row)
    sheet.merge_cells("A6:A7")
    sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet("藏")
    hidden.sheet_state = "hidden"
    hidden.append(["x"])
    book.create_chartsheet("图")
    book.save(os.path.join(FOLDER, name))


def by_xlsxwriter(name, options):
    """Rich text, saved results of formulas, errors, accounting negatives; inline strings in constant memory."""
    book = xlsxwriter.Workbook(os.path.join(FOLDER, name), options)
    sheet = book.add_worksheet("一")
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    share = book.add_format({"num_format": "0%"})
    money = book.add_format({"num_format": "#,##0.00_);[Red](#,##0.00)"})
    bold = book.add_format({"bold": 1})
    sheet.write_row(0, 0, ["单位", "日期", "占比", "金额", "结果", "差"])
    for row, (unit, day, part, amount) in enumerate(
            [("甲县", datetime.datetime(2015, 3, 1), 0.3, -1234.5), ("乙县", datetime.datetime(2015, 12, 31), 1, 0)], 1):
        sheet.write(row, 0, unit)
        sheet.write_datetime(row, 1, day, date)
        sheet.write(row, 2, part, share)
        sheet.write(row, 3, amount, money)
        sheet.write_formula(row, 4, "=1+1", None, 2)
        sheet.write_formula(row, 5, "=NA()", None, "#N/A")
    if not options.get("constant_memory"):
        sheet.write_rich_string(3, 0, "丙", bold, "县")
        sheet.write(3, 3, 1e6, money)
    book.close()


by_openpyxl("openpyxl.xlsx")
by_openpyxl("openpyxl-1904.xlsx", True)
merged("merged.xlsx")
by_xlsxwriter("xlsxwriter.xlsx", {})
by_xlsxwriter("xlsxwriter-1904.xlsx", {"date_1904": True})
by_xlsxwriter("xlsxwriter-inline.xlsx", {"constant_memory": True})
