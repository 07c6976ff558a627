/* SPDX-License-Identifier: MIT */
#include "read/xml_tree.h"

#include <string.h>

#include "read/declared.h"
#include "read/xml_tree_priv.h"

/* ---- numbers and headings ------------------------------------------------------------------------------------- */

static bool says_word(struct lg_slice text, const struct lg_xml_word *w)
{
	struct lg_slice rest = text, word = lg_slice_from(w->word);
	if (w->prefix || w->kind == LG_XML_WORD_KIND_NONE)
		return text.n >= word.n && memcmp(text.p, word.p, word.n) == 0;
	for (struct lg_slice each = lg_slice_word(&rest); each.n; each = lg_slice_word(&rest))
		if (lg_slice_eq(each, word))
			return true;
	return false;
}

/* What a number or heading says of its provision. Returns the bytes of a word before the number that is none of it. */
static size_t judge_by_words(struct lg_xml_reading *t, struct lg_slice text, bool is_num)
{
	for (size_t i = 0; i < t->dialect->nwords; i++) {
		const struct lg_xml_word *w = &t->dialect->words[i];
		bool names_kind = w->kind != LG_XML_WORD_KIND_NONE;
		if ((names_kind && !is_num) || !says_word(text, w))
			continue;
		if (names_kind)
			lg_build_kind(t->b, w->kind);
		lg_build_flags(t->b, w->flags);
		return names_kind ? 0 : strlen(w->word);
	}
	return 0;
}

/* The row of the provision that a number here belongs to. */
static const struct lg_xml_row *numbered_row(const struct lg_xml_reading *t)
{
	for (size_t i = t->open.n, end = lg_xml_look_up_end(t); i-- > end;)
		if (t->open.v[i].depth)
			return t->open.v[i].row;
	return &lg_xml_inline_row;
}

static void end_num(struct lg_xml_reading *t, const struct lg_xml_element *e)
{
	struct lg_buf *num = &t->words.num;
	struct lg_slice text = lg_slice_trim(lg_buf_slice(num));
	if (lg_xml_depth(t) == 1 || text.n == 0)
		return;
	t->words.told = true;
	text = lg_slice_sub(text, judge_by_words(t, text, true), text.n);
	if (e->row->action == LG_XML_NUM && numbered_row(t)->brackets && text.n && text.p[0] != '(') {
		char bracketed[64];
		size_t n = text.n < sizeof bracketed - 2 ? text.n : sizeof bracketed - 2;
		bracketed[0] = '(';
		memcpy(bracketed + 1, text.p, n);
		bracketed[n + 1] = ')';
		lg_build_num(t->b, (struct lg_slice){bracketed, n + 2});
	} else {
		lg_build_num(t->b, text);
	}
	lg_buf_char(num, ' '); /* a second element of the same number follows: "Artikel" "1" */
}

static void end_heading(struct lg_xml_reading *t)
{
	struct lg_slice text = lg_slice_trim(lg_buf_slice(&t->words.heading));
	lg_xml_end_block(&t->words);
	if (lg_xml_depth(t) == 1)
		return;
	judge_by_words(t, text, false);
	if (lg_xml_says_repealed(&t->words, text))
		lg_build_flags(t->b, LG_PROV_REPEALED);
	if (lg_build_open_kind(t->b) == LG_KIND_ATTACHMENT && lg_xml_holds(&t->words, text) & 1u << LG_MARK_TREATY)
		lg_build_flags(t->b, LG_PROV_TREATY);
}

/* ---- metadata ------------------------------------------------------------------------------------------------- */

static void tell_meta(struct lg_xml_reading *t, const struct lg_xml_row *row, struct lg_slice value)
{
	value = lg_slice_trim(value);
	if (row->key == LG_META_LANG)
		value = lg_lang_code(value);
	if (row->key == LG_META_DATE && value.n == 8 && value.p[4] != '-') { /* 20240313 */
		char iso[10];
		memcpy(iso, value.p, 4), memcpy(iso + 5, value.p + 4, 2), memcpy(iso + 8, value.p + 6, 2);
		iso[4] = iso[7] = '-';
		lg_build_meta(t->b, row->key, (struct lg_slice){iso, sizeof iso});
		return;
	}
	if (value.n)
		lg_build_meta(t->b, row->key, value);
}

static void start_meta(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag)
{
	if (e->row->of) {
		tell_meta(t, e->row, lg_xml_attr(tag, e->row->of));
	} else { /* within other metadata: the inner one is the better */
		e->captures = t->words.capturing = true;
		lg_buf_clear(&t->words.meta);
	}
}

/* ---- events --------------------------------------------------------------------------------------------------- */

/* Sub-paragraph text numbered only in its words is worth looking for in units and their paragraphs. */
static bool may_find(enum lg_kind kind)
{
	return kind == LG_KIND_ARTICLE || kind == LG_KIND_SECTION || kind == LG_KIND_RULE ||
	       kind == LG_KIND_PARAGRAPH || kind == LG_KIND_TRANSITIONAL || kind == LG_KIND_ATTACHMENT;
}

static void put_char(struct lg_xml_reading *t, const struct lg_xml_element *e, const struct lg_xml_tag *tag)
{
	struct lg_slice hex = lg_xml_attr(tag, e->row->of ? e->row->of : "");
	uint32_t c = 0;
	for (size_t i = 0; i < hex.n && c < 0x110000; i++) {
		char h = hex.p[i];
		if (!strchr("0123456789abcdefABCDEF", h))
			return;
		c = c * 16 + (uint32_t)(h <= '9' ? h - '0' : (h | 0x20) - 'a' + 10);
	}
	char utf8[4];
	if (hex.n)
		lg_xml_put(&t->words, e->mode,
			   &(struct lg_xml_run){{utf8, lg_xml_put_char(utf8, c)}, tag->begin, tag->end - tag->begin});
}

/* Inside numbers, headings and notes structure counts no more: only what is left out, and what stands for a blank. */
static void start_flowing(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag)
{
	switch (e->row->action) {
	case LG_XML_SKIP:
	case LG_XML_SILENT:
	case LG_XML_EDITORIAL:
		if (e->mode != LG_XML_AS_EDITORIAL)
			e->mode = LG_XML_AS_SKIPPED;
		break;
	case LG_XML_NUM:
		if (e->mode == LG_XML_AS_HEADING)
			e->mode = LG_XML_AS_NUM;
		break;
	case LG_XML_HEADING:
		if (e->mode == LG_XML_AS_NUM)
			e->mode = LG_XML_AS_HEADING;
		break;
	case LG_XML_LEVEL_CODE:
		lg_buf_clear(&t->words.num);
		e->mode = LG_XML_AS_NUM;
		break;
	case LG_XML_CHAR:
		put_char(t, e, tag);
		break;
	case LG_XML_BLOCK:
	case LG_XML_LEAD:
	case LG_XML_SPACE:
	case LG_XML_PROVISION:
		if (e->mode == LG_XML_AS_EDITORIAL)
			lg_xml_end_block(&t->words);
		else
			lg_xml_put_space(&t->words, e->mode, tag->begin, tag->end);
		break;
	case LG_XML_INLINE:
	case LG_XML_GROUP:
	case LG_XML_FLAT:
	case LG_XML_SCOPE:
	case LG_XML_ITEM:
	case LG_XML_FIND:
	case LG_XML_RAISED:
	case LG_XML_MARK:
	case LG_XML_AIM:
		break;
	}
}

static void start_inline(struct lg_xml_reading *t, struct lg_xml_element *e)
{
	const struct lg_xml_element *up = t->open.n ? &t->open.v[t->open.n - 1] : NULL;
	e->is_block = t->dialect->generic && !(up && up->direct);
	if (e->is_block)
		lg_xml_end_block(&t->words);
}

static void start_structure(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag)
{
	switch (e->row->action) {
	case LG_XML_INLINE:
		start_inline(t, e);
		break;
	case LG_XML_BLOCK:
	case LG_XML_LEAD:
	case LG_XML_SCOPE:
		lg_xml_end_block(&t->words);
		e->is_block = true;
		e->leads = e->row->action == LG_XML_LEAD;
		break;
	case LG_XML_SPACE:
		lg_xml_put_space(&t->words, e->mode, tag->begin, tag->end);
		break;
	case LG_XML_PROVISION:
		lg_xml_start_provision(t, e, tag);
		break;
	case LG_XML_GROUP:
		lg_xml_start_group(t, e, tag);
		break;
	case LG_XML_FLAT:
		lg_xml_start_flat(t, e, tag);
		break;
	case LG_XML_ITEM:
		lg_xml_start_item(t, e, tag);
		break;
	case LG_XML_NUM:
	case LG_XML_LEVEL_CODE:
		e->mode = lg_xml_depth(t) == 1 ? LG_XML_AS_TEXT : LG_XML_AS_NUM;
		break;
	case LG_XML_HEADING:
		lg_xml_end_block(&t->words);
		lg_buf_clear(&t->words.heading);
		e->mode = LG_XML_AS_HEADING;
		break;
	case LG_XML_SILENT:
		e->mode = LG_XML_AS_NOTHING;
		break;
	case LG_XML_SKIP:
		e->mode = LG_XML_AS_SKIPPED;
		break;
	case LG_XML_EDITORIAL:
		e->mode = lg_xml_block_empty(&t->words) ? LG_XML_AS_EDITORIAL : LG_XML_AS_SKIPPED;
		e->is_block = e->mode == LG_XML_AS_EDITORIAL;
		if (e->is_block)
			lg_xml_flush(&t->words, tag->begin);
		break;
	case LG_XML_FIND:
		e->is_block = true;
		e->finds = may_find(lg_build_open_kind(t->b));
		if (e->finds)
			e->before = lg_xml_find(&t->words, LG_STRUCTURE_WITHIN_UNIT);
		break;
	case LG_XML_CHAR:
		put_char(t, e, tag);
		break;
	case LG_XML_RAISED:
	case LG_XML_MARK:
	case LG_XML_AIM:
		break;
	}
}

static void start_element(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag)
{
	e->row = lg_xml_find_row(t, tag, e->within, &e->within);
	if (lg_xml_in_idle_flat(t) && e->row->action != LG_XML_LEVEL_CODE)
		e->mode = LG_XML_AS_SKIPPED;
	if (e->mode == LG_XML_AS_SKIPPED)
		return;
	if (e->row->meta)
		start_meta(t, e, tag);
	if (e->row->action == LG_XML_AIM)
		lg_xml_aim(t, e->row, lg_xml_attr(tag, e->row->of));
	if (e->row->action == LG_XML_RAISED) {
		t->words.raised = true;
		t->words.raised_from = tag->begin;
		t->words.raised_len = tag->end - tag->begin;
	}
	if (e->row->action == LG_XML_MARK && lg_xml_depth(t) > 1)
		lg_build_flags(t->b, e->row->flags);
	if (e->mode == LG_XML_AS_NOTHING)
		e->mode = e->row->action == LG_XML_SKIP ? LG_XML_AS_SKIPPED : e->mode;
	else if (e->mode == LG_XML_AS_TEXT)
		start_structure(t, e, tag);
	else
		start_flowing(t, e, tag);
}

static void on_start(void *to, const struct lg_xml_tag *tag)
{
	struct lg_xml_reading *t = to;
	if (t->status || !LG_VEC_ROOM(t->scratch, &t->open)) {
		t->status = t->status ? t->status : LG_ENOMEM;
		return;
	}
	const struct lg_xml_element *up = t->open.n ? &t->open.v[t->open.n - 1] : NULL;
	struct lg_xml_element e = {.row = &lg_xml_inline_row,
				   .name = tag->name,
				   .mode = up ? up->mode : LG_XML_AS_TEXT,
				   .within = up ? up->within : 0};
	if (e.mode != LG_XML_AS_SKIPPED)
		start_element(t, &e, tag);
	t->open.v[t->open.n++] = e;
}

static void on_text(void *to, uint32_t begin, uint32_t end)
{
	struct lg_xml_reading *t = to;
	if (t->status || t->open.n == 0)
		return;
	struct lg_xml_element *e = &t->open.v[t->open.n - 1];
	if (e->mode == LG_XML_AS_SKIPPED || (e->mode == LG_XML_AS_NOTHING && !t->words.capturing))
		return;
	struct lg_xml_cursor c = lg_xml_text(t->src, begin, end, &t->ents);
	for (struct lg_xml_run run; lg_xml_next(&c, &run);) {
		if (e->leads)
			lg_xml_take_lead(t, e, &run);
		e->direct |= t->dialect->generic && lg_slice_trim(run.text).n;
		lg_xml_put(&t->words, e->mode, &run);
	}
}

static void end_element(struct lg_xml_reading *t, struct lg_xml_element *e, uint32_t begin, uint32_t end)
{
	const enum lg_xml_action action = e->row->action;
	if (e->captures && t->words.capturing) {
		tell_meta(t, e->row, lg_buf_slice(&t->words.meta));
		t->words.capturing = false;
	}
	if (action == LG_XML_LEVEL_CODE)
		lg_xml_end_code(t, begin);
	else if (e->mode == LG_XML_AS_NUM && (action == LG_XML_NUM || action == LG_XML_ITEM))
		end_num(t, e);
	else if (e->mode == LG_XML_AS_HEADING && (action == LG_XML_HEADING || action == LG_XML_FLAT))
		end_heading(t);
	if (e->finds)
		lg_xml_find_end(&t->words, e->before, begin);
	if (action == LG_XML_SCOPE)
		lg_xml_end_item(t, e, begin);
	if (e->is_block)
		lg_xml_end_block(&t->words);
	if (e->depth)
		lg_xml_close_to(t, e->depth, end);
}

static void on_end(void *to, struct lg_slice name, uint32_t begin, uint32_t end)
{
	struct lg_xml_reading *t = to;
	size_t at = t->open.n, end_at = lg_xml_look_up_end(t);
	while (at > end_at && !lg_slice_eq(t->open.v[at - 1].name, name))
		at--;
	if (at == end_at || t->status) /* the end of nothing: broken XML */
		return;
	while (t->open.n >= at) {
		struct lg_xml_element e = t->open.v[--t->open.n];
		if (e.mode != LG_XML_AS_SKIPPED || e.captures || e.depth)
			end_element(t, &e, begin, end);
	}
}

static int read_tree(struct lg_xml_reading *t, struct lg_slice path, struct lg_diags *d)
{
	const struct lg_xml_sink sink = {.start = on_start, .text = on_text, .end = on_end, .to = t};
	struct lg_xml_finder none = {.on = false};
	LG_TRY(lg_xml_index_rows(t));
	lg_build_meta(t->b, LG_META_FORMAT, lg_slice_from(t->dialect->name));
	if (t->dialect->generic)
		lg_xml_find(&t->words, LG_STRUCTURE_ACT);
	int status = lg_xml_events(t->src, &sink, &t->ents, path, d);
	uint32_t end = (uint32_t)t->src.n;
	while (t->open.n) { /* cut off */
		struct lg_xml_element e = t->open.v[--t->open.n];
		end_element(t, &e, end, end);
	}
	lg_xml_find_end(&t->words, none, end);
	if (t->dialect->lang)
		lg_build_meta(t->b, LG_META_LANG, lg_slice_from(t->dialect->lang));
	return status ? status : t->status ? t->status : t->words.status;
}

int lg_xml_tree(bool *told, struct lg_builder *b, struct lg_slice utf8, const struct lg_xml_dialect *dialect,
		const struct lg_language *lang, struct lg_slice path, struct lg_diags *d)
{
	struct lg_arena *scratch = lg_arena_new(), *line_scratch = lg_arena_new();
	if (!scratch || !line_scratch) {
		lg_arena_free(scratch);
		lg_arena_free(line_scratch);
		return LG_ENOMEM;
	}
	struct lg_xml_reading t = {.src = utf8,
				   .dialect = dialect,
				   .b = b,
				   .scratch = scratch,
				   .ents = {.arena = scratch, .budget = LG_XML_EXPANSION_MAX},
				   .words = {.b = b,
					     .lang = dialect->exact ? NULL : lang,
					     .path = path,
					     .d = d,
					     .scratch = scratch,
					     .line_scratch = line_scratch}};
	lg_xml_words_init(&t.words);
	int status = read_tree(&t, path, d);
	*told = t.words.told;
	lg_xml_words_done(&t.words);
	lg_arena_free(scratch);
	lg_arena_free(line_scratch);
	return status;
}
