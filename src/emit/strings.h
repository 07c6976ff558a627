/* SPDX-License-Identifier: MIT */
/* strings.h - the words of reports in each language of the interface: one catalogue, strings.def. UTF-8. */
#ifndef LG_EMIT_STRINGS_H
#define LG_EMIT_STRINGS_H

#include "base/buf.h"
#include "model/matrix.h"

enum lg_ui_lang { LG_UI_EN, LG_UI_FR, LG_UI_MAX };

enum lg_string_id {
#define X(id, en, fr) LG_S_##id,
#include "emit/strings.def"
#undef X
	LG_STRING_MAX
};

const char *lg_ui_lang_code(enum lg_ui_lang lang);	    /* "en": a BCP 47 tag */
enum lg_ui_lang lg_ui_lang_from_code(struct lg_slice code); /* LG_UI_MAX when there is none */
const char *lg_string(enum lg_ui_lang lang, enum lg_string_id id);
const char *lg_string_name(enum lg_string_id id); /* "VERDICT_MET" */

/* The string with {1} ... {9} replaced by arg[0] ... arg[n - 1]. Appended as it is: escape afterwards. */
void lg_string_fill(struct lg_buf *b, enum lg_ui_lang lang, enum lg_string_id id, const struct lg_slice *arg, size_t n);

/* Names of what a matrix holds. */
const char *lg_string_verdict(enum lg_ui_lang lang, enum lg_verdict v);	      /* "Met" */
const char *lg_string_verdict_code(enum lg_ui_lang lang, enum lg_verdict v);  /* "MET": three letters */
const char *lg_string_verdict_means(enum lg_ui_lang lang, enum lg_verdict v); /* "every required element was found" */
const char *lg_string_priority(enum lg_ui_lang lang, enum lg_priority p);
const char *lg_string_timescale(enum lg_ui_lang lang, enum lg_timescale t); /* "short term" */
const char *lg_string_act_kind(enum lg_ui_lang lang, enum lg_act_kind k);
struct lg_slice lg_string_theme(enum lg_ui_lang lang, struct lg_slice theme); /* the theme itself when it is unknown */

#endif
