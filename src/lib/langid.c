/* SPDX-License-Identifier: MIT */
#include "lib/langid.h"

#include <stdlib.h>
#include <string.h>
#include <textcat.h>
#include <unistd.h>

#include "base/buf.h"
#include "text/encoding.h"

#define LOOK_AT ((size_t)256 * 1024) /* of the file: markup included */
#define WORDS ((size_t)16 * 1024)    /* of words: more does not make it surer */
#define SKIP ((size_t)4 * 1024)	     /* titles and contents at the beginning, when there is enough left */

struct lg_langid {
	void *textcat;
};

static void *models(const char *conf)
{
	return special_textcat_Init(conf, LG_LANGID_DIR "/");
}

int lg_langid_new(struct lg_langid **out, const char *rules_dir)
{
	struct lg_langid *l = calloc(1, sizeof *l);
	struct lg_buf conf;
	lg_buf_init(&conf, 0);
	lg_buf_fmt(&conf, "%s/languages.conf", rules_dir);
	int status = l ? lg_buf_status(&conf) : LG_ENOMEM;
	if (status == LG_OK) {
		bool chosen = access(conf.bytes, R_OK) == 0; /* else all that there are */
		l->textcat = models(chosen ? conf.bytes : LG_LANGID_DIR "/fpdb.conf");
		status = l->textcat ? LG_OK : LG_EIO;
	}
	lg_buf_done(&conf);
	if (status == LG_OK)
		*out = l;
	else
		free(l);
	return status;
}

void lg_langid_free(struct lg_langid *l)
{
	if (!l)
		return;
	textcat_Done(l->textcat);
	free(l);
}

/* The beginning of the file, not cut inside a character. */
static struct lg_slice beginning(struct lg_slice bytes)
{
	size_t n = bytes.n < LOOK_AT ? bytes.n : LOOK_AT;
	while (n && n < bytes.n && bytes.p[n - 1] != '\n' && bytes.p[n - 1] != ' ')
		n--;
	return lg_slice_sub(bytes, 0, n ? n : LOOK_AT);
}

/* End of the tag, comment, script or style that begins at s[i] == '<'. */
static size_t markup_end(struct lg_slice s, size_t i)
{
	static const char *const pairs[][2] = {{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}};
	struct lg_slice rest = lg_slice_sub(s, i, s.n);
	for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
		if (!lg_slice_starts(rest, pairs[k][0]))
			continue;
		size_t end = lg_slice_find(rest, lg_slice_from(pairs[k][1]));
		if (end != SIZE_MAX)
			i += end;
	}
	const char *gt = memchr(s.p + i, '>', s.n - i);
	return gt ? (size_t)(gt - s.p) + 1 : s.n;
}

/* Words without markup. A '<' before a letter, '/', '!' or '?' opens a tag; any other is a character. */
static size_t strip_markup(char *out, struct lg_slice s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n && n < SKIP + 2 * WORDS;) {
		char next = i + 1 < s.n ? s.p[i + 1] : ' ';
		bool tag = s.p[i] == '<' && (strchr("/!?", next) || ((next | 32) >= 'a' && (next | 32) <= 'z'));
		if (tag) {
			i = markup_end(s, i);
			out[n++] = ' ';
		} else {
			out[n++] = s.p[i++];
		}
	}
	return n;
}

static struct lg_slice sample(const char *words, size_t n)
{
	size_t from = n > SKIP + WORDS ? SKIP : 0, to = n - from > WORDS ? from + WORDS : n;
	while (from < to && ((unsigned char)words[from] & 0xc0) == 0x80)
		from++;
	while (to < n && to > from && ((unsigned char)words[to] & 0xc0) == 0x80)
		to--;
	return (struct lg_slice){words + from, to - from};
}

/* "uk--utf8" -> "uk"; the "sh" of Serbian in Latin letters is what it is. */
static void copy_code(char code[LG_LANGID_CODE], const char *name)
{
	size_t n = strcspn(name, "-");
	code[0] = '\0';
	if (n >= LG_LANGID_CODE)
		return;
	memcpy(code, name, n);
	code[n] = '\0';
}

static int classify(struct lg_langid_guess *out, struct lg_langid *l, struct lg_slice s)
{
	candidate_t *found = textcat_GetClassifyFullOutput(l->textcat);
	if (!found)
		return LG_ENOMEM;
	int n = textcat_ClassifyFull(l->textcat, s.p, s.n, found);
	for (int i = 0; i < n && out->n < LG_LANGID_MOST; i++)
		copy_code(out->codes[out->n++], found[i].name);
	textcat_ReleaseClassifyFullOutput(l->textcat, found);
	return LG_OK;
}

int lg_langid_guess(struct lg_langid_guess *out, struct lg_langid *l, struct lg_slice bytes)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_utf8 utf8;
	int status = a ? LG_OK : LG_ENOMEM;
	*out = (struct lg_langid_guess){0};
	struct lg_slice look = beginning(bytes);
	if (status == LG_OK)
		status = lg_utf8_decode(&utf8, a, look, lg_charset_declared(look), LG_LIT(""), NULL);
	char *words = status == LG_OK ? lg_arena_alloc(a, utf8.text.n + 1) : NULL;
	if (status == LG_OK && !words)
		status = LG_ENOMEM;
	if (words)
		status = classify(out, l, sample(words, strip_markup(words, utf8.text)));
	lg_arena_free(a);
	return status;
}
