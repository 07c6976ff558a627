/* SPDX-License-Identifier: MIT */
#include "model/literal_item.h"
#include "text/normalise.h"

#define WAYS_MAX 24

static uint32_t capped(uint64_t n, uint32_t max)
{
	return n < max ? (uint32_t)n : max;
}

enum lg_end lg_end_either(enum lg_end x, enum lg_end y)
{
	if (x == LG_END_NONE || x == y)
		return y;
	return y == LG_END_NONE ? x : LG_END_ANY;
}

struct lg_item lg_item_nothing(void)
{
	return (struct lg_item){.exact = true, .nullable = true, .pure = true, .prefix = lg_strings_empty(), .size = 1};
}

struct lg_item lg_item_character(enum lg_end kind)
{
	return (struct lg_item){.pure = kind != LG_END_ANY,
				.first = kind,
				.last = kind,
				.starts = kind != LG_END_SIGN,
				.prefix = lg_strings_empty(),
				.size = 1};
}

struct lg_item lg_item_digit(void)
{
	static const char mark[] = {LG_ANY_DIGIT};
	static const struct lg_slice digit = {mark, sizeof mark};
	struct lg_item item = lg_item_character(LG_END_WORD);
	item.prefix = (struct lg_strings){&digit, 1};
	return item;
}

bool lg_item_text(struct lg_item *out, struct lg_arena *a, struct lg_slice text)
{
	struct lg_item item = {.exact = true, .pure = true, .size = (uint32_t)text.n};
	for (size_t at = 0, n; at < text.n; at += n) {
		enum lg_end kind = lg_is_word(lg_utf8_at(text, at, &n)) ? LG_END_WORD : LG_END_SIGN;
		item.starts += kind == LG_END_WORD && item.last != LG_END_WORD;
		item.pure = item.pure && (at == 0 || item.last == kind);
		item.first = at == 0 ? kind : item.first;
		item.last = kind;
	}
	*out = item;
	return lg_strings_one(&out->prefix, a, text);
}

static uint32_t larger(uint32_t x, uint32_t y)
{
	return x > y ? x : y;
}

/* The two as one way: of what follows, only as much as both have. */
static bool merge_ways(struct lg_way *to, struct lg_arena *a, const struct lg_way *other)
{
	bool whole;
	const struct lg_chain x = to->follow, y = other->follow;
	size_t n = x.n < y.n ? x.n : y.n;
	struct lg_follow *both = lg_arena_array(a, n, sizeof *both);
	if (!both)
		return false;
	to->follow = (struct lg_chain){both, 0};
	for (size_t i = 0; i < n && x.v[i].inside == y.v[i].inside; i++, to->follow.n++) {
		both[i] = (struct lg_follow){.reach = larger(x.v[i].reach, y.v[i].reach), .inside = x.v[i].inside};
		if (!lg_strings_unite(&both[i].text, &whole, a, x.v[i].text, y.v[i].text))
			return false;
	}
	return lg_strings_unite(&to->prefix, &whole, a, to->prefix, other->prefix);
}

/* The ways of either; when that is too many, the last one stands for the rest. */
static bool join_ways(struct lg_item *out, struct lg_arena *a, const struct lg_item *x, const struct lg_item *y)
{
	size_t n = x->nways + y->nways;
	out->way = lg_arena_array(a, n < WAYS_MAX ? n : WAYS_MAX, sizeof *out->way);
	if (!out->way)
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct lg_way *way = i < x->nways ? &x->way[i] : &y->way[i - x->nways];
		if (out->nways < WAYS_MAX)
			out->way[out->nways++] = *way;
		else if (!merge_ways(&out->way[WAYS_MAX - 1], a, way))
			return false;
	}
	return true;
}

bool lg_item_either(struct lg_item *out, struct lg_arena *a, struct lg_item x, struct lg_item y)
{
	bool whole, same_kind = lg_end_either(x.last, y.last) != LG_END_ANY;
	struct lg_item item = {
		.nullable = x.nullable || y.nullable,
		.pure = x.pure && y.pure && same_kind,
		.first = lg_end_either(x.first, y.first),
		.last = lg_end_either(x.last, y.last),
		.starts = larger(x.starts, y.starts),
		.inner_reach = larger(x.inner_reach, y.inner_reach),
		.size = x.size + y.size,
	};
	if (!lg_strings_unite(&item.prefix, &whole, a, x.prefix, y.prefix))
		return false;
	item.exact = x.exact && y.exact && whole;
	if (x.inner.n && y.inner.n && !lg_strings_unite(&item.inner, &whole, a, x.inner, y.inner))
		return false;
	if (lg_strings_score(item.inner) == 0)
		item.inner = (struct lg_strings){0};
	if (!join_ways(&item, a, &x, &y))
		return false;
	*out = item;
	return true;
}

static bool repeat_prefix(struct lg_item *item, struct lg_arena *a, uint32_t min, uint32_t max)
{
	struct lg_strings once = item->prefix;
	bool exact = item->exact, fits = exact && min == max;
	item->exact = false;
	if (min == 0) {
		item->prefix = lg_strings_empty();
		return !exact || max != 1 || lg_strings_unite(&item->prefix, &item->exact, a, item->prefix, once);
	}
	for (uint32_t i = 1; i < min && fits; i++)
		if (!lg_strings_cross(&item->prefix, &fits, a, item->prefix, once))
			return false;
	item->exact = fits;
	return true;
}

bool lg_item_repeat(struct lg_item *out, struct lg_arena *a, struct lg_item item, uint32_t min, uint32_t max)
{
	*out = item;
	if (min == 1 && max == 1)
		return true;
	uint32_t copies = max == LG_ITEM_UNBOUNDED ? min + 1 : max;
	out->size = capped((uint64_t)item.size * (copies ? copies : 1), LG_ITEM_SIZE_MAX + 1);
	if (!item.pure)
		out->starts = capped((uint64_t)item.starts * max, LG_ITEM_STARTS_MAX);
	out->nullable = item.nullable || min == 0;
	out->nways = 0;
	if (min == 0)
		out->inner = (struct lg_strings){0};
	return repeat_prefix(out, a, min, max);
}

/* ---- sequences ----------------------------------------------------------------------------------------------- */

struct lg_sequence lg_sequence_new(void)
{
	return (struct lg_sequence){.all = lg_item_nothing(), .run = lg_strings_empty()};
}

/* Words after the first in which the latest of `starts` words ends. */
static uint32_t reach_of(uint32_t starts)
{
	return starts ? starts - 1 : 0;
}

/* Rare is good; so is near, because every word so near is a place to try. */
static unsigned inner_score(struct lg_strings s, uint32_t reach)
{
	unsigned score = lg_strings_score(s), far = 0;
	for (; reach; reach /= 2)
		far += LG_LITERALS_MAX;
	return score > far ? score - far : score > 0;
}

/* The run ends, or is offered so far as it goes. */
static void offer_inner(struct lg_item *all, struct lg_strings candidate, uint32_t reach)
{
	if (inner_score(candidate, reach) <= inner_score(all->inner, all->inner_reach))
		return;
	all->inner = candidate;
	all->inner_reach = reach;
}

/* One after the other, as far as there is room. */
static bool join_chains(struct lg_chain *out, struct lg_arena *a, const struct lg_chain *x, const struct lg_chain *y)
{
	size_t n = x->n + y->n < LG_CHAIN_MAX ? x->n + y->n : LG_CHAIN_MAX;
	if (x->n == n || y->n == n) {
		*out = x->n == n ? *x : *y;
		return true;
	}
	struct lg_follow *v = lg_arena_array(a, n, sizeof *v);
	if (!v)
		return false;
	for (size_t i = 0; i < n; i++)
		v[i] = i < x->n ? x->v[i] : y->v[i - x->n];
	*out = (struct lg_chain){v, n};
	return true;
}

static bool end_follow(struct lg_sequence *s, struct lg_arena *a)
{
	size_t least = s->growing.inside ? 2 : 1;
	bool digits =
		s->growing.text.n == 1 && s->growing.text.v[0].n == 1 && s->growing.text.v[0].p[0] == LG_ANY_DIGIT;
	bool good = digits || lg_strings_shortest(s->growing.text) >= least;
	struct lg_chain last = {0};
	if (good) {
		struct lg_follow *one = lg_arena_array(a, 1, sizeof *one);
		if (!one)
			return false;
		*one = s->growing;
		last = (struct lg_chain){one, 1};
	}
	s->growing = (struct lg_follow){.reach = 0};
	return join_chains(&s->follow, a, &s->follow, &last);
}

static bool begins_anyhow(const struct lg_item *item)
{
	return item->prefix.n == 1 && item->prefix.v[0].n == 0;
}

/* Letters before a piece that begins with a sign end their word. A mark that finds no room is left out. */
static bool end_words(struct lg_sequence *s, struct lg_arena *a, const struct lg_item *item)
{
	bool fits;
	if (s->all.last != LG_END_WORD || s->all.nullable || item->first != LG_END_SIGN || item->nullable ||
	    item->exact || !begins_anyhow(item))
		return true;
	if (s->growing.text.n && !lg_strings_end(&s->growing.text, &fits, a, s->growing.text))
		return false;
	return !s->all.exact || lg_strings_end(&s->all.prefix, &fits, a, s->all.prefix);
}

/* A piece after a sign that begins with known letters begins a word: one more thing that must follow. After who knows
 * what they are somewhere in a word. */
static bool may_follow(const struct lg_sequence *s, const struct lg_item *item)
{
	bool inside = s->all.last != LG_END_SIGN;
	return item->first == LG_END_WORD && !item->nullable && s->all.last != LG_END_NONE &&
	       s->all.starts <= LG_REACH_MAX && !s->looked && !(inside && s->all.exact);
}

static bool begin_follow(struct lg_sequence *s, struct lg_arena *a, const struct lg_item *item)
{
	if (!end_follow(s, a))
		return false;
	s->growing = (struct lg_follow){item->prefix, s->all.starts, s->all.last != LG_END_SIGN};
	return true;
}

bool lg_sequence_look(struct lg_sequence *s, struct lg_arena *a, const struct lg_item *ahead)
{
	if (!may_follow(s, ahead))
		return true;
	s->looked = true;
	return begin_follow(s, a, ahead) && end_follow(s, a);
}

static bool add_follow(struct lg_sequence *s, struct lg_arena *a, const struct lg_item *item)
{
	bool fits = false;
	if (s->growing.text.n && !lg_strings_cross(&s->growing.text, &fits, a, s->growing.text, item->prefix))
		return false;
	if (!fits && may_follow(s, item)) {
		fits = true;
		if (!begin_follow(s, a, item))
			return false;
	}
	return (fits && item->exact) || end_follow(s, a);
}

static bool add_prefix(struct lg_sequence *s, struct lg_arena *a, const struct lg_item *item)
{
	bool fits = false;
	uint32_t before = s->all.starts, after = capped((uint64_t)before + item->starts, LG_ITEM_STARTS_MAX);
	struct lg_strings longer, begin = item->prefix;
	if (s->all.exact) {
		if (!lg_strings_cross(&s->all.prefix, &fits, a, s->all.prefix, begin))
			return false;
		s->all.exact = fits && item->exact;
	}
	if (!item->exact && !lg_strings_bare(&begin, a, begin))
		return false;
	if (!lg_strings_cross(&longer, &fits, a, s->run, begin))
		return false;
	if (!fits)
		offer_inner(&s->all, s->run, reach_of(before));
	s->run = fits ? longer : begin;
	if (!item->exact) {
		offer_inner(&s->all, s->run, reach_of(begins_anyhow(item) ? before : after));
		offer_inner(&s->all, item->inner, capped((uint64_t)before + item->inner_reach, LG_ITEM_STARTS_MAX));
		s->run = lg_strings_empty();
	}
	return true;
}

static void add_ends(struct lg_item *all, const struct lg_item *item)
{
	bool goes_on = all->last == LG_END_WORD && item->first == LG_END_WORD && item->starts;
	all->starts = capped((uint64_t)all->starts + item->starts - goes_on, LG_ITEM_STARTS_MAX);
	all->pure = all->pure && item->pure && lg_end_either(all->last, item->last) != LG_END_ANY;
	if (all->nullable)
		all->first = lg_end_either(all->first, item->first);
	if (!item->nullable || (all->last == LG_END_NONE && item->last == LG_END_WORD))
		all->last = item->last;
	else if (all->last != item->last)
		all->last = LG_END_ANY;
	all->nullable = all->nullable && item->nullable;
}

bool lg_sequence_add(struct lg_sequence *s, struct lg_arena *a, struct lg_item item)
{
	s->all.size = capped((uint64_t)s->all.size + item.size, LG_ITEM_SIZE_MAX + 1);
	if (item.last == LG_END_NONE) /* an assertion: what stands before and after it still touch */
		return true;
	if (s->all.first == LG_END_NONE && !item.exact) { /* nothing can be added to how it begins */
		s->all.way = item.way;
		s->all.nways = item.nways;
	}
	if (!end_words(s, a, &item) || !add_follow(s, a, &item) || !add_prefix(s, a, &item))
		return false;
	add_ends(&s->all, &item);
	return true;
}

bool lg_sequence_close(struct lg_item *out, struct lg_sequence *s, struct lg_arena *a)
{
	struct lg_item item = s->all;
	if (!end_follow(s, a))
		return false;
	offer_inner(&item, s->run, reach_of(item.starts));
	item.nways = s->all.nways ? s->all.nways : 1;
	item.way = lg_arena_array(a, item.nways, sizeof *item.way);
	if (!item.way)
		return false;
	item.way[0] = (struct lg_way){.prefix = item.prefix};
	for (size_t i = 0; i < item.nways; i++) {
		if (s->all.nways)
			item.way[i] = s->all.way[i];
		if (!join_chains(&item.way[i].follow, a, &item.way[i].follow, &s->follow))
			return false;
	}
	*out = item;
	return true;
}
