/* SPDX-License-Identifier: MIT */
/* Codes that were given up when a prefecture became a city: the crosswalk. */

#include <gtab/normalize.h>

const gtab_division_change *
gtab_division_change_of(gtab_text old_code)
{
#define CHANGE(old, new, name)                                                                     \
	{                                                                                          \
		GTAB_TEXT(old), GTAB_TEXT(new), GTAB_TEXT(name), 2003                              \
	}
	/* cn/GB2260, mca/200212.tsv and mca/200312.tsv, 吕梁: mca/200412.tsv */
	static const gtab_division_change changes[] = {
		CHANGE("142300", "141100", "吕梁地区"),
		CHANGE("142301", "141181", "孝义市"),
		CHANGE("142302", "141102", "离石市"),
		CHANGE("142303", "141182", "汾阳市"),
		CHANGE("142322", "141121", "文水县"),
		CHANGE("142323", "141122", "交城县"),
		CHANGE("142325", "141123", "兴县"),
		CHANGE("142326", "141124", "临县"),
		CHANGE("142327", "141125", "柳林县"),
		CHANGE("142328", "141126", "石楼县"),
		CHANGE("142329", "141127", "岚县"),
		CHANGE("142330", "141128", "方山县"),
		CHANGE("142332", "141129", "中阳县"),
		CHANGE("142333", "141130", "交口县"),
		CHANGE("152600", "150900", "乌兰察布盟"),
		CHANGE("152601", "150902", "集宁市"),
		CHANGE("152602", "150981", "丰镇市"),
		CHANGE("152624", "150921", "卓资县"),
		CHANGE("152625", "150922", "化德县"),
		CHANGE("152626", "150923", "商都县"),
		CHANGE("152627", "150924", "兴和县"),
		CHANGE("152629", "150925", "凉城县"),
		CHANGE("152630", "150926", "察哈尔右翼前旗"),
		CHANGE("152631", "150927", "察哈尔右翼中旗"),
		CHANGE("152632", "150928", "察哈尔右翼后旗"),
		CHANGE("152634", "150929", "四子王旗"),
		CHANGE("152800", "150800", "巴彦淖尔盟"),
		CHANGE("152801", "150802", "临河市"),
		CHANGE("152822", "150821", "五原县"),
		CHANGE("152823", "150822", "磴口县"),
		CHANGE("152824", "150823", "乌拉特前旗"),
		CHANGE("152825", "150824", "乌拉特中旗"),
		CHANGE("152826", "150825", "乌拉特后旗"),
		CHANGE("152827", "150826", "杭锦后旗"),
	};
#undef CHANGE

	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++)
		if (gtab_text_equal(changes[i].old_code, old_code))
			return &changes[i];
	return NULL;
}
