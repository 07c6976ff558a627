/* SPDX-License-Identifier: MIT */
/*
 * json.h - RFC 8259 into a buffer, indented, keys in the order of the calls. Strings that are not UTF-8 (file names)
 * come out with U+FFFD for each byte that is wrong. key NULL: an item of an array.
 */
#ifndef LG_EMIT_JSON_H
#define LG_EMIT_JSON_H

#include "base/buf.h"

#define LG_JSON_DEPTH 96

struct lg_json {
	struct lg_buf *out;
	bool compact; /* no line ends, no indentation */
	bool in_html; /* '<' as \u003c, so that nothing ends the script element around it */
	unsigned depth;
	char closing[LG_JSON_DEPTH];
	bool items[LG_JSON_DEPTH]; /* has the container at this depth anything in it? */
};

void lg_json_object(struct lg_json *j, const char *key);
void lg_json_array(struct lg_json *j, const char *key);
void lg_json_end(struct lg_json *j); /* of the innermost object or array */
void lg_json_str(struct lg_json *j, const char *key, struct lg_slice value);
void lg_json_text(struct lg_json *j, const char *key, const char *nul_terminated);
void lg_json_int(struct lg_json *j, const char *key, int64_t value);
void lg_json_bool(struct lg_json *j, const char *key, bool value);
void lg_json_share(struct lg_json *j, const char *key, int32_t thousandths); /* 0.947; LG_NO_SHARE: null */
void lg_json_null(struct lg_json *j, const char *key);

#endif
