/* SPDX-License-Identifier: MIT */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "match/regex.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_MATCH_LIMIT 100000
#define DEFAULT_DEPTH_LIMIT 250
#define DEFAULT_HEAP_KIB 20000
#define JIT_STACK_MIN ((size_t)32 * 1024)
#define JIT_STACK_MAX ((size_t)1024 * 1024)
#define CAPTURES_MIN 32

struct named_group {
	enum lg_group name;
	uint32_t number;
};

struct lg_code {
	pcre2_code *pcre; /* NULL when broken */
	int error_code;
	size_t error_offset;
	uint32_t captures;
	uint32_t matches_empty;
	size_t ngroups;
	struct named_group group[]; /* by number */
};

struct lg_runner {
	pcre2_match_data *data;
	uint32_t data_pairs;
	pcre2_match_context *once, *hard;
	pcre2_jit_stack *jit_stack;
};

/* ---- codes --------------------------------------------------------------------------------------------------- */

static enum lg_group group_of(const char *name)
{
	static const char *const names[LG_GROUP_MAX] = {"years", "months", "days", "n"};
	for (int g = 0; g < LG_GROUP_MAX; g++)
		if (strcmp(name, names[g]) == 0)
			return (enum lg_group)g;
	return LG_GROUP_MAX;
}

static uint32_t info(const pcre2_code *pcre, uint32_t what)
{
	uint32_t value = 0;
	(void)pcre2_pattern_info(pcre, what, &value);
	return value;
}

static int by_number(const void *a, const void *b)
{
	const struct named_group *x = a, *y = b;
	return (x->number > y->number) - (x->number < y->number);
}

static void read_group_names(struct lg_code *c, uint32_t names)
{
	const unsigned char *table = NULL;
	uint32_t entry = info(c->pcre, PCRE2_INFO_NAMEENTRYSIZE);
	(void)pcre2_pattern_info(c->pcre, PCRE2_INFO_NAMETABLE, &table);
	for (uint32_t i = 0; i < names; i++, table += entry) {
		enum lg_group name = group_of((const char *)table + 2);
		if (name != LG_GROUP_MAX)
			c->group[c->ngroups++] = (struct named_group){name, (uint32_t)(table[0] << 8 | table[1])};
	}
	qsort(c->group, c->ngroups, sizeof *c->group, by_number);
}

int lg_code_new(struct lg_code **out, struct lg_slice regex, unsigned form)
{
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C;
	if (form & LG_CODE_ANCHORED)
		options |= PCRE2_ANCHORED;
	int error = 0;
	size_t offset = 0;
	pcre2_code *pcre = pcre2_compile((PCRE2_SPTR)(regex.p ? regex.p : ""), regex.n, options, &error, &offset, NULL);
	if (!pcre && error == PCRE2_ERROR_HEAP_FAILED)
		return LG_ENOMEM;
	uint32_t names = pcre ? info(pcre, PCRE2_INFO_NAMECOUNT) : 0;
	struct lg_code *c = calloc(1, sizeof *c + names * sizeof *c->group);
	if (!c) {
		pcre2_code_free(pcre);
		return LG_ENOMEM;
	}
	c->pcre = pcre;
	c->error_code = pcre ? 0 : error;
	c->error_offset = pcre ? 0 : offset;
	if (pcre) {
		c->captures = info(pcre, PCRE2_INFO_CAPTURECOUNT);
		c->matches_empty = info(pcre, PCRE2_INFO_MATCHEMPTY);
		read_group_names(c, names);
		if (form & LG_CODE_JIT)
			(void)pcre2_jit_compile(pcre, PCRE2_JIT_COMPLETE); /* without it the interpreter serves */
	}
	*out = c;
	return LG_OK;
}

void lg_code_free(struct lg_code *c)
{
	if (c) {
		pcre2_code_free(c->pcre);
		free(c);
	}
}

bool lg_code_broken(const struct lg_code *c)
{
	return !c->pcre;
}

bool lg_code_matches_empty(const struct lg_code *c)
{
	return c->matches_empty != 0;
}

bool lg_code_has_groups(const struct lg_code *c)
{
	return c->ngroups != 0;
}

struct lg_code_error lg_code_error(const struct lg_code *c)
{
	struct lg_code_error e = {.code = c->error_code, .offset = (uint32_t)c->error_offset};
	(void)pcre2_get_error_message(c->error_code, (PCRE2_UCHAR *)e.message, sizeof e.message);
	return e;
}

/* ---- runners ------------------------------------------------------------------------------------------------- */

static uint32_t times(uint32_t n, uint32_t factor)
{
	return n > UINT32_MAX / factor ? UINT32_MAX : n * factor;
}

static pcre2_match_context *new_context(uint32_t match_limit, uint32_t depth_limit, uint32_t heap_kib)
{
	pcre2_match_context *c = pcre2_match_context_create(NULL);
	if (c) {
		pcre2_set_match_limit(c, match_limit);
		pcre2_set_depth_limit(c, depth_limit);
		pcre2_set_heap_limit(c, heap_kib);
	}
	return c;
}

int lg_runner_new(struct lg_runner **out, const struct lg_scan_limits *limits)
{
	struct lg_runner *r = calloc(1, sizeof *r);
	if (!r)
		return LG_ENOMEM;
	uint32_t match = limits && limits->match_limit ? limits->match_limit : DEFAULT_MATCH_LIMIT;
	uint32_t depth = limits && limits->depth_limit ? limits->depth_limit : DEFAULT_DEPTH_LIMIT;
	uint32_t heap = limits && limits->heap_kib ? limits->heap_kib : DEFAULT_HEAP_KIB;
	uint32_t hard = times(match, LG_RETRY_FACTOR);
	r->once = new_context(match, depth, heap);
	/* machine code knows no depth limit, so the retry must not fail by depth alone */
	r->hard = new_context(hard, hard, times(heap, LG_RETRY_FACTOR));
	r->data = pcre2_match_data_create(CAPTURES_MIN, NULL);
	r->data_pairs = CAPTURES_MIN;
	r->jit_stack = pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL); /* NULL where there is no JIT */
	if (!r->once || !r->hard || !r->data) {
		lg_runner_free(r);
		return LG_ENOMEM;
	}
	if (r->jit_stack)
		pcre2_jit_stack_assign(r->once, NULL, r->jit_stack);
	*out = r;
	return LG_OK;
}

void lg_runner_free(struct lg_runner *r)
{
	if (!r)
		return;
	pcre2_match_data_free(r->data);
	pcre2_match_context_free(r->once);
	pcre2_match_context_free(r->hard);
	pcre2_jit_stack_free(r->jit_stack);
	free(r);
}

static bool room_for_captures(struct lg_runner *r, uint32_t pairs)
{
	if (pairs <= r->data_pairs)
		return true;
	pcre2_match_data *more = pcre2_match_data_create(pairs, NULL);
	if (!more)
		return false;
	pcre2_match_data_free(r->data);
	r->data = more;
	r->data_pairs = pairs;
	return true;
}

static enum lg_run run(struct lg_match *out, struct lg_runner *r, const struct lg_code *c, struct lg_slice subject,
		       uint32_t from, uint32_t options, pcre2_match_context *context)
{
	if (!room_for_captures(r, c->captures + 1))
		return LG_RUN_NOMEM;
	int rc = pcre2_match(c->pcre, (PCRE2_SPTR)subject.p, subject.n, from,
			     options | PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, r->data, context);
	if (rc == PCRE2_ERROR_NOMATCH)
		return LG_RUN_NONE;
	if (rc == PCRE2_ERROR_NOMEMORY)
		return LG_RUN_NOMEM;
	if (rc < 0)
		return LG_RUN_LIMIT; /* whatever it is, the pattern was not tried to the end */
	const size_t *ovector = pcre2_get_ovector_pointer(r->data);
	*out = (struct lg_match){(uint32_t)ovector[0], (uint32_t)ovector[1]};
	return LG_RUN_MATCH;
}

enum lg_run lg_run_once(struct lg_match *out, struct lg_runner *r, const struct lg_code *c, struct lg_slice subject,
			uint32_t from)
{
	return run(out, r, c, subject, from, 0, r->once);
}

enum lg_run lg_run_hard(struct lg_match *out, struct lg_runner *r, const struct lg_code *c, struct lg_slice subject,
			uint32_t from)
{
	return run(out, r, c, subject, from, PCRE2_NO_JIT, r->hard);
}

bool lg_run_group(struct lg_slice *out, const struct lg_runner *r, const struct lg_code *c, struct lg_slice subject,
		  enum lg_group group)
{
	const size_t *ovector = pcre2_get_ovector_pointer(r->data);
	for (size_t i = 0; i < c->ngroups; i++) {
		size_t begin = ovector[2 * c->group[i].number], end = ovector[2 * c->group[i].number + 1];
		if (c->group[i].name != group || begin == PCRE2_UNSET || begin > end)
			continue;
		*out = lg_slice_sub(subject, begin, end);
		return true;
	}
	return false;
}
