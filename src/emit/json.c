/* SPDX-License-Identifier: MIT */
#include "emit/json.h"

#include <string.h>

/* Length of the well-formed UTF-8 sequence at s[i] (RFC 3629), 0 when there is none. */
static size_t sequence(struct lg_slice s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i];
	size_t n = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
	if (n == 0 || i + n > s.n)
		return 0;
	for (size_t k = 1; k < n; k++)
		if (((unsigned char)s.p[i + k] & 0xc0) != 0x80)
			return 0;
	unsigned char second = n > 1 ? (unsigned char)s.p[i + 1] : 0;
	bool overlong = (c == 0xe0 && second < 0xa0) || (c == 0xf0 && second < 0x90);
	bool beyond = (c == 0xed && second > 0x9f) || (c == 0xf4 && second > 0x8f);
	return overlong || beyond ? 0 : n;
}

static void put_escape(struct lg_buf *b, unsigned char c)
{
	static const char letters[] = "\b\f\n\r\t", names[] = "bfnrt";
	const char *known = c ? strchr(letters, c) : NULL;
	if (known)
		lg_buf_fmt(b, "\\%c", names[known - letters]);
	else
		lg_buf_fmt(b, "\\u%04x", c);
}

static void put_string(const struct lg_json *j, struct lg_slice s)
{
	struct lg_buf *b = j->out;
	lg_buf_char(b, '"');
	for (size_t i = 0; i < s.n;) {
		unsigned char c = (unsigned char)s.p[i];
		size_t n = sequence(s, i);
		if (n == 0)
			lg_buf_str(b, "\xef\xbf\xbd");
		else if (c < 0x20 || (c == '<' && j->in_html))
			put_escape(b, c);
		else if (c == '"' || c == '\\')
			lg_buf_fmt(b, "\\%c", c);
		else
			lg_buf_put(b, s.p + i, n);
		i += n ? n : 1;
	}
	lg_buf_char(b, '"');
}

static void newline(struct lg_json *j)
{
	if (j->compact)
		return;
	lg_buf_char(j->out, '\n');
	for (unsigned i = 0; i < j->depth; i++)
		lg_buf_char(j->out, ' ');
}

/* Comma, line end, indentation and key: whatever stands before a value. */
static void begin_value(struct lg_json *j, const char *key)
{
	if (j->depth) {
		if (j->items[j->depth - 1])
			lg_buf_char(j->out, ',');
		j->items[j->depth - 1] = true;
		newline(j);
	}
	if (key) {
		put_string(j, lg_slice_from(key));
		lg_buf_str(j->out, j->compact ? ":" : ": ");
	}
}

static void open_container(struct lg_json *j, const char *key, char opening, char closing)
{
	begin_value(j, key);
	lg_buf_char(j->out, opening);
	if (j->depth == LG_JSON_DEPTH) {
		j->out->status = LG_ELIMIT;
		return;
	}
	j->closing[j->depth] = closing;
	j->items[j->depth++] = false;
}

void lg_json_object(struct lg_json *j, const char *key)
{
	open_container(j, key, '{', '}');
}

void lg_json_array(struct lg_json *j, const char *key)
{
	open_container(j, key, '[', ']');
}

void lg_json_end(struct lg_json *j)
{
	if (j->depth == 0)
		return;
	bool items = j->items[--j->depth];
	if (items)
		newline(j);
	lg_buf_char(j->out, j->closing[j->depth]);
	if (j->depth == 0 && !j->compact)
		lg_buf_char(j->out, '\n');
}

void lg_json_str(struct lg_json *j, const char *key, struct lg_slice value)
{
	begin_value(j, key);
	put_string(j, value);
}

void lg_json_text(struct lg_json *j, const char *key, const char *nul_terminated)
{
	lg_json_str(j, key, lg_slice_from(nul_terminated));
}

void lg_json_int(struct lg_json *j, const char *key, int64_t value)
{
	begin_value(j, key);
	lg_buf_fmt(j->out, "%lld", (long long)value);
}

void lg_json_bool(struct lg_json *j, const char *key, bool value)
{
	begin_value(j, key);
	lg_buf_str(j->out, value ? "true" : "false");
}

void lg_json_share(struct lg_json *j, const char *key, int32_t thousandths)
{
	begin_value(j, key);
	if (thousandths < 0)
		lg_buf_str(j->out, "null");
	else
		lg_buf_fmt(j->out, "%d.%03d", (int)thousandths / 1000, (int)thousandths % 1000);
}

void lg_json_null(struct lg_json *j, const char *key)
{
	begin_value(j, key);
	lg_buf_str(j->out, "null");
}
