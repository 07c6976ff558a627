/* SPDX-License-Identifier: MIT */
#include "emit/wrap.h"

#include <utf8proc.h>

#include "emit/clean.h"

static size_t columns_of(int32_t c)
{
	int n = c < 0 ? 1 : utf8proc_charwidth(c);
	return n > 0 ? (size_t)n : 0;
}

size_t lg_wrap_width(struct lg_slice clean)
{
	size_t n = 0;
	for (size_t i = 0; i < clean.n;)
		n += columns_of(lg_clean_next(clean, &i));
	return n;
}

/* How many bytes of s fit into so many columns, marks that combine with the last character included. */
static size_t fitting(struct lg_slice s, size_t columns)
{
	size_t fit = 0, n = 0;
	for (size_t i = 0; i < s.n;) {
		n += columns_of(lg_clean_next(s, &i));
		if (n > columns)
			break;
		fit = i;
	}
	return fit;
}

static void blanks(struct lg_buf *out, size_t n)
{
	while (n--)
		lg_buf_char(out, ' ');
}

struct line {
	struct lg_buf *out;
	size_t column, indent, width;
};

static void break_line(struct line *l)
{
	lg_buf_char(l->out, '\n');
	blanks(l->out, l->indent);
	l->column = l->indent;
}

static void put_word(struct line *l, struct lg_slice word)
{
	size_t room = l->width > l->indent + 1 ? l->width - l->indent : 1;
	while (lg_wrap_width(word) > room) {
		size_t left = l->width > l->column ? l->width - l->column : 0, n = fitting(word, left);
		if (n == 0 && l->column == l->indent)
			n = fitting(word, room) ? fitting(word, room) : word.n;
		lg_buf_put(l->out, word.p, n);
		word = lg_slice_sub(word, n, word.n);
		if (word.n)
			break_line(l);
	}
	lg_buf_slice_put(l->out, word);
	l->column += lg_wrap_width(word);
}

void lg_wrap_put(struct lg_buf *out, struct lg_slice text, size_t at, size_t indent, size_t width)
{
	struct line l = {out, at, indent, width};
	struct lg_buf clean;
	bool first = true;
	lg_buf_init(&clean, 0);
	lg_clean_put(&clean, text, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	struct lg_slice rest = lg_buf_slice(&clean);
	for (struct lg_slice word = lg_slice_word(&rest); word.n; word = lg_slice_word(&rest)) {
		size_t n = lg_wrap_width(word);
		if (!first && l.column + 1 + n > width) {
			break_line(&l);
		} else if (!first) {
			lg_buf_char(out, ' ');
			l.column++;
		}
		put_word(&l, word);
		first = false;
	}
	lg_buf_char(out, '\n');
	lg_buf_done(&clean);
}

void lg_wrap_pad(struct lg_buf *out, struct lg_slice text, size_t columns)
{
	size_t begin = out->len;
	lg_clean_put(out, text, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	size_t n = lg_wrap_width(lg_slice_sub(lg_buf_slice(out), begin, out->len));
	blanks(out, n < columns ? columns - n : 1);
}

size_t lg_wrap_cut(struct lg_buf *out, struct lg_slice text, size_t columns)
{
	struct lg_buf clean;
	lg_buf_init(&clean, 0);
	lg_clean_put(&clean, text, LG_CLEAN_BIDI | LG_CLEAN_LINES);
	struct lg_slice s = lg_buf_slice(&clean);
	size_t n = lg_wrap_width(s);
	if (n > columns) {
		s = lg_slice_sub(s, 0, columns ? fitting(s, columns - 1) : 0);
		n = lg_wrap_width(s) + (columns > 0);
	}
	lg_buf_slice_put(out, s);
	if (s.n < clean.len && columns)
		lg_buf_str(out, "\xe2\x80\xa6");
	lg_buf_done(&clean);
	return n;
}

void lg_wrap_fit(struct lg_buf *out, struct lg_slice text, size_t columns)
{
	blanks(out, columns - lg_wrap_cut(out, text, columns));
}
