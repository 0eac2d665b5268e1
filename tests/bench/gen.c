/* SPDX-License-Identifier: MIT */

/*
 * Benchmark data, the same bytes for the same arguments:
 *
 *	gen ledger ROWS utf-8|gb18030 FILE     one list, 10 columns; one figure or date in 20 as people type it
 *	gen tallies FILES utf-8|gb18030 DIR    many small county tallies with a title and a 合计 row that holds
 */

#include <errno.h>
#include <iconv.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OF(list) (list)[below(sizeof(list) / sizeof(*(list)))]

static const char *const categories[] = { "行政许可", "行政处罚",    "行政强制", "行政征收",
					  "行政给付", "行政检查",    "行政确认", "行政奖励",
					  "行政裁决", "其他行政权力" };
static const char *const codes[] = { "XZXK", "XZCF", "XZQZ", "XZZS", "XZJF",
				     "XZJC", "XZQR", "XZJL", "XZCJ", "QTQL" };
static const char *const cities[] = { "济南市", "青岛市", "淄博市", "枣庄市",
				      "烟台市", "潍坊市", "临沂市", "菏泽市" };
static const char *const bureaus[] = { "发展和改革局", "公安局",         "民政局",
				       "财政局",       "水利局",         "交通运输局",
				       "生态环境局",   "农业农村局",     "卫生健康局",
				       "应急管理局",   "市场监督管理局", "统计局",
				       "医疗保障局",   "行政审批服务局" };
static const char *const verbs[] = { "对", "负责", "组织", "办理", "核发", "对未按规定", "对擅自" };
static const char *const subjects[] = { "建设工程", "食品生产经营", "道路旅客运输", "取水",
					"民办学校", "危险化学品",   "城市生活垃圾", "医疗机构",
					"特种设备", "河道采砂",     "水土保持方案", "社会团体",
					"消防设施", "渔业捕捞",     "公共场所卫生", "统计资料" };
static const char *const actions[] = { "设立", "变更", "延续", "注销",
				       "备案", "验收", "转让", "质量监督" };
static const char *const endings[] = { "的许可",     "的审批", "的处罚",
				       "的监督检查", "的确认", "费的征收" };
static const char *const surnames[] = {
	"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"
};
static const char *const given[] = { "伟", "芳", "敏", "静",   "强",   "磊",
				     "洋", "艳", "杰", "桂英", "建国", "志文" };
static const char *const remarks[] = {
	"", "", "", "", "", "", "委托实施", "承接下放", "\"待核实\"\"原件\"\"\"", "\"见附件1,2\""
};
static const char *const towns[] = { "东庄", "西屯", "南集", "北寨", "石桥",
				     "马店", "柳湾", "桃园", "金沟", "清河" };
static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

/* ---- chance: splitmix64 ---- */

static uint64_t state = 20140301;

static uint64_t
draw(void)
{
	uint64_t z = state += 0x9E3779B97F4A7C15U;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

static size_t
below(size_t n)
{
	return (size_t)(draw() % n);
}

static uint64_t
between(uint64_t low, uint64_t high)
{
	return low + draw() % (high - low + 1);
}

static bool
is_messy(void)
{
	return below(20) == 0;
}

/* ---- output: lines in UTF-8, converted on the way to the file ---- */

static iconv_t converter = (iconv_t)-1;
static FILE *out;
static char line[4096];
static size_t line_len;

static void
die(const char *what)
{
	fprintf(stderr, "gen: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void
put(const char *text)
{
	const size_t len = strlen(text);

	if (line_len + len > sizeof(line))
		abort();
	memcpy(line + line_len, text, len);
	line_len += len;
}

static void
put_number(uint64_t n, const char *end)
{
	char text[32];

	snprintf(text, sizeof(text), "%" PRIu64, n);
	put(text);
	put(end);
}

static void
end_line(void)
{
	char converted[2 * sizeof(line)];
	char *from = line;
	char *to = converted;
	size_t n_from;
	size_t n_to = sizeof(converted);

	put("\r\n");
	n_from = line_len;
	if (converter == (iconv_t)-1)
		fwrite(line, 1, line_len, out);
	else if (iconv(converter, &from, &n_from, &to, &n_to) == (size_t)-1)
		die("iconv");
	else
		fwrite(converted, 1, sizeof(converted) - n_to, out);
	line_len = 0;
}

static void
open_file(const char *path)
{
	out = fopen(path, "wb");
	if (out == NULL)
		die(path);
}

static void
close_file(const char *path)
{
	if (ferror(out) | fclose(out))
		die(path);
}

/* ---- cells ---- */

static void
put_full_width(const char *text)
{
	for (; *text != '\0'; text++) {
		/* U+FF10.. in UTF-8; the stop and the comma have full-width forms too */
		const char wide[] = { '\xEF', '\xBC', (char)(*text + ('\x90' - '0')), '\0' };

		put(*text == '.' ? "．" : *text == ',' ? "，" : wide);
	}
}

/* 1234567.89 as 1,234,567.89 */
static void
group(const char *plain, char *grouped)
{
	const size_t n_whole = strcspn(plain, ".");

	for (size_t i = 0; plain[i] != '\0'; i++) {
		if (i > 0 && i < n_whole && (n_whole - i) % 3 == 0)
			*grouped++ = ',';
		*grouped++ = plain[i];
	}
	*grouped = '\0';
}

/* A figure as typed: full-width, grouped, or both. */
static void
put_messy(const char *plain)
{
	const size_t way = below(3);
	char grouped[64];

	group(plain, grouped);
	if (way == 0) {
		put_full_width(plain);
	} else if (way == 1) {
		put("\"");
		put(grouped);
		put("\"");
	} else {
		put_full_width(grouped);
	}
}

static void
put_figure(uint64_t whole, int hundredths)
{
	char plain[32];

	if (hundredths < 0)
		snprintf(plain, sizeof(plain), "%" PRIu64, whole);
	else
		snprintf(plain, sizeof(plain), "%" PRIu64 ".%02d", whole, hundredths);
	if (is_messy())
		put_messy(plain);
	else
		put(plain);
	put(",");
}

static void
put_chinese(uint64_t n) /* 1 to 99 */
{
	if (n >= 20)
		put(digits[n / 10]);
	if (n >= 10)
		put("十");
	if (n % 10 != 0)
		put(digits[n % 10]);
}

static void
put_chinese_date(uint64_t year, uint64_t month, uint64_t day)
{
	for (uint64_t place = 1000; place > 0; place /= 10)
		put(digits[year / place % 10]);
	put("年");
	put_chinese(month);
	put("月");
	put_chinese(day);
	put("日,");
}

static void
put_date(bool messy)
{
	const unsigned year = (unsigned)between(2009, 2019);
	const unsigned month = (unsigned)between(1, 12);
	const unsigned day = (unsigned)between(1, 28);
	char text[48];

	if (messy && below(2) == 0) {
		put_chinese_date(year, month, day);
		return;
	}
	snprintf(text, sizeof(text), messy ? "%u年%u月%u日," : "%04u-%02u-%02u,", year, month, day);
	put(text);
}

/* ---- the two kinds of file ---- */

static void
put_item_name(void)
{
	put(OF(verbs));
	do {
		put(OF(subjects));
		put(OF(actions));
	} while (below(3) == 0 && line_len < 256);
	put(OF(endings));
	put(",");
}

static void
put_ledger_row(uint64_t no)
{
	const size_t category = below(sizeof(categories) / sizeof(*categories));
	char code[64];

	put_number(no, ",");
	snprintf(code, sizeof(code), "37%04" PRIu64 "-%s-%07" PRIu64 ",", between(100, 1799),
		 codes[category], no);
	put(code);
	put(categories[category]);
	put(",");
	put_item_name();
	put(OF(cities));
	put(OF(bureaus));
	put(",");
	put(OF(surnames));
	put(OF(given));
	put(",");
	put_date(is_messy());
	put_figure(between(1, 10) * between(1, 1000), -1);
	put_figure(between(1, 10000) * between(1, 10000), (int)below(100));
	put(OF(remarks));
	end_line();
}

static void
make_ledger(uint64_t n_rows, const char *path)
{
	open_file(path);
	put("序号,权力编码,权力类别,事项名称,实施主体,经办人,办理日期,办件量,涉及金额（元）,备注");
	end_line();
	for (uint64_t i = 1; i <= n_rows; i++)
		put_ledger_row(i);
	close_file(path);
}

enum { N_FIGURES = 6 };

static void
put_tally_row(uint64_t no, const uint64_t figures[N_FIGURES])
{
	put_number(no, ",");
	put(OF(towns));
	put_number(no, "镇,");
	for (size_t i = 0; i < N_FIGURES; i++)
		put_number(figures[i], ",");
	put_date(false);
	end_line();
}

static void
put_tally(uint64_t no)
{
	const uint64_t n_towns = between(36, 44);
	uint64_t totals[N_FIGURES] = { 0 };

	put(OF(cities));
	put_number(no, "号县人口统计表,,,,,,,,,");
	end_line();
	put("填报单位：");
	put(OF(bureaus));
	put(",,,,,,,,,");
	end_line();
	put("序号,乡镇,总户数,农业户,非农业户,总人口,男,女,填报日期,备注");
	end_line();
	for (uint64_t i = 1; i <= n_towns; i++) {
		const uint64_t farm = between(200, 9000);
		const uint64_t urban = between(50, 6000);
		const uint64_t male = between(500, 20000);
		const uint64_t female = between(500, 20000);
		const uint64_t row[N_FIGURES] = { farm + urban,  farm, urban,
						  male + female, male, female };

		put_tally_row(i, row);
		for (size_t k = 0; k < N_FIGURES; k++)
			totals[k] += row[k];
	}
	put("合计,");
	for (size_t k = 0; k < N_FIGURES; k++) {
		put(",");
		put_number(totals[k], "");
	}
	put(",,");
	end_line();
}

static void
make_tallies(uint64_t n_files, const char *folder)
{
	for (uint64_t i = 1; i <= n_files; i++) {
		char path[4096];

		snprintf(path, sizeof(path), "%s/tally-%05" PRIu64 ".csv", folder, i);
		open_file(path);
		put_tally(i);
		close_file(path);
	}
}

int
main(int argc, char **argv)
{
	const char *kind = argc == 5 ? argv[1] : "";
	const uint64_t n = argc == 5 ? strtoull(argv[2], NULL, 10) : 0;

	if (n == 0 || (strcmp(kind, "ledger") != 0 && strcmp(kind, "tallies") != 0)) {
		fputs("usage: gen ledger|tallies N utf-8|gb18030 FILE|DIR\n", stderr);
		return 2;
	}
	if (strcmp(argv[3], "utf-8") != 0) {
		converter = iconv_open(argv[3], "UTF-8");
		if (converter == (iconv_t)-1)
			die(argv[3]);
	}
	if (strcmp(kind, "ledger") == 0)
		make_ledger(n, argv[4]);
	else
		make_tallies(n, argv[4]);
	if (converter != (iconv_t)-1)
		iconv_close(converter);
	return 0;
}
