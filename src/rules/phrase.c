/* SPDX-License-Identifier: MIT */
/* Phrases: words, each of which may end in '*', with gaps between. */
#include "rules/expand.h"

#include "base/buf.h"
#include "text/normalise.h"

#include <stdio.h>
#include <string.h>

void lg_regex_put(struct lg_buf *b, struct lg_slice text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] && strchr("\\^$.[]|()?*+{}", text.p[i]))
			lg_buf_char(b, '\\');
		lg_buf_char(b, text.p[i]);
	}
}

/* Lower-case ASCII that no folding touches, with the commonest escapes: most English. */
static bool is_normal(struct lg_slice text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '\\' && i + 1 < text.n && strchr("wdsb.()?", text.p[i + 1]))
			i++;
		else if (c < ' ' || c > '}' || (c >= 'A' && c <= 'Z') || strchr("\\'`\"", c))
			return false;
	}
	return true;
}

int lg_expand_normal(struct lg_slice *out, const struct lg_expander *x, struct lg_slice text)
{
	text = lg_slice_trim(text);
	if (!is_normal(text))
		return lg_normalise_pattern(out, x->arena, text, x->fold);
	*out = text;
	return LG_OK;
}

static bool is_gap(char c)
{
	return c && strchr(",;:\"'()/[]-", c);
}

/* Punctuation around a word is part of the gap beside it. */
static struct lg_slice bare(struct lg_slice word)
{
	while (word.n && is_gap(word.p[0]))
		word = lg_slice_sub(word, 1, word.n);
	while (word.n && is_gap(word.p[word.n - 1]))
		word.n--;
	return word;
}

static bool begins_with_letter(struct lg_slice s)
{
	size_t n;
	return s.n && lg_is_word(lg_utf8_at(s, 0, &n));
}

static bool ends_with_letter(struct lg_slice s)
{
	size_t at = s.n, n;
	while (at && ((unsigned char)s.p[--at] & 0xC0) == 0x80)
		;
	return s.n && lg_is_word(lg_utf8_at(s, at, &n));
}

static int wrong(struct lg_expansion *out, const char *why, struct lg_slice word)
{
	if (word.n >= sizeof out->culprit)
		word.n = 0;
	snprintf(out->why, sizeof out->why, "%s", why);
	snprintf(out->culprit, sizeof out->culprit, "%.*s", (int)word.n, word.p);
	return LG_ERULE;
}

/* Appends one word; *last tells how it ends. */
static int put_word(struct lg_expansion *out, struct lg_buf *b, struct lg_slice word, struct lg_slice *last)
{
	bool star = lg_slice_ends(word, "*");
	struct lg_slice stem = star ? lg_slice_sub(word, 0, word.n - 1) : word;
	if (stem.n == 0 || memchr(stem.p, '*', stem.n) || (star && !ends_with_letter(stem)))
		return wrong(out, "a * can only end a word", word);
	if (b->len == 0 && !begins_with_letter(stem))
		return wrong(out, "a phrase must begin with a letter or digit", word);
	lg_buf_str(b, b->len ? LG_GAP : "\\b");
	lg_regex_put(b, stem);
	if (star)
		lg_buf_str(b, "\\w*");
	*last = word;
	return LG_OK;
}

static int put_phrase(struct lg_expansion *out, struct lg_buf *b, struct lg_slice words)
{
	size_t n = 0;
	struct lg_slice word, last = {0};
	while ((word = lg_slice_word(&words)).n) {
		word = bare(word);
		if (word.n == 0)
			continue;
		LG_TRY(put_word(out, b, word, &last));
		n++;
	}
	if (n == 0)
		return wrong(out, "empty", last);
	bool star = lg_slice_ends(last, "*");
	if (!star && ends_with_letter(last))
		lg_buf_str(b, "\\b");
	struct lg_slice stem = lg_slice_sub(last, 0, last.n - star);
	if (n == 1 && ends_with_letter(stem)) {
		out->literal = stem;
		out->prefix = star;
	}
	return lg_buf_status(b);
}

int lg_expand_phrase(struct lg_expansion *out, struct lg_expander *x, struct lg_slice phrase)
{
	struct lg_normal normal = {.text = phrase};
	*out = (struct lg_expansion){0};
	if (!is_normal(phrase))
		LG_TRY(lg_normalise(&normal, x->arena, phrase, x->fold)); /* no pattern: one letter may become "lj" */
	lg_buf_clear(&x->scratch);
	LG_TRY(put_phrase(out, &x->scratch, normal.text));
	return lg_arena_copy(x->arena, lg_buf_slice(&x->scratch), &out->regex) ? LG_OK : LG_ENOMEM;
}
