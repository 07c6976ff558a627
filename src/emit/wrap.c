/* SPDX-License-Identifier: MIT */
#include "emit/wrap.h"

size_t lg_wrap_width(struct lg_slice s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static void blanks(struct lg_buf *out, size_t n)
{
	while (n--)
		lg_buf_char(out, ' ');
}

void lg_wrap_put(struct lg_buf *out, struct lg_slice text, size_t at, size_t indent, size_t width)
{
	size_t column = at;
	bool first = true;
	for (struct lg_slice word = lg_slice_word(&text); word.n; word = lg_slice_word(&text)) {
		size_t n = lg_wrap_width(word);
		if (!first && column + 1 + n > width) {
			lg_buf_char(out, '\n');
			blanks(out, indent);
			column = indent;
		} else if (!first) {
			lg_buf_char(out, ' ');
			column++;
		}
		lg_buf_slice_put(out, word);
		column += n;
		first = false;
	}
	lg_buf_char(out, '\n');
}

void lg_wrap_pad(struct lg_buf *out, struct lg_slice text, size_t columns)
{
	size_t n = lg_wrap_width(text);
	lg_buf_slice_put(out, text);
	blanks(out, n < columns ? columns - n : 1);
}
