/* SPDX-License-Identifier: MIT */
/* value.h - the number that a match says: an age, a prison term, a count. Private to src/match. */
#ifndef LG_MATCH_VALUE_H
#define LG_MATCH_VALUE_H

#include "match/regex.h"

/*
 * Value, in `unit`, of the latest match of code by runner. Groups years, months and days are converted and add up ("two
 * years and six months"); a smaller unit becomes a larger one rounded down, a month counted as 30 days, a year as 365.
 * n is taken as it is. LG_NO_VALUE when no group took part or its words are no number.
 */
int32_t lg_value_of_match(const struct lg_runner *r, const struct lg_code *code, struct lg_slice subject,
			  const struct lg_language *lang, enum lg_unit unit);

#endif
