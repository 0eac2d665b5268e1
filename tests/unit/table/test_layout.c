/* SPDX-License-Identifier: MIT */
/* The layout: which line is title, header, data, note, and what the lines around the table say. */

#include <gtab/clean.h>

#include "rows_of.h"
#include "table/layout_internal.h"

enum { ROWS_MAX = 64 };

static const gtab_layout_options no_options;

/*
 * kinds    a letter a record: t above the header, h header, d data, n note, s signature, - blank, S section, r a line
 *          that stands again, o the header of another table
 * context  key=value, with ; behind each; unit[…] left out. NULL: not looked at
 */
typedef struct layout_case {
	const char *csv;
	const char *kinds;
	const char *context;
} layout_case;

static const layout_case head_cases[] = {
	{ "地区,件数\n离石区,5\n", "hd", "" },
	{ "案件统计表,\n地区,件数\n离石区,5\n", "thd", "title=案件统计表;" },
	{ "案件统计表\n地区,件数\n离石区,5\n", "thd", "title=案件统计表;" },
	{ ",案件统计表,\n地区,件数,人数\n离石区,5,6\n", "thd", "title=案件统计表;" },
	{ "案  件  统  计  表,\n地区,件数\n离石区,5\n", "thd", "title=案件统计表;" },
	{ "\"案件\n统计表\",\n地区,件数\n离石区,5\n", "thd", "title=案件统计表;" },
	{ "\n\n案件统计表,\n\n地区,件数\n离石区,5\n", "--t-hd", "title=案件统计表;" },
	/* reporter, unit, form number, period: in cells of their own, in any order */
	{ "统计表,,\n填报单位：离石区纪委,,单位：件\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=离石区纪委;unit=件;" },
	{ "填报单位：离石区纪委,,单位：件\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "reporter=离石区纪委;unit=件;title=统计表;" },
	{ "统计表,,\n,,表号：交审计1表\n,,计量单位：件、人\n地区,件数,人数\n甲,5,6\n", "ttthd",
	  "title=统计表;form-no=交审计1表;unit=件、人;" },
	{ "统计表,,\n填报单位（盖章）：离石区纪委,2015年,单位：件\n地区,件数,人数\n甲,5,6\n",
	  "tthd", "title=统计表;reporter=离石区纪委;period=2015;unit=件;" },
	{ "统计表,,\n二〇一五年三月,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;period=2015-03;" },
	{ "2015年第一季度,,\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "period=2015Q1;title=统计表;" },
	{ "统计表,,\n（2015年1-6月）,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;period=2015-01/06;" },
	{ "统计表,,\n报告期：2015年,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;period=2015;" },
	{ "统计表,,\n单位：财政局,,单位：万元\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=财政局;unit=万元;" },
	/* spellings */
	{ "统计表,,\n\"表　　号：\n国统1表\",,\n制 表 机 "
	  "关:国家统计局,,\n有效期至：2016年6月,,\n地区,件数,人数\n甲,5,6\n",
	  "tttthd",
	  "title=统计表;form-no=国统1表;head=制表机关:国家统计局;head=有效期至：2016年6月;" },
	{ "统计表,,\n填报单位(公章):甲局,,计 量 单 位 ： 人\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=甲局;unit=人;" },
	{ "统计表,,\n填报单位：,,单位：\n地区,件数,人数\n甲,5,6\n", "tthd", "title=统计表;" },
	{ "统计表,,\n综合机关名称：甲局,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=甲局;" },
	/* the value in the cell beside its label */
	{ "统计表,,,\n填报单位：,甲局,单位：,件\n地区,件数,人数,备注\n甲,5,6,x\n", "tthd",
	  "title=统计表;reporter=甲局;unit=件;" },
	{ "统计表,,,\n填报单位（盖章）：,,甲局,\n地区,件数,人数,备注\n甲,5,6,x\n", "tthd",
	  "title=统计表;reporter=甲局;" },
	/* several in one cell */
	{ "统计表,,\n填报单位：甲局　　　　单位：件,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=甲局;unit=件;" },
	{ "统计表,,\n填报单位：甲局  2015年1-3月  计量单位：件、人,,\n地区,件数,人数\n甲,5,6\n",
	  "tthd", "title=统计表;reporter=甲局;period=2015-01/03;unit=件、人;" },
	{ "统计表,,\n表号：甲1表 制表机关：统计局 批准机关：国家统计局,,\n地区,件数,人数\n甲,5,6\n",
	  "tthd", "title=统计表;form-no=甲1表;head=制表机关：统计局;head=批准机关：国家统计局;" },
	/* title and unit on one line */
	{ "统计表,,,单位：件\n地区,件数,人数,备注\n甲,5,6,x\n", "thd", "title=统计表;unit=件;" },
	{ ",统计表,,表号：甲1表\n地区,件数,人数,备注\n甲,5,6,x\n", "thd",
	  "title=统计表;form-no=甲1表;" },
	/* a mark of attachment is no title */
	{ "附件1,,\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd", "head=附件1;title=统计表;" },
	{ "附件：,,\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd", "head=附件：;title=统计表;" },
	{ "附表二,,\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd", "head=附表二;title=统计表;" },
	{ "附件统计表,,\n地区,件数,人数\n甲,5,6\n", "thd", "title=附件统计表;" },
	{ "统计表,,\n（试行）,,\n地区,件数,人数\n甲,5,6\n", "tthd", "title=统计表;head=（试行）;" },
};

static const layout_case header_cases[] = {
	{ "地区,数量,\n,件数,人数\n甲,5,6\n", "hhd", "" },
	{ "表,,\n地区,数量,\n,件数,人数\n甲,5,6\n", "thhd", "title=表;" },
	{ "地区,处分,,,\n,合计,其中,,\n,,党纪,政务,其他\n甲,6,1,2,3\n", "hhhd", "" },
	/* cells that are years */
	{ "指标,2013年,2014年\n甲,5,6\n", "hd", "" },
	{ "指标,2013,2014\n甲,5,6\n", "hd", "" },
	{ ",2013年,2014年\n甲,5,6\n", "hd", "" },
	{ ",2013,2014\n甲,5,6\n", "hd", "" },
	{ "统计表,,\n,2013,2014\n甲,5,6\n", "thd", "title=统计表;" },
	{ "2013,2014\n5,6\n", "hd", "" },
	/* a blank first cell */
	{ ",件数,人数\n甲,5,6\n", "hd", "" },
	{ ",件数\n甲,5\n乙,6\n", "hdd", "" },
	{ "统计表,\n,件数\n甲,5\n乙,6\n", "thdd", "title=统计表;" },
	{ ",2014年\n甲,5\n", "hd", "" },
	/* one column */
	{ "姓名\n张三\n李四\n", "hdd", "" },
	{ "姓名\n", "h", "" },
	{ "地区,件数\n", "h", "" },
	/* the number line */
	{ "指标,代码,数值\n甲,乙,1\nx,01,5\n", "hhd", "" },
	{ "指标,代码,数值\n\n甲,乙,1\nx,01,5\n", "h-hd", "" },
	{ "指标,代码,数值,金额\n甲,乙,(1),（2）\nx,01,5,6\n", "hhd", "" },
	{ "指标,代码,数值,金额\n甲,乙,１,２\nx,01,5,6\n", "hhd", "" },
	{ "指标,数量,\n,件数,人数\n甲,1,2\nx,5,6\n", "hhhd", "" },
	{ "指标,数值,金额\n甲,1,3\nx,5,6\n", "hdd", "" }, /* a row: 2 is missing */
	{ "指标,数值,金额\n1,2,3\nx,5,6\n", "hdd", "" },  /* no 甲: may as well be data */
	{ "指标,数值,金额\nx,5,6\n甲,1,2\n", "hdd", "" }, /* not under the header */
	{ "指标,数值,金额\n甲,乙,丙\nx,5,6\n", "hhd", "" },
	{ "班组,件数\n甲,1\n乙,2\n", "hdd", "" },                /* 甲 and 乙 name rows */
	{ "表,\n班组,件数\n甲,1\n丁,2\n", "thdd", "title=表;" }, /* may be a row: it is not lost */
	{ "表,\n表号：甲1表,\n项目,件数\n甲,1\n某,2\n", "tthhd", "title=表;form-no=甲1表;" },
	/* stems over remarks at the end; 栏次 instead of 甲 */
	{ "项目,行次,件数,备注\n甲,乙,1,丙\n某,1,2,\n", "hhd", "" },
	{ "项目,件数,人数\n栏次,1,2\n某,5,6\n", "hhd", "" },
};

static const layout_case foot_cases[] = {
	{ "地区,件数\n甲,5\n注：本表只计已结案件。,\n", "hdn", "note=注：本表只计已结案件。;" },
	{ "地区,件数\n甲,5\n\n注：一。\n", "hd-n", "note=注：一。;" },
	{ "地区,件数\n甲,5\n注1：一。\n2：二。\n", "hdnn", "note=注1：一。;note=2：二。;" },
	{ "地区,件数\n甲,5\n说明：1.一\n2.二\n  3.三\n", "hdnnn",
	  "note=说明：1.一;note=2.二;note=3.三;" },
	{ "地区,件数\n甲,5\n备 注：一\n", "hdn", "note=备 注：一;" },
	{ "地区,件数\n甲,5\n资料来源：统计局\n", "hdn", "note=资料来源：统计局;" },
	{ "地区,件数\n甲,5\n审核关系：05=06+07\n", "hdn", "note=审核关系：05=06+07;" },
	{ "地区,件数,人数\n甲,5,6\n注：,本表只计已结案件。,\n", "hdn",
	  "note=注：本表只计已结案件。;" },
	{ "地区,件数\n甲,5\n\"注：一\r\n二\"\n", "hdn", "note=注：一\n二;" },
	/* signatures */
	{ "地区,件数,人数\n甲,5,6\n单位负责人：张三,填表人：李四,报出日期：2015年3月1日\n", "hds",
	  "signature=单位负责人：张三;signature=填表人：李四;signature=报出日期：2015年3月1日;" },
	{ "地区,件数,人数\n甲,5,6\n单位负责人：张三  填表人：李四,,\n", "hds",
	  "signature=单位负责人：张三  填表人：李四;" },
	{ "地区,件数,人数\n甲,5,6\n负责人：,填表人:,联系电话：\n", "hds",
	  "signature=负责人：;signature=填表人:;signature=联系电话：;" },
	{ "地区,件数,人数,备注\n甲,5,6,x\n负责人：,张三,填表人：,李四\n", "hds",
	  "signature=负责人：张三;signature=填表人：李四;" },
	{ "地区,件数,人数\n甲,5,6\n填表人：李四,,\n注：一,,\n", "hdsn",
	  "signature=填表人：李四;note=注：一;" },
	{ "地区,件数,人数\n甲,5,6\n注：一,,\n填表人：李四,,\n", "hdns",
	  "note=注：一;signature=填表人：李四;" },
	{ "地区,件数\n甲,5\n注：一\n\n二\n", "hdn-n", "note=注：一;note=二;" },
};

/* What must not be taken for header, note or signature. */
static const layout_case data_cases[] = {
	{ "地区,件数\n一、城区,\n甲,5\n", "hdd", "" },
	{ "地区,件数\n,\n甲,5\n", "h-d", "" },
	{ "地区,件数\n合计,\n甲,5\n", "hdd", "" },
	{ "地区,件数\n,5\n,6\n", "hdd", "" },
	{ "名称,备注\n甲,注：见附表\n乙,x\n", "hdd", "" },
	{ "名称,备注\n注：甲,5\n乙,x\n", "hdd", "" },
	{ "名称,说明\n注册会计师,x\n说明会,y\n备注栏,\n", "hddd", "" },
	{ "事项,责任\n审核：初审,甲科\n复核：终审,乙科\n", "hdd", "" },
	{ "名称,领导：签字,x\n领导：甲,乙,丙\n", "hd", "" },
	{ "2015年,2016年,备注\n5,6,x\n", "hd", "" },
	{ "名称,单位,数量\n甲,件,5\n", "hd", "" },
	{ "填报单位,件数\n甲,5\n", "hd", "" },
	{ "单位,代码,数量\n甲,01,5\n", "hd", "" },
	{ "指标,甲,乙\n甲,5,6\n乙,7,8\n", "hdd", "" },
	{ "名称,数量\n甲,\n,5\n", "hdd", "" },
	{ "名称,依据\n甲,\"一、\n二、\"\n", "hd", "" },
};

/* Figures tell where the rows begin. */
static const layout_case figure_cases[] = {
	/* headings that are figures */
	{ "Region,2010,2011,2015\nNorth,5,6,7\nSouth,8,9,10\n", "hdd", "" },
	{ "地区,1,2,3\n甲,5,6,7\n", "hd", "" },
	{ "地区,0岁,1岁,2岁\n甲,5,6,7\n", "hd", "" },
	{ "部门,一,二\n甲,5,6\n", "hd", "" },
	{ "甲,5,6,7\n乙,8,9,10\n", "dd", "" },
	{ "甲,10,20\n乙,30,40\n", "dd", "" },
	{ "1,张三,1980-01-02\n2,李四,1981-03-04\n", "dd", "" },
	{ "标题,,\n甲,10,20\n乙,30,40\n", "tdd", "title=标题;" },
	{ "单位,起始年,终止年\n甲,2013,2014\n乙,2015,2017\n", "hdd", "" },
	/* pairs above a wide table */
	{ "Data Source,Own survey,,\n,,,\nName,Code,1960,1961\nA,AA,5,6\nB,BB,7,8\n", "t-hdd",
	  "head=Data Source:Own survey;" },
	{ "Last updated,2023-05-10,,\nName,Code,1960,1961\nA,AA,5,6\nB,BB,7,8\n", "thdd",
	  "head=Last updated:2023-05-10;" },
	{ "地区,处分,,,\n,合计,其中,,\n,,党纪,政务,其他\n甲,6,1,2,3\n", "hhhd", "" },
	/* pairs before two columns of figures: no header */
	{ "Title,Output\nCDID,ABCD\nUnit,Index\nNotes,none\n1948,10.5\n1949,11.2\n1950,12\n",
	  "ttttddd", "title=Output;head=CDID:ABCD;unit=Index;head=Notes:none;" },
	{ "名称,说明\n甲,是\n乙,否\n丙,5\n", "hddd", "" },
	/* the line that stands over the figures, below fuller ones that do not */
	{ "甲局,乙局,丙局,,\n地区,x,y,件数,人数\n甲,a,b,5,6\n乙,c,d,7,8\n", "thdd", NULL },
	/* units under the header */
	{ "地区,产值,人口\n,万元,万人\n甲,5,6\n", "hhd", "" },
	{ "地区,产值,增速\n单位,（万元）,(%)\n甲,5,6\n", "hhd", "" },
	{ "地区,产值,人口\n,万元,万人\n甲,乙,1\nx,5,6\n", "hhhd", "" },
	{ "名称,计量\n件,人\n", "hd", "" },
	/* the header in a second language */
	{ "年份,人口\nYear,Population\n2010,5\n2011,6\n", "hhdd", "" },
	{ "Year,Population\n年份,人口\n2010,5\n2011,6\n", "hhdd", "" },
	{ "地区,件数\n甲,未报\n乙,5\n丙,6\n", "hddd", "" },
	/* a total straight under the header, with blank rows between */
	{ "地区,件数\n合计,11\n\n甲,5\n\n乙,6\n", "hd-d-d", "" },
};

/* Cards, one item a table, are rows of pairs; and what only begins like one. */
static const layout_case card_cases[] = {
	{ "职权名称,对擅自取水的处罚\n职权类型,行政处罚\n职权编码,0200-A-00100\n法定主体,"
	  "县水利局\n",
	  "dddd", "" },
	{ "登记卡,,,\n职权名称：,某处罚,职权类型：,行政处罚\n法定主体：,县水利局,备注：,\n"
	  "责任事项：,1.立案责任,,\n,2.调查责任,,\n",
	  "tdddd", "title=登记卡;" },
	{ "職權名稱,某處罰\n職權類型,行政處罰\n責任事項,立案\n", "ddd", "" },
	{ "姓  名,张三\n性  别,男\n学  历,大学\n", "ddd", "" },
	{ "职权名称,某处罚\n职权类型,行政处罚\n收费标准,5\n法定时限,20\n", "dddd", "" },
	{ "职权名称,职权类型\n甲,处罚\n乙,许可\n", "hdd", "" },
	{ "字段,说明\n职权名称,文本\n职权类型,文本\n职权编码,代码\n", "hddd", "" },
	{ "姓名,备注事项\n张三,a\n李四,b\n王五,c\n", "hddd", "" },
	{ "职权名称,处罚\n职权名称,许可\n职权名称,检查\n职权类型,x\n", "hddd", "" },
};

/* Headings below headings, and what stands between them and the rows. */
static const layout_case below_cases[] = {
	/* the stub is named in the second line */
	{ "表,,,,\n,2015年,,2016年,\n地区,件数,人数,件数,人数\n甲,5,6,7,8\n", "thhd", "title=表;" },
	{ ",2015年,,2016年,\n地区,件数,人数,件数,人数\n甲,5,6,7,8\n", "hhd", "" },
	{ "表,,,,\n单位：件,2015年,,2016年,\n地区,件数,人数,件数,人数\n甲,5,6,7,8\n", "thhd",
	  "title=表;unit=件;" },
	{ "填报单位：甲局,2015年,,单位：件\n地区,件数,人数,金额\n甲,5,6,7\n", "thd",
	  "reporter=甲局;period=2015;unit=件;" },
	{ ",,2015年,\n地区,单位,件数,人数\n甲,乙,5,6\n", "thd", "period=2015;" },
	{ ",件数,人数\n甲,未报,未报\n乙,5,6\n丙,6,7\n", "hddd", "" },
	{ ",件数,人数,x\n甲,未报,,未报\n乙,5,6,7\n丙,6,7,8\n", "hddd", "" },
	/* a heading below a lone heading */
	{ "地区,问题线索\n,处置数\n甲,5\n乙,7\n", "hhdd", "" },
	{ "地区,问题线索,立案,,备注\n,处置数,件数,人数,\n甲,5,6,7,x\n乙,7,8,9,\n", "hhdd", "" },
	{ "地区,问题线索,立案\n,—,—\n甲,5,6\n乙,7,8\n", "hddd", "" },
	{ "地区,问题线索,备注\n,,未报\n甲,5,6\n乙,7,8\n", "hhdd", "" },
	{ "地区,问题线索,备注\n,,未报\n甲,5,x\n乙,7,y\n", "hddd", "" },
	/* stars over the stub of a budget */
	{ "科目编码,科目名称,合计,支出\n**,**,1,2\n201,公共,50,30\n202,外交,60,20\n", "hhdd", "" },
	{ "科目,合计,支出\n＊＊,1,2\n公共,50,30\n外交,60,20\n", "hhdd", "" },
	{ "姓名,件数\n**,1\n甲,50\n", "hdd", "" },
	{ "姓名,件数,人数\n**,1,3\n甲,50,4\n", "hdd", "" },
	{ "姓名,件数,人数\n***,1,2\n甲,50,4\n", "hdd", "" },
};

/* What a page break brings, and other tables in the same file. */
static const layout_case again_cases[] = {
	{ "表,\n地区,件数\n甲,5\n表,\n地 区,件数\n乙,6\n", "thdrrd", "title=表;" },
	{ "地区,数量,\n,件数,人数\n甲,5,6\n地区,数量,\n,件数,人数\n乙,7,8\n", "hhdrrd", "" },
	{ "地区,件数\n甲,5\n第1页 共2页,\n续表,\n地区,件数\n乙,6\n", "hdrrrd", "" },
	{ "项目,2013,2014\n甲,5,6\n项目,2013,2014\n乙,7,8\n", "hdrd", "" },
	{ "序号,名称\n城区公安分局,空\n1,甲\n", "hSd", NULL },
	{ "序号,名称\n一、城区分局,\n1,甲\n二、郊区分局,\n2,乙\n", "hSdSd", NULL },
	/* another header */
	{ "地区,件数\n甲,5\n乙,6\n\n表二,\n地区,人数\n甲,7\n", "hdd-dod", NULL },
	{ "地区,件数,人数\n甲,5,6\n\n单位,党纪,政务\n乙,7,8\n", "hd-od", NULL },
	{ "地区,件数,人数\n甲,5,6\n注：一,,\n\n表二,,\n地区,党纪,政务\n乙,7,8\n", "hdn-nod", NULL },
	{ "序号,名称,依据\n1,甲,a\n\n二、处罚,,\n序号,违法行为,条款\n1,乙,b\n", "hd-Sod", NULL },
	/* rows that are none */
	{ "地区,件数,人数\n甲,5,6\n\n乙,未报,未报\n丙,7,8\n", "hd-dd", NULL },
	{ "地区,件数\n甲,5\n\n乙,未报\n丙,7\n", "hd-dd", "" },
	{ "地区,件数,人数\n甲,5,6\n\n合计,见附件,见说明\n丙,7,8\n", "hd-dd", NULL },
	{ "名称,备注\n甲,x\n\n乙,y\n丙,z\n", "hd-dd", "" },
};

/* Feet in other scripts and languages, and taken apart by their own commas. */
static const layout_case far_cases[] = {
	{ "地区,件数,人数,金额\n甲,5,6,7\n注：一是,二是,三是\n2、口径,见附件\n", "hdnn",
	  "note=注：一是,二是,三是;note=2、口径,见附件;" },
	{ "名称,依据,条款\na,b,c\n说明：x,y\n", "hdn", "note=说明：x,y;" },
	{ "Region,Cases\nA,5\nB,6\nSource: own.,\n\"Note: a, b\",\nNotes 2: c,\n", "hddnnn",
	  "note=Source: own.;note=Note: a, b;note=Notes 2: c;" },
	{ "Commune,Hommes\nA,5\nSource : x.,\nChamp : y.,\n", "hdnn",
	  "note=Source : x.;note=Champ : y.;" },
	{ "地區,件數\n甲,5\n註：一,\n資料來源：統計局,\n附註2：二,\n", "hdnnn",
	  "note=註：一;note=資料來源：統計局;note=附註2：二;" },
	{ "地區,件數,人數\n甲,5,6\n單位負責人：王,填表人：李,報出日期：105年4月1日\n", "hds",
	  "signature=單位負責人：王;signature=填表人：李;signature=報出日期：105年4月1日;" },
	{ "地區,件數,人數\n甲,5,6\n填表,審核,機關首長\n中華民國105年4月1日編製,,\n", "hdsn",
	  "signature=填表;signature=審核;signature=機關首長;note=中華民國105年4月1日編製;" },
	{ "地区,件数\n甲,5\n填表　　　审核　　　单位负责人,\n", "hds",
	  "signature=填表　　　审核　　　单位负责人;" },
	{ "名称,科室\n甲,审核\n复核,乙\n", "hdd", "" },
	{ "地区,件数\n甲,5\n注 1.一,\n****,\n二,\n", "hdnnn", "note=注 1.一;note=****;note=二;" },
	{ "地区,件数\n注册处,5\n注销,\n", "hdd", "" },
	{ "名称,科室\n甲,x\n注1：一,填表人：李四\n", "hdn", "note=注1：一,填表人：李四;" },
	/* notes without a word for it */
	{ "地区,件数\n甲,5\n①含乡镇,\n②不含村,\n", "hdnn", "note=①含乡镇;note=②不含村;" },
	{ "地区,件数\n甲,5\n（1）本表只计已结案件。,\n(2)人数不含乡镇,\n", "hdnn",
	  "note=（1）本表只计已结案件。;note=(2)人数不含乡镇;" },
	{ "类型,件数\n①贯彻不力,5\n②不担当,\n③消极应付,\n", "hddd", "" },
	{ "类型,件数\n甲,5\n①贯彻不力,\n②不担当,6\n", "hddd", "" },
	{ "类型,件数\n合计,5\n（1）按级别分,\n甲,5\n", "hddd", "" },
	{ "名称,说明\n甲,x\n①不含乡镇,\n", "hdn", "note=①不含乡镇;" },
	{ "项目,件数\n信访,5\n①按来源分,\n来信,5\n", "hddd", "" },
	{ "项目,件数\n信访,5\n①含来信,\n填表人：李四,审核人：张三\n", "hdns", NULL },
	{ "名称,说明\n①许可类,\n甲,x\n", "hdd", "" },
	{ "序号,名称\n①许可类事项,\n1,甲\n②处罚类事项,\n", "hSdS", "" },
	/* rows after notes, as at the end of a page */
	{ "地区,件数\n甲,5\n注：一,\n乙,6\n丙,\n", "hdndd", NULL },
};

static const layout_case label_cases[] = {
	/* who reports, when it was made, and another text in the last column */
	{ "责任清单,,,,\n责任单位：石门县水利局（公章）,,,,2016年3月\n序号,名称,x,y,z\n1,甲,5,6,"
	  "7\n",
	  "tthd", "title=责任清单;reporter=石门县水利局;period=2016-03;" },
	{ "责任清单,,,,\n责任单位：石门县水利局,,,,内部资料\n序号,名称,x,y,z\n1,甲,5,6,7\n", "tthd",
	  "title=责任清单;reporter=石门县水利局;head=内部资料;" },
	{ "统计表,,\n匯總單位（蓋章）：某局,,制表日期：2016年3月\n地區,件數,人數\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=某局;head=制表日期：2016年3月;" },
	{ "统计表,,\n编报单位：某局(盖章),,编制日期：2016年3月\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=某局;head=编制日期：2016年3月;" },
	{ "统计表,,\n主管部门：某局,,报表日期：2016年3月\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;head=主管部门：某局;period=2016-03;" },
	{ "责任单位,主管部门\n甲局,乙局\n", "hd", "" },
	/* the number of a form without its label */
	{ "表3,,\n决算表,,\n部门：某局,,单位：万元\n科目,件数,人数\n甲,5,6\n", "ttthd",
	  "form-no=表3;title=决算表;reporter=某局;unit=万元;" },
	{ ",,公开01表\n决算表,,\n科目,件数,人数\n甲,5,6\n", "tthd",
	  "form-no=公开01表;title=决算表;" },
	{ "决算表　　　财决01-1表,,\n科目,件数,人数\n甲,5,6\n", "thd",
	  "title=决算表;form-no=财决01-1表;" },
	{ "表彰情况,,\n科目,件数,人数\n甲,5,6\n", "thd", "title=表彰情况;" },
	{ "2015年统计表,,\n科目,件数,人数\n甲,5,6\n", "thd", "title=2015年统计表;" },
	{ "附表3,,\n统计表,,\n科目,件数,人数\n甲,5,6\n", "tthd", "head=附表3;title=统计表;" },
	/* a unit at the right end */
	{ "Table 1,,,\nBirths,,,\nEngland and Wales,,,Numbers and "
	  "percentages\nArea,Male,Female,Rate\n"
	  "North,5,6,3.4\n",
	  "ttthd",
	  "head=Table 1;title=Births;head=England and Wales;"
	  "unit=Numbers and percentages;" },
	{ "决算表,,,\n,,,万元\n科目,件数,人数,金额\n甲,5,6,7\n", "tthd",
	  "title=决算表;unit=万元;" },
	{ "基本情况,,,处分,\n地区,件数,人数,党纪,政务\n甲,5,6,7,8\n", "hhd", "" },
	{ "统计表,,,\n,,有效期至：,2016年6月\n填报单位：,,2015年,\n地区,件数,人数,x\n甲,5,6,7\n",
	  "ttthd", "title=统计表;head=有效期至：2016年6月;period=2015;" },
	{ "统计表,,\n填报单位：（盖章）,,\n地区,件数,人数\n甲,5,6\n", "tthd", "title=统计表;" },
	{ "填報單位：甲局,,計量單位：人\n地區,件數,人數\n甲,5,6\n", "thd",
	  "reporter=甲局;unit=人;" },
};

static char
letter(gtab_record_kind kind)
{
	static const char letters[] = {
		[GTAB_RECORD_BLANK] = '-',   [GTAB_RECORD_HEAD] = 't',
		[GTAB_RECORD_HEADER] = 'h',  [GTAB_RECORD_DATA] = 'd',
		[GTAB_RECORD_NOTE] = 'n',    [GTAB_RECORD_SIGNATURE] = 's',
		[GTAB_RECORD_SECTION] = 'S', [GTAB_RECORD_REPEAT] = 'r',
		[GTAB_RECORD_OTHER] = 'o',
	};

	return (size_t)kind < COUNT(letters) && letters[kind] != '\0' ? letters[kind] : '?';
}

static void
put_kinds(const char *csv, gtab_buf *out)
{
	const gtab_row *rows[ROWS_MAX];
	gtab_record_state state = { 0 };
	gtab_layout layout;
	gtab_arena arena;
	gtab_error err;
	size_t n;

	gtab_arena_init(&arena);
	n = rows_of(csv, &arena, rows, ROWS_MAX);
	if (gtab_layout_find(rows, n, &no_options, &arena, &layout, &err) == GTAB_OK)
		for (size_t i = 0; i < n; i++)
			gtab_buf_putc(out, letter(gtab_layout_kind(&layout, &state, rows[i])));
	else
		gtab_buf_printf(out, "%s", err.message);
	gtab_arena_clear(&arena);
}

static void
put_context(const char *csv, gtab_buf *out)
{
	const gtab_table_options options = { .csv = { .delimiter = ',' } };
	const gtab_context_line *lines;
	gtab_source *source;
	gtab_table *table;
	size_t n;

	assert_int_equal(gtab_source_from_bytes("甲.csv", gtab_text_of(csv), &source, NULL),
			 GTAB_OK);
	assert_int_equal(gtab_table_open(source, &options, &table, NULL), GTAB_OK);
	lines = gtab_table_context(table, &n);
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_starts(lines[i].key, GTAB_TEXT("unit[")))
			continue;
		gtab_buf_put(out, lines[i].key);
		gtab_buf_putc(out, '=');
		gtab_buf_put(out, lines[i].value);
		gtab_buf_putc(out, ';');
		assert_true(lines[i].place.line_no > 0);
	}
	gtab_table_free(table);
	gtab_source_free(source);
}

static void
check_cases(const layout_case *cases, size_t n)
{
	size_t n_failed = 0;

	for (size_t i = 0; i < n; i++) {
		gtab_buf kinds, context;

		gtab_buf_init(&kinds);
		gtab_buf_init(&context);
		put_kinds(cases[i].csv, &kinds);
		if (cases[i].context != NULL)
			put_context(cases[i].csv, &context);
		if (!gtab_text_equal(gtab_buf_text(&kinds), gtab_text_of(cases[i].kinds)) ||
		    !gtab_text_equal(gtab_buf_text(&context), gtab_text_of(cases[i].context))) {
			print_error("%s%.*s, not %s\n%.*s\nnot %s\n\n", cases[i].csv,
				    GTAB_TEXT_ARG(gtab_buf_text(&kinds)), cases[i].kinds,
				    GTAB_TEXT_ARG(gtab_buf_text(&context)),
				    cases[i].context == NULL ? "(any)" : cases[i].context);
			n_failed++;
		}
		gtab_buf_clear(&kinds);
		gtab_buf_clear(&context);
	}
	assert_int_equal(n_failed, 0);
}

static void
test_head(void **state)
{
	(void)state;
	check_cases(head_cases, COUNT(head_cases));
}

static void
test_header(void **state)
{
	(void)state;
	check_cases(header_cases, COUNT(header_cases));
}

static void
test_foot(void **state)
{
	(void)state;
	check_cases(foot_cases, COUNT(foot_cases));
}

static void
test_data(void **state)
{
	(void)state;
	check_cases(data_cases, COUNT(data_cases));
}

static void
test_figures(void **state)
{
	(void)state;
	check_cases(figure_cases, COUNT(figure_cases));
}

static void
test_cards(void **state)
{
	(void)state;
	check_cases(card_cases, COUNT(card_cases));
}

/* Over texts alone the first line is the header, and it is told where it looks like the rows. */
static void
test_doubt(void **state)
{
	static const struct {
		const char *csv;
		gtab_layout_rule rule;
	} cases[] = {
		{ "张三,男,科员\n李四,女,科长\n王五,男,科员\n", GTAB_LAYOUT_HEADER_LIKE_ROWS },
		{ "A-01,某\nB-02,某某某\nC-03,某某\n", GTAB_LAYOUT_HEADER_LIKE_ROWS },
		{ "张三,离石区\n李四,交口县\n王五,石楼县\n赵六,石楼县\n",
		  GTAB_LAYOUT_HEADER_LIKE_ROWS },
		{ "事由,结论\n涉嫌违规,移送\n其他事,结案\n不属实,结案\n", GTAB_LAYOUT_HEADER_TEXT },
		{ "姓名,性别\n张三,男\n李四,女\n", GTAB_LAYOUT_HEADER_TEXT },
		{ "事由,结论\n甲某,移送\n乙某,结案\n", GTAB_LAYOUT_HEADER_TEXT },
		{ "a,b\nx1,结案\na,b\ny1,移送\n", GTAB_LAYOUT_HEADER_TEXT }, /* the header again */
		{ "x,y\nx,5\nz,6\n", GTAB_LAYOUT_HEADER_FIGURES },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const gtab_row *rows[ROWS_MAX];
		gtab_layout layout;
		gtab_arena arena;
		size_t n;

		gtab_arena_init(&arena);
		n = rows_of(cases[i].csv, &arena, rows, ROWS_MAX);
		assert_int_equal(gtab_layout_find(rows, n, &no_options, &arena, &layout, NULL),
				 GTAB_OK);
		if (layout.header_rule != cases[i].rule || layout.n_header != 1)
			fail_msg("%s: %s", cases[i].csv,
				 gtab_layout_rule_get(layout.header_rule)->id);
		gtab_arena_clear(&arena);
	}
}

static void
test_below(void **state)
{
	(void)state;
	check_cases(below_cases, COUNT(below_cases));
}

static void
test_again(void **state)
{
	(void)state;
	check_cases(again_cases, COUNT(again_cases));
}

static void
test_far(void **state)
{
	(void)state;
	check_cases(far_cases, COUNT(far_cases));
}

static void
test_labels(void **state)
{
	(void)state;
	check_cases(label_cases, COUNT(label_cases));
}

/* ---- no table ---- */

static void
test_none(void **state)
{
	static const char *const files[] = { "\n", "\n\n,,\n", "标题,,\n填报单位：甲,,单位：件\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		const gtab_table_options options = { .csv = { .delimiter = ',' } };
		gtab_table *table = NULL;
		gtab_source *source;
		gtab_error err;

		assert_int_equal(
			gtab_source_from_bytes("甲.csv", gtab_text_of(files[i]), &source, NULL),
			GTAB_OK);
		if (gtab_table_open(source, &options, &table, &err) != GTAB_EMALFORMED)
			fail_msg("case %zu", i);
		assert_null(table);
		assert_string_equal(err.source, "甲.csv");
		gtab_source_free(source);
	}
}

/* ---- the number line ---- */

static void
test_printed_numbers(void **state)
{
	static const char *const want[] = { "甲", "乙", "1", "2", "3" };
	const gtab_row *rows[ROWS_MAX];
	gtab_layout layout;
	gtab_arena arena;
	size_t n;

	(void)state;
	gtab_arena_init(&arena);
	n = rows_of("表,,,,\n指标,代码,数值,金额,x\n 甲,乙 ,1,（2）,３\na,b,1,2,3\n", &arena, rows,
		    ROWS_MAX);
	assert_int_equal(gtab_layout_find(rows, n, &no_options, &arena, &layout, NULL), GTAB_OK);
	assert_int_equal(layout.first_header, 2);
	assert_int_equal(layout.n_header, 1);
	assert_int_equal(layout.number_line, 3);
	assert_int_equal(layout.n_cols, 5);
	for (size_t i = 0; i < COUNT(want); i++)
		assert_true(gtab_text_equal(layout.printed[i], gtab_text_of(want[i])));
	gtab_arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_head),    cmocka_unit_test(test_header),
		cmocka_unit_test(test_foot),    cmocka_unit_test(test_data),
		cmocka_unit_test(test_none),    cmocka_unit_test(test_printed_numbers),
		cmocka_unit_test(test_figures), cmocka_unit_test(test_below),
		cmocka_unit_test(test_cards),   cmocka_unit_test(test_doubt),
		cmocka_unit_test(test_again),   cmocka_unit_test(test_far),
		cmocka_unit_test(test_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
