/* SPDX-License-Identifier: MIT */
#include "lib/kinds.h"

#include <errno.h>

#include "base/csv.h"
#include "base/file.h"
#include "text/normalise.h"

/* How much a phrase counts where it stands. Headings say it often, titles say it best. */
#define IN_NAME 3
#define IN_TITLE 4
#define IN_HEADINGS 1
#define HEADINGS_MAX 6 /* of one phrase */
#define OPENING 600    /* bytes of text that stand for a title where there is none */

struct phrase {
	struct lg_slice lang, words; /* words in normal form without accents, each maybe with a final '*' */
	enum lg_act_kind kind;
	uint32_t weight;
};

struct lg_act_words {
	struct phrase *v;
	size_t n;
};

/* ---- the table ------------------------------------------------------------------------------------------------ */

static int read_row(struct phrase *out, struct lg_arena *a, const struct lg_csv *t, size_t row, struct lg_slice file,
		    struct lg_diags *d)
{
	struct lg_slice kind = lg_csv_cell(t, row, lg_csv_column(t, "kind"));
	struct lg_slice words = lg_csv_cell(t, row, lg_csv_column(t, "words"));
	struct lg_slice weight = lg_csv_cell(t, row, lg_csv_column(t, "weight"));
	struct lg_normal normal;
	out->kind = lg_act_kind_from_name(kind);
	if (out->kind == LG_ACT_MAX || lg_slice_trim(words).n == 0 || !lg_slice_uint(weight, &out->weight)) {
		lg_diag(d, LG_ERROR, file, t->line[row], 0,
			"needs lang, a kind of act, words and a weight (a whole number)");
		return LG_ERULE;
	}
	out->lang = lg_csv_cell(t, row, lg_csv_column(t, "lang"));
	LG_TRY(lg_normalise(&normal, a, words, LG_FOLD_MARKS));
	out->words = normal.text;
	return LG_OK;
}

static int read_table(struct lg_act_words *w, struct lg_arena *a, struct lg_slice path, struct lg_diags *d)
{
	struct lg_slice bytes;
	struct lg_csv t;
	int status = lg_file_read(&bytes, a, path.p, 0);
	if (status == LG_EIO && errno == ENOENT) /* rules without the table: nothing is guessed */
		return LG_OK;
	if (status) {
		lg_diag(d, LG_ERROR, path, 0, 0, "cannot be read");
		return status == LG_ENOMEM ? status : LG_ERULE;
	}
	status = lg_csv_parse(&t, a, bytes, path, d);
	if (status)
		return status == LG_ENOMEM ? status : LG_ERULE;
	w->v = lg_arena_array(a, t.nrows ? t.nrows : 1, sizeof *w->v);
	if (!w->v)
		return LG_ENOMEM;
	for (size_t i = 0; i < t.nrows; i++)
		LG_TRY(read_row(&w->v[w->n++], a, &t, i, path, d));
	return LG_OK;
}

int lg_act_words_load(struct lg_act_words **out, struct lg_arena *a, const char *dir, struct lg_diags *d)
{
	struct lg_buf path;
	struct lg_slice copy;
	struct lg_act_words *w = lg_arena_alloc(a, sizeof *w);
	lg_buf_init(&path, 0);
	lg_buf_fmt(&path, "%s/acts.csv", dir);
	bool ok = w && lg_buf_status(&path) == LG_OK && lg_arena_copy(a, lg_buf_slice(&path), &copy);
	lg_buf_done(&path);
	if (!ok)
		return LG_ENOMEM;
	LG_TRY(read_table(w, a, copy, d));
	*out = w;
	return LG_OK;
}

/* ---- looking for phrases -------------------------------------------------------------------------------------- */

/* "_" separates in file names. */
static bool is_letter(int32_t c)
{
	return c != '_' && lg_is_word(c);
}

/* Next run of letters and digits of *rest. */
static struct lg_slice next_word(struct lg_slice *rest)
{
	size_t at = 0, n = 0, begin;
	while (at < rest->n && !is_letter(lg_utf8_at(*rest, at, &n)))
		at += n;
	begin = at;
	while (at < rest->n && is_letter(lg_utf8_at(*rest, at, &n)))
		at += n;
	struct lg_slice word = lg_slice_sub(*rest, begin, at);
	*rest = lg_slice_sub(*rest, at, rest->n);
	return word;
}

/* The same of a phrase, with its '*'. An apostrophe parts words there as it does in the text. */
static struct lg_slice next_wanted(struct lg_slice *rest)
{
	struct lg_slice word = next_word(rest);
	if (word.n && lg_slice_starts(*rest, "*")) {
		word.n++;
		*rest = lg_slice_sub(*rest, 1, rest->n);
	}
	return word;
}

static bool word_fits(struct lg_slice wanted, struct lg_slice word)
{
	if (!lg_slice_ends(wanted, "*"))
		return lg_slice_eq(wanted, word);
	wanted.n--;
	return lg_slice_eq(wanted, lg_slice_sub(word, 0, wanted.n));
}

struct words {
	LG_VEC(struct lg_slice) list;
};

static int split(struct words *out, struct lg_arena *a, struct lg_slice text)
{
	*out = (struct words){0};
	for (;;) {
		struct lg_slice word = next_word(&text);
		if (word.n == 0)
			return LG_OK;
		if (!LG_VEC_ROOM(a, &out->list))
			return LG_ENOMEM;
		out->list.v[out->list.n++] = word;
	}
}

/* Do the phrase's words follow each other from word i of the text? */
static bool begins_with(const struct words *text, size_t i, struct lg_slice phrase)
{
	for (struct lg_slice wanted = next_wanted(&phrase); wanted.n; wanted = next_wanted(&phrase), i++)
		if (i == text->list.n || !word_fits(wanted, text->list.v[i]))
			return false;
	return true;
}

static uint32_t occurrences(const struct words *text, struct lg_slice phrase, uint32_t max)
{
	const bool any_word = phrase.n == 0 || phrase.p[0] == '*' || phrase.p[0] == ' ';
	uint32_t n = 0;
	for (size_t i = 0; i < text->list.n && n < max; i++)
		n += (any_word || text->list.v[i].p[0] == phrase.p[0]) && begins_with(text, i, phrase);
	return n;
}

static int add_scores(uint32_t score[LG_ACT_MAX], const struct lg_act_words *w, struct lg_arena *a,
		      struct lg_slice normal, struct lg_slice lang, uint32_t factor, uint32_t max)
{
	struct words text;
	LG_TRY(split(&text, a, normal));
	for (size_t i = 0; i < w->n; i++)
		if (lang.n == 0 || lg_slice_eq(w->v[i].lang, lang))
			score[w->v[i].kind] += w->v[i].weight * factor * occurrences(&text, w->v[i].words, max);
	return LG_OK;
}

/* ---- what a document says of itself --------------------------------------------------------------------------- */

/* Without accents in every language: names of files and titles in capitals go without them. */
static int add_normalised(uint32_t score[LG_ACT_MAX], const struct lg_act_words *w, struct lg_arena *a,
			  struct lg_slice text, struct lg_slice lang, uint32_t factor, uint32_t max)
{
	struct lg_normal normal;
	LG_TRY(lg_normalise(&normal, a, text, LG_FOLD_MARKS));
	return add_scores(score, w, a, normal.text, lang, factor, max);
}

/* Headings above the articles: parts, titles and chapters. */
static void collect_headings(struct lg_buf *b, const struct lg_document *doc)
{
	for (uint32_t i = 1; i < doc->nprov; i++) {
		const struct lg_provision *p = &doc->prov[i];
		if ((p->flags & (LG_PROV_UNIT | LG_PROV_DEAD)) || lg_kind_level(p->kind) >= 9)
			continue;
		lg_buf_slice_put(b, p->heading);
		lg_buf_char(b, '\n');
	}
}

/* The act's title, or the words it opens with. */
static struct lg_slice title_of(const struct lg_document *doc)
{
	size_t n = doc->text.n < OPENING ? doc->text.n : OPENING;
	while (n && n < doc->text.n && ((unsigned char)doc->text.p[n] & 0xc0) == 0x80)
		n--;
	return doc->title.n ? doc->title : lg_slice_sub(doc->text, 0, n);
}

static int score_document(uint32_t score[LG_ACT_MAX], const struct lg_act_words *w, const struct lg_document *doc,
			  struct lg_slice lang, struct lg_arena *a)
{
	struct lg_buf headings;
	LG_TRY(add_normalised(score, w, a, title_of(doc), lang, IN_TITLE, 1));
	LG_TRY(add_normalised(score, w, a, doc->name, LG_LIT("en"), IN_NAME, 1));
	if (lang.n && !lg_slice_eq(lang, LG_LIT("en")))
		LG_TRY(add_normalised(score, w, a, doc->name, lang, IN_NAME, 1));
	lg_buf_init(&headings, 0);
	collect_headings(&headings, doc);
	int status = lg_buf_status(&headings);
	if (status == LG_OK && headings.len)
		status = add_normalised(score, w, a, lg_buf_slice(&headings), lang, IN_HEADINGS, HEADINGS_MAX);
	lg_buf_done(&headings);
	return status;
}

int lg_act_kind_guess(enum lg_act_kind *out, const struct lg_act_words *words, const struct lg_document *doc,
		      struct lg_slice lang)
{
	uint32_t score[LG_ACT_MAX] = {0};
	struct lg_arena *a = lg_arena_new();
	int status = a ? score_document(score, words, doc, lang, a) : LG_ENOMEM;
	lg_arena_free(a);
	if (status)
		return status;
	unsigned best = LG_ACT_OTHER;
	for (unsigned k = 0; k < LG_ACT_MAX; k++)
		if (score[k] > score[best])
			best = k;
	*out = (enum lg_act_kind)best;
	return LG_OK;
}
