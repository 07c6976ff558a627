/* SPDX-License-Identifier: MIT */
#include "assess/cite.h"

#include <stdlib.h>

#include "base/buf.h"

static int by_place(const void *x, const void *y)
{
	const struct lg_witness *a = x, *b = y;
	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	if (a->hit->begin != b->hit->begin)
		return a->hit->begin < b->hit->begin ? -1 : 1;
	if (a->hit->end != b->hit->end)
		return a->hit->end < b->hit->end ? -1 : 1;
	return (a->hit->concept > b->hit->concept) - (a->hit->concept < b->hit->concept);
}

void lg_trail_sort(struct lg_trail *trail)
{
	if (trail->n > 1)
		qsort(trail->v, trail->n, sizeof *trail->v, by_place);
}

size_t lg_trail_group(const struct lg_view *v, struct lg_witness *w, size_t n)
{
	const struct lg_document *doc = v->text[w[0].text].in->doc;
	uint32_t unit = lg_unit_of_block(doc, w[0].hit->block);
	size_t same = 1;
	while (same < n && w[same].text == w[0].text && lg_unit_of_block(doc, w[same].hit->block) == unit &&
	       (unit != 0 || w[same].hit->block == w[0].hit->block))
		same++;
	return same;
}

/* ---- where ---------------------------------------------------------------------------------------------------- */

static bool is_ancestor(const struct lg_document *doc, uint32_t above, uint32_t prov)
{
	return above <= prov && prov < doc->prov[above].end;
}

/*
 * The provision that decides: the deepest one when the others only introduce it (a list item and its opening words),
 * else the lowest that holds all. Headings decide only when nothing else does.
 */
static uint32_t deciding_provision(const struct lg_document *doc, const struct lg_witness *w, size_t n)
{
	uint32_t at = LG_NOWHERE;
	for (size_t i = 0; i < n; i++) {
		const struct lg_block *b = &doc->block[w[i].hit->block];
		if (b->role == LG_ROLE_HEADING)
			continue;
		if (at == LG_NOWHERE || is_ancestor(doc, at, b->prov)) {
			at = b->prov;
		} else if (!is_ancestor(doc, b->prov, at)) {
			while (!is_ancestor(doc, at, b->prov))
				at = doc->prov[at].parent;
		}
	}
	return at != LG_NOWHERE ? at : doc->block[w[0].hit->block].prov;
}

/* ---- the quote ------------------------------------------------------------------------------------------------ */

static struct lg_span sentence_around(const struct lg_document *doc, const struct lg_hit *hit)
{
	const struct lg_block *b = &doc->block[hit->block];
	struct lg_span span = {b->norm_begin, b->norm_end};
	size_t s = lg_offsets_find(&doc->sentences, hit->begin);
	if (s < doc->sentences.n && doc->sentences.v[s] > span.begin && doc->sentences.v[s] <= hit->begin)
		span.begin = doc->sentences.v[s];
	if (s + 1 < doc->sentences.n && doc->sentences.v[s + 1] < span.end)
		span.end = doc->sentences.v[s + 1];
	if (span.end < hit->end)
		span.end = hit->end;
	return span;
}

/* Words that are quoted: not headings, unless there is nothing else; within the deciding provision when that is enough.
 */
static bool is_quoted(const struct lg_document *doc, const struct lg_witness *w, uint32_t prov, bool text, bool inside)
{
	const struct lg_block *b = &doc->block[w->hit->block];
	return (!text || b->role == LG_ROLE_TEXT) && (!inside || is_ancestor(doc, prov, b->prov));
}

/* From the sentence of the first to that of the last such witness; *marks is from the first hit to the last. */
static bool sentences_of(const struct lg_document *doc, const struct lg_witness *w, size_t n, uint32_t prov, bool text,
			 bool inside, struct lg_span *quote, struct lg_span *marks)
{
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		if (!is_quoted(doc, &w[i], prov, text, inside))
			continue;
		struct lg_span s = sentence_around(doc, w[i].hit);
		if (!any) {
			*quote = s;
			*marks = (struct lg_span){w[i].hit->begin, w[i].hit->end};
			any = true;
		}
		quote->end = s.end > quote->end ? s.end : quote->end;
		marks->end = w[i].hit->end > marks->end ? w[i].hit->end : marks->end;
	}
	return any;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static struct lg_span tidy(struct lg_slice text, struct lg_span s)
{
	while (s.begin < s.end && is_blank(text.p[s.begin]))
		s.begin++;
	while (s.end > s.begin && is_blank(text.p[s.end - 1]))
		s.end--;
	return s;
}

/* Shortens a quote to LG_QUOTE_MAX, at word ends, keeping the first deciding words. */
static struct lg_span cut(struct lg_slice text, struct lg_span q, struct lg_span marks)
{
	if (q.end - q.begin <= LG_QUOTE_MAX)
		return q;
	uint32_t lead = LG_QUOTE_MAX / 4, words = marks.end - marks.begin;
	if (marks.end > q.begin + LG_QUOTE_MAX &&
	    (words < LG_QUOTE_MAX - lead || marks.begin > q.begin + LG_QUOTE_MAX / 2)) {
		q.begin = marks.begin > q.begin + lead ? marks.begin - lead : q.begin;
		while (q.begin < marks.begin && !is_blank(text.p[q.begin]))
			q.begin++;
	}
	if (q.end - q.begin <= LG_QUOTE_MAX)
		return q;
	uint32_t end = q.begin + LG_QUOTE_MAX;
	while (end > q.begin + LG_QUOTE_MAX / 2 && !is_blank(text.p[end]))
		end--;
	while (end > q.begin && ((unsigned char)text.p[end] & 0xC0) == 0x80) /* never inside a character */
		end--;
	q.end = end;
	return q;
}

static uint32_t clamp(uint32_t at, struct lg_span s)
{
	return at < s.begin ? 0 : at > s.end ? s.end - s.begin : at - s.begin;
}

static int quote(struct lg_citation *out, struct lg_arena *a, const struct lg_document *doc, const struct lg_witness *w,
		 size_t n, uint32_t prov)
{
	struct lg_span q, m;
	if (!sentences_of(doc, w, n, prov, true, false, &q, &m) || q.end - q.begin > LG_QUOTE_MAX)
		if (!sentences_of(doc, w, n, prov, true, true, &q, &m) &&
		    !sentences_of(doc, w, n, prov, false, false, &q, &m))
			return LG_EINVAL;
	m = tidy(doc->text, lg_span_text(doc, m));
	q = tidy(doc->text, cut(doc->text, tidy(doc->text, lg_span_text(doc, q)), m));
	struct lg_span disk = lg_span_disk(doc, q);
	out->src_begin = disk.begin;
	out->src_end = disk.end;
	out->doc_at = q.begin;
	out->mark_begin = clamp(m.begin, q);
	out->mark_end = clamp(m.end, q);
	return lg_arena_copy(a, lg_slice_sub(doc->text, q.begin, q.end), &out->quote) ? LG_OK : LG_ENOMEM;
}

/* ---- the rest ------------------------------------------------------------------------------------------------- */

static bool named_before(const struct lg_witness *w, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (w[k].hit->concept == w[i].hit->concept)
			return true;
	return false;
}

static int name_concepts(struct lg_slice *out, struct lg_arena *a, const struct lg_view *v, const struct lg_witness *w,
			 size_t n)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	for (size_t i = 0; i < n; i++) {
		if (named_before(w, i))
			continue;
		if (b.len)
			lg_buf_char(&b, ' ');
		lg_buf_slice_put(&b, v->checklist->concept[w[i].hit->concept].id);
	}
	int status = lg_buf_status(&b);
	if (status == LG_OK && !lg_arena_copy(a, lg_buf_slice(&b), out))
		status = LG_ENOMEM;
	lg_buf_done(&b);
	return status;
}

static int human(struct lg_slice *out, struct lg_arena *a, const struct lg_document *doc, uint32_t prov)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_citation_put(&b, doc, prov);
	int status = lg_buf_status(&b);
	if (status == LG_OK && !lg_arena_copy(a, lg_buf_slice(&b), out))
		status = LG_ENOMEM;
	lg_buf_done(&b);
	return status;
}

int lg_cite(struct lg_citation *out, struct lg_arena *a, const struct lg_view *v, struct lg_witness *w, size_t n)
{
	const struct lg_text_view *t = &v->text[w[0].text];
	const struct lg_document *doc = t->in->doc;
	if (n > 1)
		qsort(w, n, sizeof *w, by_place);
	uint32_t prov = deciding_provision(doc, w, n), unit = lg_unit_of_block(doc, w[0].hit->block);
	struct lg_citation c = {.act = (uint32_t)(t->in - v->input->text)};
	LG_TRY(quote(&c, a, doc, w, n, prov));
	LG_TRY(human(&c.human, a, doc, prov));
	LG_TRY(name_concepts(&c.concepts, a, v, w, n));
	if (!lg_arena_copy(a, doc->prov[prov].eid, &c.eid) || !lg_arena_copy(a, doc->prov[unit].heading, &c.heading))
		return LG_ENOMEM;
	*out = c;
	return LG_OK;
}
