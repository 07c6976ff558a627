/* SPDX-License-Identifier: MIT */
#include "lib/langid.h"

#include <stdlib.h>
#include <string.h>
#include <textcat.h>
#include <unistd.h>

#include "base/buf.h"
#include "text/encoding.h"

#define LOOK_FIRST ((size_t)64 * 1024) /* of the file, markup included; more when there are too few words in it */
#define LOOK_MOST ((size_t)256 * 1024)
#define WORDS ((size_t)16 * 1024) /* of words: more does not make it surer */
#define SOME ((size_t)4 * 1024)	  /* of them, when one language alone is like it */
#define SKIP ((size_t)4 * 1024)	  /* titles and contents at the beginning, when there is enough left */

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
static struct lg_slice beginning(struct lg_slice bytes, size_t most)
{
	size_t n = bytes.n < most ? bytes.n : most;
	while (n && n < bytes.n && bytes.p[n - 1] != '\n' && bytes.p[n - 1] != ' ')
		n--;
	return lg_slice_sub(bytes, 0, n ? n : most);
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

/* So much of a sample as is enough for a language that is like no other. */
static struct lg_slice begin_of_sample(struct lg_slice all)
{
	size_t n = all.n < SOME ? all.n : SOME;
	while (n && n < all.n && ((unsigned char)all.p[n] & 0xc0) == 0x80)
		n--;
	return lg_slice_sub(all, 0, n);
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

/* The words in the first `most` bytes of a file. */
static int words_in(struct lg_slice *out, struct lg_arena *a, struct lg_slice bytes, size_t most)
{
	struct lg_utf8 utf8;
	struct lg_slice look = beginning(bytes, most);
	LG_TRY(lg_utf8_decode(&utf8, a, look, lg_charset_declared(look), LG_LIT(""), NULL));
	char *words = lg_arena_alloc(a, utf8.text.n + 1); /* libexttextcat looks behind the end: zeroes there */
	if (!words)
		return LG_ENOMEM;
	*out = (struct lg_slice){words, strip_markup(words, utf8.text)};
	return LG_OK;
}

int lg_langid_guess(struct lg_langid_guess *out, struct lg_langid *l, struct lg_slice bytes)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_slice words = {0};
	int status = a ? LG_OK : LG_ENOMEM;
	*out = (struct lg_langid_guess){0};
	for (size_t most = LOOK_FIRST; status == LG_OK; most *= 4) {
		status = words_in(&words, a, bytes, most < LOOK_MOST ? most : LOOK_MOST);
		if (words.n > SKIP + WORDS || most >= LOOK_MOST || most >= bytes.n)
			break;
	}
	struct lg_slice all = sample(words.p, words.n), some = begin_of_sample(all);
	if (status == LG_OK && some.n < all.n)
		status = classify(out, l, some);
	if (status == LG_OK && out->n != 1) {
		out->n = 0;
		status = classify(out, l, all);
	}
	lg_arena_free(a);
	return status;
}
