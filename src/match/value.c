/* SPDX-License-Identifier: MIT */
#include "match/value.h"

/* How many of the row's unit make (multiply) or go into (divide) one of the column's. */
struct ratio {
	uint32_t multiply, divide;
};

static struct ratio conversion(enum lg_group from, enum lg_unit to)
{
	static const struct ratio table[LG_GROUP_MAX][LG_UNIT_COUNT + 1] = {
		[LG_GROUP_YEARS] = {[LG_UNIT_YEARS] = {1, 1}, [LG_UNIT_MONTHS] = {12, 1}, [LG_UNIT_DAYS] = {365, 1}},
		[LG_GROUP_MONTHS] = {[LG_UNIT_YEARS] = {1, 12}, [LG_UNIT_MONTHS] = {1, 1}, [LG_UNIT_DAYS] = {30, 1}},
		[LG_GROUP_DAYS] = {[LG_UNIT_YEARS] = {1, 365}, [LG_UNIT_MONTHS] = {1, 30}, [LG_UNIT_DAYS] = {1, 1}},
	};
	struct ratio r = table[from][to];
	return r.divide ? r : (struct ratio){1, 1}; /* n, and concepts without a unit of time */
}

int32_t lg_value_of_match(const struct lg_runner *r, const struct lg_code *code, struct lg_slice subject,
			  const struct lg_language *lang, enum lg_unit unit)
{
	uint64_t sum = 0;
	bool any = false;
	for (int g = 0; g < LG_GROUP_MAX; g++) {
		struct lg_slice words;
		uint32_t number;
		if (!lg_run_group(&words, r, code, subject, (enum lg_group)g) ||
		    !lg_number_value(lang, lg_slice_trim(words), false, &number))
			continue;
		struct ratio by = conversion((enum lg_group)g, unit);
		sum += (uint64_t)number * by.multiply / by.divide;
		any = true;
	}
	if (!any)
		return LG_NO_VALUE;
	return sum > INT32_MAX ? INT32_MAX : (int32_t)sum;
}
