/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "read/xml_words.h"

/* Longer text than this says more than that there is none. */
#define STUB_MAX 400
#define PLAIN_STUB_MAX 120 /* without brackets around it */

void lg_xml_need_table(struct lg_xml_words *w)
{
	if (!w->table && w->status == LG_OK)
		w->status = lg_words_table_new(&w->table, w->scratch, w->lang);
}

/* False when no marks are known, or w has failed. */
static bool words_of(struct lg_line_words *out, struct lg_xml_words *w, struct lg_slice text)
{
	if (!w->lang || w->lang->nmarks == 0)
		return false;
	lg_xml_need_table(w);
	lg_arena_reset(w->line_scratch);
	if (w->status == LG_OK)
		w->status = lg_line_words(out, w->line_scratch, w->line_scratch, w->table, text);
	return w->status == LG_OK;
}

unsigned lg_xml_starts(struct lg_xml_words *w, struct lg_slice text)
{
	struct lg_line_words words;
	return words_of(&words, w, text) ? lg_line_starts(w->table, &words) : 0;
}

unsigned lg_xml_holds(struct lg_xml_words *w, struct lg_slice text)
{
	struct lg_line_words words;
	return words_of(&words, w, text) ? lg_line_marks(w->table, &words).holds : 0;
}

static bool is_enclosed(struct lg_slice text)
{
	size_t n = text.n;
	while (n && strchr(" .;", text.p[n - 1]))
		n--;
	return n && strchr("([{", text.p[0]) && strchr(")]}", text.p[n - 1]);
}

bool lg_xml_says_repealed(struct lg_xml_words *w, struct lg_slice text)
{
	text = lg_slice_trim(text);
	bool enclosed = is_enclosed(text);
	if (text.n == 0 || text.n > (enclosed ? STUB_MAX : PLAIN_STUB_MAX))
		return false;
	unsigned marks = lg_xml_starts(w, text) | (enclosed ? lg_xml_holds(w, text) : 0);
	return marks & 1u << LG_MARK_REPEALED;
}

void lg_xml_stub_begin(struct lg_xml_words *w)
{
	w->stub = LG_XML_STUB_NOTHING;
	lg_buf_clear(&w->first);
}

/* The first words of an annex tell whether it is a treaty. */
static void judge_annex(struct lg_xml_words *w, struct lg_slice text)
{
	text = lg_slice_trim(text);
	if (text.n == 0)
		return;
	w->annex_begins = false;
	if (lg_xml_starts(w, text) & 1u << LG_MARK_TREATY)
		lg_build_flags(w->b, LG_PROV_TREATY);
}

void lg_xml_stub_words(struct lg_xml_words *w, struct lg_slice text)
{
	if (w->annex_begins)
		judge_annex(w, text);
	if (w->stub == LG_XML_STUB_ONE_BLOCK || w->first.len + text.n > STUB_MAX)
		w->stub = LG_XML_STUB_MORE;
	if (w->stub == LG_XML_STUB_MORE)
		return;
	w->stub = LG_XML_STUB_FIRST_BLOCK;
	lg_buf_slice_put(&w->first, text);
}

void lg_xml_stub_block_end(struct lg_xml_words *w)
{
	if (w->stub == LG_XML_STUB_FIRST_BLOCK)
		w->stub = LG_XML_STUB_ONE_BLOCK;
}

void lg_xml_stub_none(struct lg_xml_words *w)
{
	w->stub = LG_XML_STUB_MORE;
}

void lg_xml_stub_end(struct lg_xml_words *w)
{
	bool stub = w->stub == LG_XML_STUB_FIRST_BLOCK || w->stub == LG_XML_STUB_ONE_BLOCK;
	if (stub && lg_xml_says_repealed(w, lg_buf_slice(&w->first)))
		lg_build_flags(w->b, LG_PROV_REPEALED);
	w->stub = LG_XML_STUB_MORE; /* what closes is a part of what stays open */
}
