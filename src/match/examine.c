/* SPDX-License-Identifier: MIT */
/*
 * A pattern on trial, for rule authors. Runaway patterns are found by running them, under the limits of a scan and
 * without machine code, on texts made to hurt: words of the pattern itself, to get past its beginning, then a long run
 * of the same word, then something that fits nowhere. What the limits stop there they would stop in a law one day.
 */
#include "match/regex.h"
#include "model/literal.h"
#include "text/normalise.h"

#include <string.h>

#define SUBJECT_BYTES 4096
#define FRAGMENTS_MAX 6

struct fragments {
	struct lg_slice v[FRAGMENTS_MAX];
	size_t n;
};

/* Past an escape or a group's name or a quantifier in braces at `at`; `at` itself when there is none. */
static size_t skip_syntax(struct lg_slice regex, size_t at)
{
	char c = regex.p[at], end = '\0';
	if (c == '\\') {
		at += 2;
		end = at < regex.n && regex.p[at] == '{' ? '}' : '\0';
	} else if (c == '{') {
		end = '}';
	} else if (c == '(' && at + 3 < regex.n && regex.p[at + 1] == '?' && regex.p[at + 2] == '<') {
		end = regex.p[at + 3] == '=' || regex.p[at + 3] == '!' ? '\0' : '>';
	}
	while (end && at < regex.n && regex.p[at++] != end)
		continue;
	return at;
}

/* The words that the regex names, in order. */
static struct fragments find_fragments(struct lg_slice regex)
{
	struct fragments f = {.n = 0};
	for (size_t at = 0, n; at < regex.n && f.n < FRAGMENTS_MAX;) {
		size_t next = skip_syntax(regex, at), begin = at;
		if (next != at) {
			at = next;
			continue;
		}
		while (at < regex.n && lg_is_word(lg_utf8_at(regex, at, &n)))
			at += n;
		if (at > begin)
			f.v[f.n++] = lg_slice_sub(regex, begin, at);
		else
			at += n;
	}
	return f;
}

struct subject {
	char bytes[SUBJECT_BYTES + 64];
	size_t n;
};

static bool put(struct subject *s, struct lg_slice text)
{
	if (text.n > SUBJECT_BYTES - s->n)
		return false;
	if (text.n)
		memcpy(s->bytes + s->n, text.p, text.n);
	s->n += text.n;
	return true;
}

/* The first `lead` fragments, each followed by `joint`; then pump and gap over and over; then a misfit. */
static void make_subject(struct subject *s, const struct fragments *f, size_t lead, const char *joint,
			 struct lg_slice pump, const char *gap)
{
	s->n = 0;
	for (size_t i = 0; i < lead; i++)
		if (!put(s, f->v[i]) || !put(s, lg_slice_from(joint)))
			break;
	while (put(s, pump) && put(s, lg_slice_from(gap)))
		continue;
	s->bytes[s->n++] = '!';
}

static bool too_hard(struct lg_runner *r, const struct lg_code *code, const struct subject *s)
{
	struct lg_match match;
	return lg_run_once(&match, r, code, (struct lg_slice){s->bytes, s->n}, 0) == LG_RUN_LIMIT;
}

static bool runs_away(struct lg_runner *r, const struct lg_code *code, struct lg_slice regex)
{
	static const char *const joints[] = {" ", "a ", "a, "};
	static const struct {
		const char *pump, *gap;
	} plain[] = {{"a", ""}, {"a", " "}, {"1", " "}, {"a", ", "}, {"\xD0\xB0", " "}};
	struct fragments f = find_fragments(regex);
	struct subject s;
	for (size_t j = 0; j < sizeof joints / sizeof *joints; j++)
		for (size_t lead = 0; lead <= f.n; lead++) {
			for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
				make_subject(&s, &f, lead, joints[j], lg_slice_from(plain[i].pump), plain[i].gap);
				if (too_hard(r, code, &s))
					return true;
			}
			for (size_t i = 0; i < f.n; i++) {
				make_subject(&s, &f, lead, joints[j], f.v[i], " ");
				if (too_hard(r, code, &s))
					return true;
			}
		}
	return false;
}

static int find_anchor(bool *out, const struct lg_pattern *p)
{
	struct lg_arena *arena = lg_arena_new();
	struct lg_literals l;
	if (!arena)
		return LG_ENOMEM;
	int status = lg_pattern_literals(&l, arena, p->regex);
	if (status == LG_OK)
		*out = p->literal.n || l.anchor != LG_ANCHOR_NONE;
	lg_arena_free(arena);
	return status;
}

static int put_on_trial(struct lg_pattern_report *report, const struct lg_code *code, const struct lg_pattern *p)
{
	struct lg_runner *runner;
	report->compiles = true;
	report->matches_empty = lg_code_matches_empty(code);
	LG_TRY(find_anchor(&report->has_anchor, p));
	LG_TRY(lg_runner_new(&runner, NULL));
	report->runaway = runs_away(runner, code, p->regex);
	lg_runner_free(runner);
	return LG_OK;
}

int lg_pattern_examine(struct lg_pattern_report *out, const struct lg_pattern *p)
{
	struct lg_pattern_report report = {0};
	struct lg_code *code;
	int status = LG_OK;
	LG_TRY(lg_code_new(&code, p->regex, LG_CODE_ANCHORED));
	if (lg_code_broken(code)) {
		struct lg_code_error e = lg_code_error(code);
		report.error_code = e.code;
		report.error_offset = e.offset;
	} else {
		status = put_on_trial(&report, code, p);
	}
	lg_code_free(code);
	if (status == LG_OK)
		*out = report;
	return status;
}
