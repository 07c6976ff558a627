/* SPDX-License-Identifier: MIT */
#include "read/xml_tree.h"

#include <string.h>

#include "read/declared.h"
#include "read/xml_words.h"

#define BUCKETS 512
#define NO_LEVEL 8 /* of a container that does not say: that of a cross-heading */

/* An open element. */
struct element {
	const struct lg_xml_row *row;
	struct lg_slice name;
	uint32_t depth; /* builder depth before the provision that it opened; 0 when it opened none */
	uint32_t item;	/* SCOPE: the same for its open item */
	enum lg_xml_mode mode;
	bool finds;    /* the finder that was on before waits in `before` */
	bool captures; /* its words are metadata */
	bool direct;   /* has words of its own (generic dialect) */
	bool is_block; /* ends the block */
	bool waiting;  /* FLAT: not opened yet. GROUP: not taken over yet */
	bool again;    /* FLAT: stands open already */
	bool leads;    /* LEAD: no word yet */
	struct lg_xml_finder before;
};

/* A container that elements after it stand in. */
struct flat {
	uint32_t depth; /* builder depth before it */
	uint32_t level;
	struct lg_slice code;
};

struct tree {
	struct lg_slice src;
	const struct lg_xml_dialect *dialect;
	struct lg_builder *b;
	struct lg_arena *scratch;
	struct lg_xml_entities ents;
	struct lg_xml_words words;
	LG_VEC(struct element) open;
	LG_VEC(struct flat) flats;
	uint16_t bucket[BUCKETS]; /* 1 + first row whose name hashes here */
	uint16_t *next;		  /* 1 + next row of the same hash */
	bool has_codes;		  /* the dialect numbers its containers by LEVEL_CODE */
	int status;
};

static const struct lg_xml_row inline_row = {.action = LG_XML_INLINE};

/* ---- rows ----------------------------------------------------------------------------------------------------- */

static uint32_t hash(struct lg_slice name)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < name.n; i++)
		h = (h ^ (unsigned char)name.p[i]) * 16777619u;
	return h % BUCKETS;
}

static int index_rows(struct tree *t)
{
	const struct lg_xml_dialect *x = t->dialect;
	t->next = lg_arena_array(t->scratch, x->nrows, sizeof *t->next);
	if (!t->next)
		return LG_ENOMEM;
	for (size_t i = x->nrows; i-- > 0;) { /* backwards: the first row of a name comes first in its bucket */
		uint32_t h = hash(lg_slice_from(x->rows[i].name));
		t->next[i] = t->bucket[h];
		t->bucket[h] = (uint16_t)(i + 1);
		t->has_codes |= x->rows[i].action == LG_XML_LEVEL_CODE;
	}
	return LG_OK;
}

static bool within(const struct tree *t, const char *name)
{
	for (size_t i = t->open.n; i-- > 0;) {
		const struct element *e = &t->open.v[i];
		if (e->row->as ? strcmp(e->row->as, name) == 0 : lg_slice_is(e->name, name))
			return true;
		if (e->row->action == LG_XML_PROVISION && e->row->kind == LG_KIND_QUOTED)
			return false;
	}
	return false;
}

static bool has_value(const struct lg_xml_tag *tag, const char *attr, const char *value)
{
	struct lg_slice have = lg_xml_attr(tag, attr), want = lg_slice_from(value);
	if (want.n && want.p[want.n - 1] == '*')
		return have.n >= want.n - 1 && memcmp(have.p, want.p, want.n - 1) == 0;
	return lg_slice_eq(have, want);
}

static const struct lg_xml_row *find_row(const struct tree *t, const struct lg_xml_tag *tag)
{
	for (uint16_t i = t->bucket[hash(tag->name)]; i; i = t->next[i - 1]) {
		const struct lg_xml_row *row = &t->dialect->rows[i - 1];
		if (lg_slice_is(tag->name, row->name) && (!row->within || within(t, row->within)) &&
		    (!row->attr || has_value(tag, row->attr, row->value)))
			return row;
	}
	return &inline_row;
}

/* ---- provisions ----------------------------------------------------------------------------------------------- */

static uint32_t builder_depth(const struct tree *t)
{
	return (uint32_t)lg_build_depth(t->b);
}

/* Closes what was opened at builder depth `depth` and all in it. */
static void close_to(struct tree *t, uint32_t depth, uint32_t src_end)
{
	lg_xml_end_block(&t->words);
	lg_xml_flush(&t->words, src_end);
	while (builder_depth(t) > depth)
		lg_build_close(t->b, src_end);
	while (t->flats.n && t->flats.v[t->flats.n - 1].depth >= depth)
		t->flats.n--;
}

/* Returns the builder depth before. */
static uint32_t open_provision(struct tree *t, enum lg_kind kind, uint32_t src_begin)
{
	uint32_t depth = builder_depth(t);
	lg_xml_end_block(&t->words);
	lg_xml_flush(&t->words, src_begin);
	lg_build_open(t->b, kind, src_begin);
	lg_buf_clear(&t->words.num);
	lg_buf_clear(&t->words.heading);
	return depth;
}

/* What the attributes of the tag and its row say of the open provision. */
static void describe(struct tree *t, const struct lg_xml_row *row, const struct lg_xml_tag *tag)
{
	const struct lg_xml_dialect *x = t->dialect;
	unsigned flags = row->flags;
	for (size_t i = 0; i < x->nstatus; i++)
		if (has_value(tag, x->status[i].attr, x->status[i].value))
			flags |= x->status[i].flags;
	lg_build_flags(t->b, flags);
	if (x->eid)
		lg_build_eid(t->b, lg_xml_attr(tag, x->eid));
	struct lg_slice wid = x->wid ? lg_xml_attr(tag, x->wid) : (struct lg_slice){"", 0};
	if (wid.n)
		lg_build_wid(t->b, wid);
	struct lg_slice lang = lg_xml_attr(tag, "xml:lang");
	if (lang.n)
		lg_build_lang(t->b, lg_lang_code(lang));
	if (row->action == LG_XML_PROVISION && row->of && !row->meta)
		lg_build_num(t->b, lg_xml_attr(tag, row->of));
}

/* A GROUP right above that still waits for its provision. */
static struct element *waiting_group(struct tree *t)
{
	struct element *up = t->open.n ? &t->open.v[t->open.n - 1] : NULL;
	return up && up->row->action == LG_XML_GROUP && up->waiting ? up : NULL;
}

static void start_provision(struct tree *t, struct element *e, const struct lg_xml_tag *tag)
{
	struct element *group = waiting_group(t);
	if (group) {
		lg_build_kind(t->b, e->row->kind);
		e->depth = group->depth;
		group->depth = 0;
		group->waiting = false;
	} else {
		e->depth = open_provision(t, e->row->kind, tag->begin);
	}
	describe(t, e->row, tag);
}

static void start_group(struct tree *t, struct element *e, const struct lg_xml_tag *tag)
{
	e->depth = open_provision(t, e->row->kind, tag->begin);
	e->waiting = true;
	describe(t, e->row, tag);
}

/* ---- containers by level -------------------------------------------------------------------------------------- */

/* Builder depth in the innermost provision that an element opened. */
static uint32_t depth_inside(const struct tree *t)
{
	for (size_t i = t->open.n; i-- > 0;)
		if (t->open.v[i].depth)
			return t->open.v[i].depth + 1;
	return 1;
}

static void open_flat(struct tree *t, struct element *e, uint32_t level, struct lg_slice code, uint32_t src)
{
	uint32_t least = depth_inside(t);
	e->waiting = false;
	for (size_t i = t->flats.n; code.n && i-- > 0;)
		e->again |= lg_slice_eq(t->flats.v[i].code, code);
	if (e->again)
		return;
	while (t->flats.n && t->flats.v[t->flats.n - 1].depth >= least && t->flats.v[t->flats.n - 1].level >= level)
		close_to(t, t->flats.v[t->flats.n - 1].depth, src);
	struct flat f = {.level = level};
	if ((code.n && !lg_arena_copy(t->scratch, code, &f.code)) || !LG_VEC_ROOM(t->scratch, &t->flats)) {
		t->status = LG_ENOMEM;
		return;
	}
	f.depth = open_provision(t, e->row->kind, src);
	t->flats.v[t->flats.n++] = f;
	lg_build_flags(t->b, e->row->flags);
}

static void start_flat(struct tree *t, struct element *e, const struct lg_xml_tag *tag)
{
	uint32_t level = NO_LEVEL;
	e->mode = LG_XML_AS_HEADING;
	e->waiting = !e->row->of && t->has_codes;
	if (e->waiting)
		return;
	if (e->row->of)
		lg_slice_uint(lg_xml_attr(tag, e->row->of), &level);
	open_flat(t, e, level, (struct lg_slice){"", 0}, tag->begin);
}

static void end_code(struct tree *t, uint32_t src)
{
	struct lg_slice code = lg_slice_trim(lg_buf_slice(&t->words.num));
	for (size_t i = t->open.n; i-- > 0;)
		if (t->open.v[i].row->action == LG_XML_FLAT) {
			open_flat(t, &t->open.v[i], (uint32_t)(code.n / 3), code, src);
			break;
		}
	lg_buf_clear(&t->words.num);
}

/* In a container that stands open already, or whose code has not come yet: nothing to add. */
static bool in_idle_flat(const struct tree *t)
{
	const struct element *up = t->open.n ? &t->open.v[t->open.n - 1] : NULL;
	return up && up->row->action == LG_XML_FLAT && (up->again || up->waiting);
}

static void end_item(struct tree *t, struct element *scope, uint32_t src)
{
	if (scope->item)
		close_to(t, scope->item, src);
	scope->item = 0;
}

/* False where no SCOPE is open. */
static bool open_item(struct tree *t, enum lg_kind kind, uint32_t src)
{
	struct element *scope = NULL;
	for (size_t i = t->open.n; i-- > 0 && !scope;)
		if (t->open.v[i].row->action == LG_XML_SCOPE)
			scope = &t->open.v[i];
	if (!scope)
		return false;
	end_item(t, scope, src);
	if (kind == LG_KIND_SECTION && lg_build_open_kind(t->b) == LG_KIND_ARTICLE)
		lg_build_kind(t->b, LG_KIND_PART); /* "Art 2" of an act in whose articles paragraphs are counted anew */
	scope->item = open_provision(t, kind, src);
	return true;
}

static void start_item(struct tree *t, struct element *e, const struct lg_xml_tag *tag)
{
	e->mode = LG_XML_AS_NUM;
	if (open_item(t, e->row->kind, tag->begin))
		lg_build_flags(t->b, e->row->flags);
}

/* "(2a) " at the beginning of s: bytes up to and with the bracket; 0 when it is none. */
static size_t lead_number(struct lg_slice s)
{
	size_t i = 1, digits;
	if (s.n < 3 || s.p[0] != '(')
		return 0;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	digits = i - 1;
	while (i < s.n && s.p[i] >= 'a' && s.p[i] <= 'z' && i < digits + 3)
		i++;
	return digits >= 1 && digits <= 3 && i < s.n && s.p[i] == ')' ? i + 1 : 0;
}

/* The first words of a LEAD element: their number opens an item, and is taken from the run. */
static void take_lead(struct tree *t, struct element *e, struct lg_xml_run *run)
{
	struct lg_slice s = run->text;
	while (s.n && (unsigned char)s.p[0] <= ' ')
		s = lg_slice_sub(s, 1, s.n);
	if (s.n == 0)
		return;
	e->leads = false;
	size_t n = run->text.n == run->len ? lead_number(s) : 0;
	uint32_t skipped = (uint32_t)(run->text.n - s.n);
	if (n == 0 || !open_item(t, e->row->kind, run->from + skipped))
		return;
	lg_build_num(t->b, lg_slice_sub(s, 0, n));
	lg_build_flags(t->b, LG_PROV_INFERRED);
	skipped += (uint32_t)n;
	*run = (struct lg_xml_run){lg_slice_sub(s, n, s.n), run->from + skipped, run->len - skipped};
}

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

static void judge_by_words(struct tree *t, struct lg_slice text, bool is_num)
{
	for (size_t i = 0; i < t->dialect->nwords; i++) {
		const struct lg_xml_word *w = &t->dialect->words[i];
		bool names_kind = w->kind != LG_XML_WORD_KIND_NONE;
		if ((names_kind && !is_num) || !says_word(text, w))
			continue;
		if (names_kind)
			lg_build_kind(t->b, w->kind);
		lg_build_flags(t->b, w->flags);
		return;
	}
}

/* The row of the provision that a number here belongs to. */
static const struct lg_xml_row *numbered_row(const struct tree *t)
{
	for (size_t i = t->open.n; i-- > 0;)
		if (t->open.v[i].depth)
			return t->open.v[i].row;
	return &inline_row;
}

static void end_num(struct tree *t, const struct element *e)
{
	struct lg_buf *num = &t->words.num;
	struct lg_slice text = lg_slice_trim(lg_buf_slice(num));
	if (builder_depth(t) == 1 || text.n == 0)
		return;
	if (e->row->action == LG_XML_NUM && numbered_row(t)->brackets && text.p[0] != '(') {
		char bracketed[64];
		size_t n = text.n < sizeof bracketed - 2 ? text.n : sizeof bracketed - 2;
		bracketed[0] = '(';
		memcpy(bracketed + 1, text.p, n);
		bracketed[n + 1] = ')';
		lg_build_num(t->b, (struct lg_slice){bracketed, n + 2});
	} else {
		lg_build_num(t->b, text);
	}
	judge_by_words(t, text, true);
	lg_buf_char(num, ' '); /* a second element of the same number follows: "Artikel" "1" */
}

static void end_heading(struct tree *t)
{
	lg_xml_end_block(&t->words);
	if (builder_depth(t) > 1)
		judge_by_words(t, lg_slice_trim(lg_buf_slice(&t->words.heading)), false);
}

/* ---- metadata ------------------------------------------------------------------------------------------------- */

static void tell_meta(struct tree *t, const struct lg_xml_row *row, struct lg_slice value)
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

static void start_meta(struct tree *t, struct element *e, const struct lg_xml_tag *tag)
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

static void put_char(struct tree *t, const struct element *e, const struct lg_xml_tag *tag)
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
static void start_flowing(struct tree *t, struct element *e, const struct lg_xml_tag *tag)
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
		break;
	}
}

static void start_inline(struct tree *t, struct element *e)
{
	const struct element *up = t->open.n ? &t->open.v[t->open.n - 1] : NULL;
	e->is_block = t->dialect->generic && !(up && up->direct);
	if (e->is_block)
		lg_xml_end_block(&t->words);
}

static void start_structure(struct tree *t, struct element *e, const struct lg_xml_tag *tag)
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
		start_provision(t, e, tag);
		break;
	case LG_XML_GROUP:
		start_group(t, e, tag);
		break;
	case LG_XML_FLAT:
		start_flat(t, e, tag);
		break;
	case LG_XML_ITEM:
		start_item(t, e, tag);
		break;
	case LG_XML_NUM:
	case LG_XML_LEVEL_CODE:
		e->mode = builder_depth(t) == 1 ? LG_XML_AS_TEXT : LG_XML_AS_NUM;
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
		break;
	}
}

static void start_element(struct tree *t, struct element *e, const struct lg_xml_tag *tag)
{
	e->row = find_row(t, tag);
	if (in_idle_flat(t) && e->row->action != LG_XML_LEVEL_CODE)
		e->mode = LG_XML_AS_SKIPPED;
	if (e->mode == LG_XML_AS_SKIPPED)
		return;
	if (e->row->meta)
		start_meta(t, e, tag);
	if (e->row->action == LG_XML_RAISED) {
		t->words.raised = true;
		t->words.raised_from = tag->begin;
		t->words.raised_len = tag->end - tag->begin;
	}
	if (e->row->action == LG_XML_MARK && builder_depth(t) > 1)
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
	struct tree *t = to;
	if (t->status || !LG_VEC_ROOM(t->scratch, &t->open)) {
		t->status = t->status ? t->status : LG_ENOMEM;
		return;
	}
	struct element e = {.row = &inline_row, .name = tag->name};
	if (t->open.n)
		e.mode = t->open.v[t->open.n - 1].mode;
	if (e.mode != LG_XML_AS_SKIPPED)
		start_element(t, &e, tag);
	t->open.v[t->open.n++] = e;
}

static void on_text(void *to, uint32_t begin, uint32_t end)
{
	struct tree *t = to;
	if (t->status || t->open.n == 0)
		return;
	struct element *e = &t->open.v[t->open.n - 1];
	if (e->mode == LG_XML_AS_SKIPPED || (e->mode == LG_XML_AS_NOTHING && !t->words.capturing))
		return;
	struct lg_xml_cursor c = lg_xml_text(t->src, begin, end, &t->ents);
	for (struct lg_xml_run run; lg_xml_next(&c, &run);) {
		if (e->leads)
			take_lead(t, e, &run);
		e->direct |= t->dialect->generic && lg_slice_trim(run.text).n;
		lg_xml_put(&t->words, e->mode, &run);
	}
}

static void end_element(struct tree *t, struct element *e, uint32_t begin, uint32_t end)
{
	const enum lg_xml_action action = e->row->action;
	if (e->captures && t->words.capturing) {
		tell_meta(t, e->row, lg_buf_slice(&t->words.meta));
		t->words.capturing = false;
	}
	if (action == LG_XML_LEVEL_CODE)
		end_code(t, begin);
	else if (e->mode == LG_XML_AS_NUM && (action == LG_XML_NUM || action == LG_XML_ITEM))
		end_num(t, e);
	else if (e->mode == LG_XML_AS_HEADING && (action == LG_XML_HEADING || action == LG_XML_FLAT))
		end_heading(t);
	if (e->finds)
		lg_xml_find_end(&t->words, e->before, begin);
	if (action == LG_XML_SCOPE)
		end_item(t, e, begin);
	if (e->is_block)
		lg_xml_end_block(&t->words);
	if (e->depth)
		close_to(t, e->depth, end);
}

static void on_end(void *to, struct lg_slice name, uint32_t begin, uint32_t end)
{
	struct tree *t = to;
	size_t at = t->open.n;
	while (at > 0 && !lg_slice_eq(t->open.v[at - 1].name, name))
		at--;
	if (at == 0 || t->status) /* the end of nothing: broken XML */
		return;
	while (t->open.n >= at) {
		struct element e = t->open.v[--t->open.n];
		if (e.mode != LG_XML_AS_SKIPPED || e.captures || e.depth)
			end_element(t, &e, begin, end);
	}
}

static int read_tree(struct tree *t, struct lg_slice path, struct lg_diags *d)
{
	const struct lg_xml_sink sink = {.start = on_start, .text = on_text, .end = on_end, .to = t};
	struct lg_xml_finder none = {.on = false};
	LG_TRY(index_rows(t));
	lg_build_meta(t->b, LG_META_FORMAT, lg_slice_from(t->dialect->name));
	if (t->dialect->generic)
		lg_xml_find(&t->words, LG_STRUCTURE_ACT);
	int status = lg_xml_events(t->src, &sink, &t->ents, path, d);
	uint32_t end = (uint32_t)t->src.n;
	while (t->open.n) { /* cut off */
		struct element e = t->open.v[--t->open.n];
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
	struct lg_arena *scratch = lg_arena_new();
	if (!scratch)
		return LG_ENOMEM;
	struct tree t = {.src = utf8,
			 .dialect = dialect,
			 .b = b,
			 .scratch = scratch,
			 .ents = {.arena = scratch, .budget = LG_XML_EXPANSION_MAX},
			 .words = {.b = b, .lang = lang, .path = path, .d = d, .scratch = scratch}};
	lg_xml_words_init(&t.words);
	int status = read_tree(&t, path, d);
	*told = t.words.told;
	lg_xml_words_done(&t.words);
	lg_arena_free(scratch);
	return status;
}
