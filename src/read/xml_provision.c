/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "model/eid.h"
#include "read/declared.h"
#include "read/xml_tree_priv.h"

#define NO_LEVEL 8 /* of a container that does not say: that of a cross-heading */

uint32_t lg_xml_depth(const struct lg_xml_reading *t)
{
	return (uint32_t)lg_build_depth(t->b);
}

/* Closes what was opened at builder depth `depth` and all in it. */
void lg_xml_close_to(struct lg_xml_reading *t, uint32_t depth, uint32_t src_end)
{
	lg_xml_end_block(&t->words);
	lg_xml_flush(&t->words, src_end);
	if (lg_xml_depth(t) > depth)
		lg_xml_stub_end(&t->words);
	while (lg_xml_depth(t) > depth)
		lg_build_close(t->b, src_end);
	while (t->flats.n && t->flats.v[t->flats.n - 1].depth >= depth)
		t->flats.n--;
}

/* Returns the builder depth before. */
static uint32_t open_provision(struct lg_xml_reading *t, enum lg_kind kind, uint32_t src_begin)
{
	uint32_t depth = lg_xml_depth(t);
	lg_xml_end_block(&t->words);
	lg_xml_flush(&t->words, src_begin);
	lg_build_open(t->b, kind, src_begin);
	lg_xml_stub_begin(&t->words);
	t->words.annex_begins |= kind == LG_KIND_ATTACHMENT;
	lg_buf_clear(&t->words.num);
	lg_buf_clear(&t->words.heading);
	return depth;
}

/* Metadata before the text says something of the provision that a reference "#eId" names. */
void lg_xml_aim(struct lg_xml_reading *t, const struct lg_xml_row *row, struct lg_slice reference)
{
	struct lg_xml_aimed a = {.flags = row->flags};
	if (reference.n < 2 || reference.p[0] != '#')
		return;
	if (!lg_arena_copy(t->scratch, lg_slice_sub(reference, 1, reference.n), &a.eid) ||
	    !LG_VEC_ROOM(t->scratch, &t->aimed)) {
		t->status = LG_ENOMEM;
		return;
	}
	uint32_t *bucket = &t->aimed_bucket[lg_xml_hash(a.eid)];
	a.next = *bucket;
	t->aimed.v[t->aimed.n++] = a;
	*bucket = (uint32_t)t->aimed.n;
}

static unsigned aimed_flags(const struct lg_xml_reading *t, struct lg_slice eid)
{
	unsigned flags = 0;
	if (eid.n == 0 || t->aimed.n == 0)
		return 0;
	for (uint32_t i = t->aimed_bucket[lg_xml_hash(eid)]; i; i = t->aimed.v[i - 1].next)
		if (lg_slice_eq(t->aimed.v[i - 1].eid, eid))
			flags |= t->aimed.v[i - 1].flags;
	return flags;
}

/* What the attributes of the tag and its row say of the open provision. */
static void describe(struct lg_xml_reading *t, const struct lg_xml_row *row, const struct lg_xml_tag *tag)
{
	const struct lg_xml_dialect *x = t->dialect;
	unsigned flags = row->flags;
	for (size_t i = 0; i < x->nstatus; i++)
		if (lg_xml_has_value(tag, x->status[i].attr, x->status[i].value))
			flags |= x->status[i].flags;
	struct lg_slice eid = x->eid ? lg_xml_attr(tag, x->eid) : (struct lg_slice){"", 0};
	lg_build_flags(t->b, flags | aimed_flags(t, eid));
	/* an id of another convention ("section-1") is kept as what the publisher calls it */
	if (lg_eid_is_conventional(eid))
		lg_build_eid(t->b, eid);
	else
		lg_build_wid(t->b, eid);
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
static struct lg_xml_element *waiting_group(struct lg_xml_reading *t)
{
	struct lg_xml_element *up = t->open.n ? &t->open.v[t->open.n - 1] : NULL;
	return up && up->row->action == LG_XML_GROUP && up->waiting ? up : NULL;
}

void lg_xml_start_provision(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag)
{
	struct lg_xml_element *group = waiting_group(t);
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

void lg_xml_start_group(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag)
{
	e->depth = open_provision(t, e->row->kind, tag->begin);
	e->waiting = true;
	describe(t, e->row, tag);
}

/* ---- containers by level -------------------------------------------------------------------------------------- */

/* Builder depth in the innermost provision that an element opened. */
static uint32_t depth_inside(const struct lg_xml_reading *t)
{
	for (size_t i = t->open.n, end = lg_xml_look_up_end(t); i-- > end;)
		if (t->open.v[i].depth)
			return t->open.v[i].depth + 1;
	return 1;
}

static void open_flat(struct lg_xml_reading *t, struct lg_xml_element *e, uint32_t level, struct lg_slice code,
		      uint32_t src)
{
	uint32_t least = depth_inside(t);
	e->waiting = false;
	for (size_t i = t->flats.n; code.n && i-- > 0;)
		e->again |= lg_slice_eq(t->flats.v[i].code, code);
	if (e->again)
		return;
	while (t->flats.n && t->flats.v[t->flats.n - 1].depth >= least && t->flats.v[t->flats.n - 1].level >= level)
		lg_xml_close_to(t, t->flats.v[t->flats.n - 1].depth, src);
	struct lg_xml_flat f = {.level = level};
	if ((code.n && !lg_arena_copy(t->scratch, code, &f.code)) || !LG_VEC_ROOM(t->scratch, &t->flats)) {
		t->status = LG_ENOMEM;
		return;
	}
	f.depth = open_provision(t, e->row->kind, src);
	t->flats.v[t->flats.n++] = f;
	lg_build_flags(t->b, e->row->flags);
}

void lg_xml_start_flat(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag)
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

void lg_xml_end_code(struct lg_xml_reading *t, uint32_t src)
{
	struct lg_slice code = lg_slice_trim(lg_buf_slice(&t->words.num));
	for (size_t i = t->open.n, end = lg_xml_look_up_end(t); i-- > end;)
		if (t->open.v[i].row->action == LG_XML_FLAT) {
			open_flat(t, &t->open.v[i], (uint32_t)(code.n / 3), code, src);
			break;
		}
	lg_buf_clear(&t->words.num);
}

/* In a container that stands open already, or whose code has not come yet: nothing to add. */
bool lg_xml_in_idle_flat(const struct lg_xml_reading *t)
{
	const struct lg_xml_element *up = t->open.n ? &t->open.v[t->open.n - 1] : NULL;
	return up && up->row->action == LG_XML_FLAT && (up->again || up->waiting);
}

void lg_xml_end_item(struct lg_xml_reading *t, struct lg_xml_element *scope, uint32_t src)
{
	if (scope->item)
		lg_xml_close_to(t, scope->item, src);
	scope->item = 0;
}

/* False where no SCOPE is open. */
static bool open_item(struct lg_xml_reading *t, enum lg_kind kind, uint32_t src)
{
	struct lg_xml_element *scope = NULL;
	for (size_t i = t->open.n, end = lg_xml_look_up_end(t); i-- > end && !scope;)
		if (t->open.v[i].row->action == LG_XML_SCOPE)
			scope = &t->open.v[i];
	if (!scope)
		return false;
	lg_xml_end_item(t, scope, src);
	if (kind == LG_KIND_SECTION && lg_build_open_kind(t->b) == LG_KIND_ARTICLE)
		lg_build_kind(t->b, LG_KIND_PART); /* "Art 2" of an act in whose articles paragraphs are counted anew */
	scope->item = open_provision(t, kind, src);
	return true;
}

void lg_xml_start_item(struct lg_xml_reading *t, struct lg_xml_element *e, const struct lg_xml_tag *tag)
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
void lg_xml_take_lead(struct lg_xml_reading *t, struct lg_xml_element *e, struct lg_xml_run *run)
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
	skipped += (uint32_t)n;
	*run = (struct lg_xml_run){lg_slice_sub(s, n, s.n), run->from + skipped, run->len - skipped};
}
