/* SPDX-License-Identifier: MIT */
#include "emit/family.h"

#include "emit/advice.h"
#include "emit/report.h"

struct tradition {
	const char *name;
	const char *languages; /* by spaces */
};

/* By the language of the law: rough, and open to correction by a fact. */
static const struct tradition traditions[] = {
	{"common-law", " en ga cy mt "},
	{"romance", " fr es it pt ro ca gl eu "},
	{"germanic", " de nl et el tr ka "},
	{"nordic", " da sv nb nn no fi is "},
	{"south-east-european", " sr hr bs cnr sh mk sl sq "},
	{"central-european", " pl cs sk hu bg lt lv "},
	{"post-soviet", " uk ru be kk ky uz tg tk hy az mn "},
	{"arab", " ar "},
};

static uint32_t articles_in(const struct lg_jurisdiction *j, struct lg_slice lang)
{
	uint32_t n = 0;
	for (size_t i = 0; i < j->nacts; i++)
		if (!j->act[i].unusable.n && lg_slice_eq(lg_primary_tag(j->act[i].lang), lang))
			n += j->act[i].units + 1;
	return n;
}

struct lg_slice lg_main_language(const struct lg_jurisdiction *j)
{
	struct lg_slice best = {0};
	uint32_t most = 0;
	for (size_t i = 0; i < j->nacts; i++) {
		struct lg_slice lang = lg_primary_tag(j->act[i].lang);
		uint32_t n = lang.n ? articles_in(j, lang) : 0;
		if (n > most || (n == most && n && lg_slice_cmp(lang, best) < 0)) {
			most = n;
			best = lang;
		}
	}
	return best;
}

static bool lists(const char *languages, struct lg_slice lang)
{
	struct lg_slice rest = lg_slice_from(languages);
	for (struct lg_slice word = lg_slice_word(&rest); word.n; word = lg_slice_word(&rest))
		if (lg_slice_eq(word, lang))
			return true;
	return false;
}

struct lg_slice lg_legal_tradition(const struct lg_jurisdiction *j)
{
	struct lg_slice told = lg_fact_value(j, LG_LIT("legal-family")), lang = lg_main_language(j);
	if (told.n)
		return told;
	for (size_t i = 0; i < sizeof traditions / sizeof *traditions; i++)
		if (lists(traditions[i].languages, lang))
			return lg_slice_from(traditions[i].name);
	return told;
}

unsigned lg_tradition_distance(struct lg_slice a, struct lg_slice b)
{
	if (!a.n || !b.n)
		return 2;
	if (lg_slice_eq(a, b))
		return 0;
	return lg_slice_is(a, "common-law") || lg_slice_is(b, "common-law") ? 2 : 1;
}
