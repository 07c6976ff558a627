/* SPDX-License-Identifier: MIT */
#include "lib/cut.h"

#include <string.h>
#include <strings.h>

/* ---- finding a provision -------------------------------------------------------------------------------------- */

/* The last "__" of an eId, or SIZE_MAX. */
static size_t last_joint(struct lg_slice eid)
{
	for (size_t i = eid.n; i >= 2; i--)
		if (eid.p[i - 1] == '_' && eid.p[i - 2] == '_')
			return i - 2;
	return SIZE_MAX;
}

/* The unit whose article is written in another way; nprov when there is none. */
static int find_alike(uint32_t *out, const struct lg_document *doc, struct lg_slice eid)
{
	struct lg_buf wanted, have;
	lg_buf_init(&wanted, 0);
	lg_buf_init(&have, 0);
	lg_article_put(&wanted, eid);
	*out = doc->nprov;
	for (uint32_t p = 0; p < doc->nprov && *out == doc->nprov; p++) {
		if (!(doc->prov[p].flags & LG_PROV_UNIT))
			continue;
		lg_buf_clear(&have);
		lg_article_put(&have, doc->prov[p].eid);
		if (lg_slice_eq(lg_buf_slice(&have), lg_buf_slice(&wanted)))
			*out = p;
	}
	int status = lg_buf_status(&wanted) ? lg_buf_status(&wanted) : lg_buf_status(&have);
	lg_buf_done(&wanted);
	lg_buf_done(&have);
	return status;
}

/* The provision of that eId or its nearest ancestor; nprov when there is none. */
static uint32_t find_nearest(const struct lg_document *doc, struct lg_slice eid)
{
	for (;;) {
		uint32_t p = lg_find_eid(doc, eid);
		size_t joint = last_joint(eid);
		if (p < doc->nprov || joint == SIZE_MAX)
			return p;
		eid = lg_slice_sub(eid, 0, joint);
	}
}

/* A chapter stands for an article only when no article is like the one that was asked for. */
static int find_provision(uint32_t *out, const struct lg_document *doc, struct lg_slice eid)
{
	uint32_t nearest = find_nearest(doc, eid), alike;
	*out = nearest;
	if (nearest < doc->nprov && doc->prov[lg_unit_of(doc, nearest)].flags & LG_PROV_UNIT)
		return LG_OK;
	LG_TRY(find_alike(&alike, doc, eid));
	if (alike < doc->nprov)
		*out = alike;
	return LG_OK;
}

static uint32_t find_text(const struct lg_assess_input *input, struct lg_slice act)
{
	uint32_t i = 0;
	while (i < input->ntexts &&
	       (input->text[i].doc->name.n != act.n || strncasecmp(input->text[i].doc->name.p, act.p, act.n) != 0))
		i++;
	return i;
}

/* ---- all of a label's ----------------------------------------------------------------------------------------- */

static bool stands_before(const struct lg_cut *a, const struct lg_cut *b)
{
	if (a->text != b->text)
		return a->text < b->text;
	return a->disk.begin != b->disk.begin ? a->disk.begin < b->disk.begin : a->disk.end > b->disk.end;
}

static int add(struct lg_cuts *out, struct lg_arena *a, const struct lg_assess_input *input, uint32_t text,
	       uint32_t prov)
{
	const struct lg_provision *p = &input->text[text].doc->prov[prov];
	const struct lg_cut cut = {text, prov, {p->src_begin, p->src_end}};
	if (!LG_VEC_ROOM(a, &out->all))
		return LG_ENOMEM;
	size_t at = out->all.n++;
	for (; at > 0 && stands_before(&cut, &out->all.v[at - 1]); at--)
		out->all.v[at] = out->all.v[at - 1];
	out->all.v[at] = cut;
	return LG_OK;
}

/* What lies within the one before it goes with that. */
static void drop_nested(struct lg_cuts *cuts)
{
	size_t n = 0;
	for (size_t i = 0; i < cuts->all.n; i++) {
		const struct lg_cut *c = &cuts->all.v[i], *before = n ? &cuts->all.v[n - 1] : NULL;
		if (!before || before->text != c->text || c->disk.end > before->disk.end)
			cuts->all.v[n++] = *c;
	}
	cuts->all.n = n;
}

int lg_cuts_find(struct lg_cuts *out, struct lg_arena *a, const struct lg_assess_input *input,
		 const struct lg_label *label)
{
	*out = (struct lg_cuts){0};
	for (size_t i = 0; i < label->cited.n; i++) {
		uint32_t text = find_text(input, label->cited.v[i].act), prov = 0;
		const struct lg_document *doc = text < input->ntexts ? input->text[text].doc : NULL;
		if (doc)
			LG_TRY(find_provision(&prov, doc, label->cited.v[i].eid));
		if (doc && prov > 0 && prov < doc->nprov) /* 0 is the act as a whole */
			LG_TRY(add(out, a, input, text, prov));
		else
			out->absent++;
	}
	drop_nested(out);
	return LG_OK;
}

int lg_cuts_widen(struct lg_cuts *out, struct lg_arena *a, const struct lg_assess_input *input,
		  const struct lg_cuts *cuts)
{
	*out = (struct lg_cuts){.absent = cuts->absent};
	for (size_t i = 0; i < cuts->all.n; i++) {
		const struct lg_cut *c = &cuts->all.v[i];
		LG_TRY(add(out, a, input, c->text, lg_unit_of(input->text[c->text].doc, c->prov)));
	}
	drop_nested(out);
	return LG_OK;
}

/* ---- what is left --------------------------------------------------------------------------------------------- */

int lg_cuts_apply(struct lg_slice *out, struct lg_arena *a, struct lg_slice bytes, const struct lg_cuts *cuts,
		  uint32_t text)
{
	char *left = lg_arena_alloc(a, bytes.n + 1);
	size_t n = 0, at = 0;
	if (!left)
		return LG_ENOMEM;
	for (size_t i = 0; i <= cuts->all.n; i++) {
		bool last = i == cuts->all.n;
		struct lg_span gone = {(uint32_t)bytes.n, (uint32_t)bytes.n};
		if (!last && cuts->all.v[i].text != text)
			continue;
		if (!last)
			gone = cuts->all.v[i].disk;
		struct lg_slice kept = lg_slice_sub(bytes, at, gone.begin);
		if (kept.n)
			memcpy(left + n, kept.p, kept.n);
		n += kept.n;
		at = gone.end > at ? gone.end : at;
	}
	*out = (struct lg_slice){left, n};
	return LG_OK;
}

bool lg_cuts_touch_text(const struct lg_cuts *cuts, uint32_t text)
{
	return lg_cuts_touch(cuts, text, (struct lg_span){0, UINT32_MAX});
}

bool lg_cuts_touch(const struct lg_cuts *cuts, uint32_t text, struct lg_span disk)
{
	for (size_t i = 0; i < cuts->all.n; i++) {
		const struct lg_cut *c = &cuts->all.v[i];
		if (c->text == text && c->disk.begin < disk.end && disk.begin < c->disk.end)
			return true;
	}
	return false;
}
