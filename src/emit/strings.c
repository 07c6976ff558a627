/* SPDX-License-Identifier: MIT */
#include "emit/strings.h"

static const char *const strings[LG_STRING_MAX][LG_UI_MAX] = {
#define X(id, en, fr) [LG_S_##id] = {[LG_UI_EN] = en, [LG_UI_FR] = fr},
#include "emit/strings.def"
#undef X
};

static const char *const names[LG_STRING_MAX] = {
#define X(id, en, fr) [LG_S_##id] = #id,
#include "emit/strings.def"
#undef X
};

static const char *const codes[LG_UI_MAX] = {[LG_UI_EN] = "en", [LG_UI_FR] = "fr"};

const char *lg_ui_lang_code(enum lg_ui_lang lang)
{
	return codes[lang];
}

enum lg_ui_lang lg_ui_lang_from_code(struct lg_slice code)
{
	int i = 0;
	while (i < LG_UI_MAX && !lg_slice_is(code, codes[i]))
		i++;
	return (enum lg_ui_lang)i;
}

const char *lg_string(enum lg_ui_lang lang, enum lg_string_id id)
{
	return strings[id][lang];
}

const char *lg_string_name(enum lg_string_id id)
{
	return names[id];
}

void lg_string_fill(struct lg_buf *b, enum lg_ui_lang lang, enum lg_string_id id, const struct lg_slice *arg, size_t n)
{
	for (const char *p = lg_string(lang, id); *p; p++) {
		if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}' && (size_t)(p[1] - '1') < n) {
			lg_buf_slice_put(b, arg[p[1] - '1']);
			p += 2;
		} else {
			lg_buf_char(b, *p);
		}
	}
}

/* The enumerations stand in the catalogue in their own order, so that a name is the first one's id and an offset. */
static const char *member(enum lg_ui_lang lang, enum lg_string_id first, int i)
{
	return lg_string(lang, (enum lg_string_id)((int)first + i));
}

_Static_assert((int)LG_S_VERDICT_MANUAL - (int)LG_S_VERDICT_MET == (int)LG_MANUAL &&
		       (int)LG_S_CODE_MANUAL - (int)LG_S_CODE_MET == (int)LG_MANUAL &&
		       (int)LG_S_MEANS_MANUAL - (int)LG_S_MEANS_MET == (int)LG_MANUAL &&
		       (int)LG_S_PRIORITY_HIGH - (int)LG_S_PRIORITY_LOW == (int)LG_PRIORITY_HIGH &&
		       (int)LG_S_TIME_LONG - (int)LG_S_TIME_SHORT == (int)LG_TIME_LONG &&
		       (int)LG_S_ACT_OTHER - (int)LG_S_ACT_CRIMINAL_CODE == (int)LG_ACT_OTHER,
	       "strings.def keeps the order of the enumerations");

const char *lg_string_verdict(enum lg_ui_lang lang, enum lg_verdict v)
{
	return member(lang, LG_S_VERDICT_MET, (int)v);
}

const char *lg_string_verdict_code(enum lg_ui_lang lang, enum lg_verdict v)
{
	return member(lang, LG_S_CODE_MET, (int)v);
}

const char *lg_string_verdict_means(enum lg_ui_lang lang, enum lg_verdict v)
{
	return member(lang, LG_S_MEANS_MET, (int)v);
}

const char *lg_string_priority(enum lg_ui_lang lang, enum lg_priority p)
{
	return member(lang, LG_S_PRIORITY_LOW, (int)p);
}

const char *lg_string_timescale(enum lg_ui_lang lang, enum lg_timescale t)
{
	return member(lang, LG_S_TIME_SHORT, (int)t);
}

const char *lg_string_act_kind(enum lg_ui_lang lang, enum lg_act_kind k)
{
	return member(lang, LG_S_ACT_CRIMINAL_CODE, (int)k);
}

/* "ict-offence" is THEME_ICT_OFFENCE. */
static bool names_theme(struct lg_slice theme, const char *name)
{
	size_t i = 0;
	for (; i < theme.n && name[i]; i++) {
		char c = theme.p[i];
		if (name[i] != (c == '-' ? '_' : c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : '\0'))
			return false;
	}
	return i == theme.n && name[i] == '\0';
}

struct lg_slice lg_string_theme(enum lg_ui_lang lang, struct lg_slice theme)
{
	for (int id = LG_S_THEME_DEFINITIONS; id <= LG_S_THEME_INDICATORS; id++)
		if (names_theme(theme, names[id] + sizeof "THEME_" - 1))
			return lg_slice_from(lg_string(lang, (enum lg_string_id)id));
	return theme;
}
