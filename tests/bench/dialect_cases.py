# SPDX-License-Identifier: MIT
"""Messy CSV files whose dialect is known, made from a seed.

A case is a shape (what its cells and the lines around them are like) written in a dialect. What counts as right is
not a character but the table: read with the dialect that was found, the file gives the very cells it was made from.
"""

import random

NAMES = ["吕梁市", "离石区", "孝义市", "汾阳市", "Paris", "Saint-Denis", "Köln", "Leeds", "王建国", "李娜", "O'Brien",
         "Dupont", "Müller", "区发展和改革委员会", "教育局", "Agence régionale", "合计", "其他", "Smith & Co"]
WORDS = ["budget", "案件", "处分", "travaux", "rue", "north", "审批", "备案", "许可", "service", "für", "la", "et", "of",
         "public", "2015", "网络", "设施", "project", "phase", "第二", "改造"]
HEADS = ["序号", "单位", "人数", "金额", "日期", "id", "name", "amount", "date", "code", "Montant", "Libellé", "Ort",
         "备注", "项目名称", "category", "start", "end", "url", "notes"]
TITLES = ["2015年1-6月，全市案件统计表", "Table 3, continued", "Report: spending over 25,000; March", "填报单位：区发改局",
          "Generated 2016-03-01 10:30:00", "权力清单", "Source: ministry, own figures", "单位：万元", "标题\t统计"]
NOTES = ["注：本表数据为初步统计，以年报为准。", "Note: figures are rounded; totals may differ", "Source: INSEE, 2014",
         "填表人：张三  审核人：李四"]


def prose(r, separators):
    """A few words, some of them followed by one of the separators and a space."""
    words = r.choices(WORDS, k=r.randint(2, 9))
    return "".join(w + (r.choice(separators) if separators and r.random() < 0.3 else "") + " " for w in words).strip()


def number(r):
    return str(r.choice([r.randint(0, 99), r.randint(100, 99999), round(r.uniform(-50, 5000), r.randint(1, 3))]))


def cell_number(r):
    return number(r)


def cell_name(r):
    return r.choice(NAMES)


def cell_prose(r):
    return prose(r, [",", ";", "，", "、", ":", ""])


def cell_comma(r):
    return "%s, %s" % (r.choice(NAMES), r.choice(WORDS))


def cell_decimal_comma(r):
    return number(r).replace(".", ",")


def cell_thousands(r):
    return "{:,}".format(r.randint(1000, 9999999))


def cell_date(r):
    return r.choice(["%d-%02d-%02d", "%d/%d/%d", "%d.%d.%d", "%d年%d月%d日"]) % (
        r.randint(1999, 2020), r.randint(1, 12), r.randint(1, 28))


def cell_time(r):
    return "%d-%02d-%02d %02d:%02d:%02d" % (r.randint(2001, 2020), r.randint(1, 12), r.randint(1, 28), r.randint(0, 23),
                                            r.randint(0, 59), r.randint(0, 59))


def cell_clock(r):
    return "%02d:%02d" % (r.randint(0, 23), r.randint(0, 59))


def cell_list(r):
    return r.choice([";", "|", ", ", "/", "、"]).join(r.sample(WORDS, r.randint(1, 4)))


def cell_url(r):
    return "http://example.org/%s?a=%d&b=%s" % (r.choice(WORDS), r.randint(1, 99), r.choice("xyz"))


def cell_json(r):
    return '{"a": %d, "b": [%d, %d]}' % (r.randint(0, 9), r.randint(0, 9), r.randint(0, 9))


def cell_code(r):
    return r.choice(["A%03d", "14%04d", "%05d", "ZX-%d"]) % r.randint(1, 999)


def cell_empty(r):
    return r.choice(["", "", "", "-", number(r)])


def cell_lines(r):
    return "%s\n%s" % (prose(r, [","]), prose(r, [";"]))


def cell_quoted_word(r):
    return 'the "%s" case' % r.choice(WORDS)


def cell_address(r):
    return "%d %s, %s %s" % (r.randint(1, 200), r.choice(["rue Hugo", "High St", "Hauptstr."]), r.randint(10000, 99999),
                             r.choice(NAMES))


def cell_chinese(r):
    return "".join(r.choices("各科室请按要求填报数据并于月底前报送", k=r.randint(4, 12))) + r.choice(["，", "；", "。", "："]) + \
        r.choice(["详见附件", "无", "同上"])


PLAIN = [cell_number, cell_number, cell_name, cell_code, cell_date, cell_empty]
SHAPES = {
    "plain": PLAIN,
    "prose": PLAIN + [cell_prose, cell_comma, cell_prose],
    "decimal comma": [cell_name, cell_decimal_comma, cell_decimal_comma, cell_code],
    "all decimal comma": [cell_decimal_comma],
    "thousands": [cell_name, cell_thousands, cell_thousands],
    "times": [cell_time, cell_number, cell_clock, cell_name],
    "lists": [cell_code, cell_list, cell_name, cell_list],
    "urls": [cell_url, cell_name, cell_number],
    "json": [cell_code, cell_json, cell_number],
    "sparse": [cell_empty, cell_empty, cell_name],
    "line breaks": [cell_code, cell_lines, cell_number],
    "quoted words": [cell_name, cell_quoted_word, cell_number],
    "addresses": [cell_name, cell_address, cell_number],
    "chinese": [cell_name, cell_chinese, cell_number],
    "names": [cell_name, cell_name],
}
AROUND = ["bare", "bare", "titles", "notes", "titles and notes", "blank lines", "short", "header only", "padded title"]
DELIMITERS = [","] * 45 + [";"] * 22 + ["\t"] * 15 + ["|"] * 10 + [":"] * 2 + ["，"] * 6


def quote(r, text, delimiter, mark, always):
    needs = any(c in text for c in (delimiter, "\n", "\r")) or text.startswith(mark)
    if needs or always or r.random() < 0.02:
        return mark + text.replace(mark, mark * 2) + mark
    return text


def make(seed):
    """Returns (shape, delimiter, quote, rows, text); rows are what a right reading gives, blank lines apart."""
    r = random.Random(seed)
    shape = r.choice(list(SHAPES))
    around = r.choice(AROUND)
    delimiter = r.choice(DELIMITERS)
    one_column = r.random() < 0.05
    mark = "'" if r.random() < 0.06 else '"'
    always = r.random() < 0.2
    end = r.choice(["\n", "\n", "\r\n", "\r"])
    n_cols = 1 if one_column else r.randint(2, 9)
    kinds = [r.choice(SHAPES[shape]) for _ in range(n_cols)]
    rows = []
    if "titles" in around:
        rows += [[r.choice(TITLES)] for _ in range(r.randint(1, 3))]
    if around == "padded title":
        rows.append([r.choice(TITLES)] + [""] * (n_cols - 1))
    if r.random() < 0.85:
        rows.append([r.choice(HEADS) for _ in range(n_cols)])
    n = 0 if around == "header only" else r.randint(1, 3) if around == "short" else r.randint(4, 60)
    rows += [[kind(r) for kind in kinds] for _ in range(n)]
    if "notes" in around:
        rows += [[r.choice(NOTES)] for _ in range(r.randint(1, 2))]
    if not rows:
        rows.append([kind(r) for kind in kinds])
    written = []
    for row in rows:
        # what stands alone on its line is often typed there, without quotes, by whoever adds a title
        written.append(delimiter.join(quote(r, c, delimiter, mark, always) for c in row))
        if around == "blank lines" and r.random() < 0.2:
            written.append("")
    label = "one column" if one_column else shape
    return label, delimiter, mark, [row for row in rows if row != [""]], end.join(written) + end
