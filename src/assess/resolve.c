/* SPDX-License-Identifier: MIT */
/* Provision references: which units do "articles 152 to 156 of the Criminal Code" mean? */
#include "assess/numlist.h"
#include "assess/title.h"

#include "text/normalise.h"

#define SHORT_BYTES 8 /* a longer word is no short title, nor does it stand before one */
#define NAME_WORDS 9  /* within so many words before or after the numbers an act is named */

struct resolver {
	struct lg_view *view;
	struct lg_unit_index *index; /* per text */
	struct lg_title *title;	     /* per text, in the form of the words of the text at work */
	uint32_t text;		     /* at work */
	struct lg_slice words;	     /* of the sentence at hand */
	LG_VEC(struct lg_ref) ref;
};

/* Which act is meant: a text of the view, or LG_NOWHERE for one that was not supplied. */
struct named {
	bool any;
	uint32_t text;
};

static struct lg_span sentence_at(const struct lg_document *doc, uint32_t at)
{
	const struct lg_block *b = &doc->block[lg_block_at(doc, at)];
	struct lg_span span = {b->norm_begin, b->norm_end};
	size_t s = lg_offsets_find(&doc->sentences, at);
	if (s < doc->sentences.n && doc->sentences.v[s] > span.begin && doc->sentences.v[s] <= at)
		span.begin = doc->sentences.v[s];
	if (s + 1 < doc->sentences.n && doc->sentences.v[s + 1] < span.end)
		span.end = doc->sentences.v[s + 1];
	return span;
}

/* The last n words of s. */
static struct lg_slice last_words(struct lg_slice s, unsigned n)
{
	size_t at = s.n;
	for (unsigned i = 0; i < n && at > 0; i++) {
		while (at > 0 && s.p[at - 1] == ' ')
			at--;
		while (at > 0 && s.p[at - 1] != ' ')
			at--;
	}
	return lg_slice_sub(s, at, s.n);
}

static uint32_t best_title(const struct resolver *r, const struct lg_token *word, size_t n, unsigned *score)
{
	uint32_t best = LG_NOWHERE;
	*score = 0;
	for (uint32_t t = 0; t < r->view->ntexts; t++) {
		unsigned s = lg_title_score(&r->title[t], word, n);
		if (s > *score || (s == *score && s && t == r->text)) {
			*score = s;
			best = t;
		}
	}
	return best;
}

/* The one act whose short title the word is; LG_NOWHERE when none or several are. */
static uint32_t act_called(const struct resolver *r, struct lg_slice word)
{
	uint32_t best = LG_NOWHERE;
	unsigned most = 0;
	for (uint32_t t = 0; t < r->view->ntexts; t++) {
		unsigned s = lg_title_shortened(&r->title[t], word);
		if (s == 0 || s < most)
			continue;
		best = s > most ? t : LG_NOWHERE;
		most = s;
	}
	return best;
}

/* "201 para. 1 no. 2 StGB": only numbers and short words stand before the short title. */
static uint32_t called_by_short_title(const struct resolver *r, const struct lg_token *word, size_t n)
{
	const struct lg_document *doc = r->view->text[r->text].in->doc;
	for (size_t i = 0; i < n && word[i].word.n <= SHORT_BYTES; i++) {
		uint32_t begin = (uint32_t)(word[i].word.p - doc->norm.p);
		struct lg_span at = lg_span_text(doc, (struct lg_span){begin, begin + (uint32_t)word[i].word.n});
		if (lg_is_short_title(lg_slice_sub(doc->text, at.begin, at.end)))
			return act_called(r, word[i].word);
	}
	return LG_NOWHERE;
}

/* An act named by a title that is not supplied is known by its year. */
static struct named named_after(const struct resolver *r, size_t at, size_t stop)
{
	struct lg_token word[NAME_WORDS];
	unsigned score;
	bool year = false;
	size_t n = lg_title_tokens(word, NAME_WORDS, lg_slice_sub(r->words, at, stop));
	uint32_t text = called_by_short_title(r, word, n);
	if (text != LG_NOWHERE)
		return (struct named){true, text};
	text = best_title(r, word, n, &score);
	for (size_t i = 0; i < n; i++)
		year |= word[i].year != 0;
	return (struct named){score > 0 || year, text};
}

/* The title must end within two words of the reference. */
static struct named named_before(const struct resolver *r, size_t begin)
{
	struct lg_token word[NAME_WORDS];
	unsigned score;
	size_t n = lg_title_tokens(word, NAME_WORDS, last_words(lg_slice_sub(r->words, 0, begin), NAME_WORDS));
	uint32_t text = n ? called_by_short_title(r, &word[n - 1], 1) : LG_NOWHERE; /* "StGB: articles 111 to 113" */
	if (text != LG_NOWHERE)
		return (struct named){true, text};
	text = best_title(r, word, n, &score);
	if (score == 0)
		return (struct named){false, r->text};
	return (struct named){lg_title_score(&r->title[text], word, n > 2 ? n - 2 : 0) < score, text};
}

static int add_ref(struct resolver *r, uint32_t at, uint32_t text, uint32_t unit)
{
	if (!LG_VEC_ROOM(r->view->arena, &r->ref))
		return LG_ENOMEM;
	r->ref.v[r->ref.n++] = (struct lg_ref){at, text, unit};
	return LG_OK;
}

/* A unit that names itself refers to nothing. */
static int add_list(struct resolver *r, uint32_t at, uint32_t text, const struct lg_numlist *list)
{
	uint32_t self = lg_unit_at(&r->view->text[r->text], at);
	bool found = false;
	for (size_t i = 0; i < list->n; i++) {
		found = true;
		if (text != r->text || list->v[i] != self)
			LG_TRY(add_ref(r, at, text, list->v[i]));
	}
	return found ? LG_OK : add_ref(r, at, LG_NOWHERE, LG_NOWHERE);
}

/* Whether nothing but a word or two joins two references: the act named after the second is meant by the first too. */
static bool joined(struct lg_slice between)
{
	unsigned n = 0;
	for (struct lg_slice rest = between; lg_slice_word(&rest).n;)
		n++;
	return n <= 2;
}

/* What holds a unit; headings between articles, as over each of them, hold nothing. */
static uint32_t chapter_of(const struct lg_document *doc, uint32_t unit)
{
	uint32_t p = doc->prov[unit].parent;
	while (p && doc->prov[p].kind == LG_KIND_CROSSHEADING)
		p = doc->prov[p].parent;
	return p;
}

/*
 * "the preceding article", "the two preceding sections": so many units before the one that says it, the first wherever
 * it stands, the others as far as its own chapter goes.
 */
static int add_preceding(struct resolver *r, uint32_t at, int32_t wanted)
{
	const struct lg_text_view *t = &r->view->text[r->text];
	const struct lg_document *doc = t->in->doc;
	uint32_t self = lg_unit_at(t, at), chapter = chapter_of(doc, self);
	int32_t found = 0;
	for (uint32_t p = self; p > 1 && found < wanted;) {
		const struct lg_provision *q = &doc->prov[--p];
		if (!(q->flags & LG_PROV_UNIT) || q->flags & LG_PROV_DEAD)
			continue;
		if (found && chapter_of(doc, p) != chapter)
			break;
		LG_TRY(add_ref(r, at, r->text, p));
		found++;
	}
	return found ? LG_OK : add_ref(r, at, LG_NOWHERE, LG_NOWHERE);
}

/* The first of the hits [next, last) that begins at or after norm offset at: those before are parts of a list read. */
static const struct lg_hit *hit_from(const struct lg_hit *next, const struct lg_hit *last, size_t at)
{
	while (next < last && next->begin < at)
		next++;
	return next < last ? next : NULL;
}

/* Hits up to last follow it in the text. */
static int resolve_hit(struct resolver *r, const struct lg_hit *hit, const struct lg_hit *last, struct named *after)
{
	const struct lg_document *doc = r->view->text[r->text].in->doc;
	if (hit->value != LG_NO_VALUE)
		return add_preceding(r, hit->begin, hit->value);
	struct lg_span sentence = sentence_at(doc, hit->begin);
	struct lg_numlist list;
	r->words = lg_slice_sub(doc->norm, sentence.begin, sentence.end);
	size_t begin = hit->begin - sentence.begin, end = hit->end - sentence.begin;
	LG_TRY(lg_numlist_read(&list, r->view->arena, r->words, end, &r->index[r->text]));
	if (list.listed == 0)
		return LG_OK;
	const struct lg_hit *next = hit_from(hit + 1, last, sentence.begin + list.end);
	bool has_next = next && next->begin < sentence.end;
	size_t stop = has_next ? next->begin - sentence.begin : r->words.n;
	bool chain = has_next && list.end <= stop && joined(lg_slice_sub(r->words, list.end, stop));
	struct named act = chain ? *after : named_after(r, list.end, stop);
	if (!act.any)
		act = named_before(r, begin);
	if (!act.any)
		act.text = r->text;
	*after = act;
	if (act.text == LG_NOWHERE)
		return add_ref(r, hit->begin, LG_NOWHERE, LG_NOWHERE);
	if (act.text != r->text)
		LG_TRY(lg_numlist_read(&list, r->view->arena, r->words, end, &r->index[act.text]));
	return add_list(r, hit->begin, act.text, &list);
}

static void reverse(struct lg_ref *v, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct lg_ref swap = v[i];
		v[i] = v[n - 1 - i];
		v[n - 1 - i] = swap;
	}
}

/* From the last reference to the first, because an act is named after the last of a row. */
static int resolve_text(struct resolver *r, uint32_t concept)
{
	struct lg_text_view *t = &r->view->text[r->text];
	struct named after = {false, r->text};
	r->ref.v = NULL;
	r->ref.n = r->ref.cap = 0;
	for (uint32_t i = t->first[concept + 1]; i > t->first[concept]; i--) {
		const struct lg_hit *hit = &t->hit[i - 1];
		const struct lg_hit *next = i < t->first[concept + 1] ? hit + 1 : NULL;
		if (!next || next->begin >= hit->end)
			LG_TRY(resolve_hit(r, hit, t->hit + t->first[concept + 1], &after));
	}
	reverse(r->ref.v, r->ref.n);
	t->ref = r->ref.v;
	t->nrefs = r->ref.n;
	return LG_OK;
}

int lg_view_resolve(struct lg_view *v)
{
	uint32_t concept = v->checklist->reference_concept;
	struct resolver r = {.view = v};
	if (concept == LG_NO_CONCEPT)
		return LG_OK;
	r.index = lg_arena_array(v->arena, v->ntexts + 1, sizeof *r.index);
	r.title = lg_arena_array(v->arena, v->ntexts + 1, sizeof *r.title);
	if (!r.index || !r.title)
		return LG_ENOMEM;
	for (size_t t = 0; t < v->ntexts; t++)
		LG_TRY(lg_unit_index_make(&r.index[t], v->arena, v->text[t].in->doc));
	for (r.text = 0; r.text < v->ntexts; r.text++) {
		unsigned fold = v->text[r.text].in->doc->fold;
		for (size_t t = 0; t < v->ntexts; t++)
			LG_TRY(lg_title_make(&r.title[t], v->arena, v->text[t].in->doc->title, fold));
		LG_TRY(resolve_text(&r, concept));
	}
	return LG_OK;
}
