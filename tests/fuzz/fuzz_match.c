/* SPDX-License-Identifier: MIT */
/*
 * Draws patterns and a text from the input bytes; aborts when the fast engine and the naive one differ in a single hit
 * or limit. Built with -fsanitize=fuzzer, or with -DLG_FUZZ_MAIN as a program of its own: fuzz_match [RUNS [SEED]].
 */
#include "../unit/match_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#define PATTERN_MAX 400
#define TEXT_MAX 1500

struct draw {
	const uint8_t *bytes;
	size_t n, at;
};

static uint32_t below(struct draw *d, uint32_t n)
{
	return d->at < d->n ? d->bytes[d->at++] % n : 0;
}

struct out {
	char bytes[PATTERN_MAX + TEXT_MAX];
	size_t n, max;
};

static void put(struct out *o, const char *text)
{
	size_t n = strlen(text);
	if (o->n + n > o->max)
		return;
	memcpy(o->bytes + o->n, text, n);
	o->n += n;
}

static const char *word(struct draw *d)
{
	static const char *const words[] = {"a",    "b",    "ab",      "aba", "abab", "child", "chil", "children",
					    "baab", "aaaa", "ди",      "дит", "дити", "ди1",   "12",   "ß",
					    "3",    "мати", "childab", "§",   "§ 1",  "(a)"};
	return words[below(d, sizeof words / sizeof *words)];
}

static void put_alternatives(struct out *o, struct draw *d, int depth);

static void put_group(struct out *o, struct draw *d, int depth)
{
	static const char *const opening[] = {"(?:", "(?:", "(", "(?<n>", "(?<years>", "(?>", "(?=", "(?!"};
	if (below(d, 12) == 0) {
		put(o, "(?<!");
		put(o, "a");
		put(o, ")");
		return;
	}
	put(o, opening[below(d, sizeof opening / sizeof *opening)]);
	put_alternatives(o, d, depth - 1);
	put(o, ")");
}

static void put_atom(struct out *o, struct draw *d, int depth)
{
	static const char *const sets[] = {"\\w",
					   "\\w",
					   ".",
					   "[ab]",
					   "[а-я]",
					   "[^ ]",
					   "\\d",
					   "\\W",
					   "\\b",
					   "$",
					   "\\p{L}",
					   "[диa]",
					   "[ ,()-]{1,4}",
					   "\\w*[ ,-]{1,4}",
					   "\\w* ",
					   "(?:\\w++[ ,-]{1,4}){0,2}?",
					   "\\x{434}",
					   "\\.",
					   "\\K",
					   "\\B",
					   "[\\w-]",
					   "^"};
	uint32_t kind = below(d, 10);
	if (kind < 4)
		put(o, word(d));
	else if (kind < 6)
		put(o, " ");
	else if (kind < 8 || depth == 0)
		put(o, sets[below(d, sizeof sets / sizeof *sets)]);
	else
		put_group(o, d, depth);
}

static void put_quantifier(struct out *o, struct draw *d)
{
	static const char *const quantifiers[] = {"*", "+", "?", "{2}", "{0,3}", "{1,2}", "*?", "++", "??", "{2,}"};
	if (below(d, 3) == 0)
		put(o, quantifiers[below(d, sizeof quantifiers / sizeof *quantifiers)]);
}

static void put_alternatives(struct out *o, struct draw *d, int depth)
{
	uint32_t alternatives = below(d, 4) == 0 ? 2 + below(d, 2) : 1;
	for (uint32_t i = 0; i < alternatives; i++) {
		if (i)
			put(o, "|");
		for (uint32_t atoms = 1 + below(d, 4); atoms > 0; atoms--) {
			put_atom(o, d, depth);
			put_quantifier(o, d);
		}
	}
}

static void add_pattern(struct fixture *f, struct draw *d)
{
	struct out o = {.max = PATTERN_MAX};
	uint32_t concept = below(d, 3);
	if (below(d, 4)) {
		put(&o, below(d, 4) ? "\\b(?:" : below(d, 2) ? "(?<!\\w)(?:" : "(?:");
		put_alternatives(&o, d, 3);
		put(&o, ")");
		fixture_pattern(f, concept, (struct lg_slice){o.bytes, o.n})->anti = below(d, 8) == 1;
		return;
	}
	const char *literal = word(d);
	if (literal[0] == '(' || strncmp(literal, "§", 2) == 0) /* phrases decided by a literal are words */
		literal = "child";
	bool prefix = below(d, 2);
	put(&o, "\\b");
	put(&o, literal);
	put(&o, prefix ? "\\w*" : "\\b");
	struct lg_pattern *p = fixture_pattern(f, concept, (struct lg_slice){o.bytes, o.n});
	p->literal = lg_slice_from(literal);
	p->prefix = prefix;
	p->value = (int32_t)below(d, 3);
}

static void add_text(struct fixture *f, struct draw *d)
{
	static const char *const gaps[] = {" ", " ", " ", " ", ", ", "\n", "-", "'", "", ". ", "\n\n", "\xCC\x81"};
	struct out o = {.max = TEXT_MAX};
	while (d->at < d->n && o.n < o.max - 16) {
		put(&o, word(d));
		if (below(d, 16) == 0)
			put(&o, "§ (");
		put(&o, gaps[below(d, sizeof gaps / sizeof *gaps)]);
	}
	if (!fixture_text(f, (struct lg_slice){o.bytes, o.n}))
		abort();
}

static void report(const struct fixture *f, const struct lg_hits *fast, const struct lg_hits *naive)
{
	for (size_t i = 0; i < f->lexicon.npatterns; i++)
		fprintf(stderr, "pattern %zu: %.*s\n", i, (int)f->pattern[i].regex.n, f->pattern[i].regex.p);
	fprintf(stderr, "text: %.*s\n", (int)f->doc.norm.n, f->doc.norm.p);
	fprintf(stderr, "fast: %zu hits, %zu limits; naive: %zu hits, %zu limits\n", fast->n, fast->nlimits, naive->n,
		naive->nlimits);
	for (size_t i = 0; i < fast->n && i < naive->n; i++) {
		const struct lg_hit *x = &fast->hit[i], *y = &naive->hit[i];
		if (memcmp(x, y, sizeof *x) != 0) {
			fprintf(stderr, "hit %zu: pattern %u at %u-%u, pattern %u at %u-%u\n", i, x->pattern, x->begin,
				x->end, y->pattern, y->begin, y->end);
			return;
		}
	}
}

/* How much the runs found: a fuzzer that finds nothing proves nothing. */
struct tally {
	unsigned long hits, limits;
};

static struct tally compare_engines(struct fixture *f, const struct lg_scan_limits *limits)
{
	struct lg_matcher *m = NULL;
	struct lg_hits *fast = NULL, *naive = NULL;
	if (lg_matcher_new(&m, &f->checklist, &f->lexicon, false, NULL) != LG_OK ||
	    lg_scan(&fast, m, &f->doc, LG_ENGINE_FAST, limits, NULL) != LG_OK ||
	    lg_scan(&naive, m, &f->doc, LG_ENGINE_NAIVE, limits, NULL) != LG_OK)
		abort();
	if (!same_hits(fast, naive)) {
		report(f, fast, naive);
		abort();
	}
	struct tally t = {fast->n, fast->nlimits};
	lg_hits_free(fast);
	lg_hits_free(naive);
	lg_matcher_free(m);
	return t;
}

static struct tally run(const uint8_t *bytes, size_t n)
{
	struct draw d = {bytes, n, 0};
	struct fixture f;
	fixture_open(&f);
	for (uint32_t patterns = 1 + below(&d, 6); patterns > 0; patterns--)
		add_pattern(&f, &d);
	add_text(&f, &d);
	const struct lg_scan_limits limits = {.match_limit = 2000};
	struct tally t = compare_engines(&f, &limits);
	fixture_close(&f);
	return t;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	(void)run(bytes, n);
	return 0;
}

#ifdef LG_FUZZ_MAIN
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

int main(int argc, char **argv)
{
	unsigned long runs = argc > 1 ? strtoul(argv[1], NULL, 10) : 2000;
	uint64_t state = (argc > 2 ? strtoul(argv[2], NULL, 10) : 1) * UINT64_C(0x9E3779B97F4A7C15) | 1;
	struct tally sum = {0};
	for (unsigned long i = 0; i < runs; i++) {
		uint8_t bytes[1024];
		size_t n = 64 + (size_t)(next_random(&state) >> 20) % (sizeof bytes - 64);
		for (size_t k = 0; k < n; k++)
			bytes[k] = (uint8_t)(next_random(&state) >> 32);
		struct tally t = run(bytes, n);
		sum.hits += t.hits;
		sum.limits += t.limits;
	}
	printf("fuzz_match: %lu runs, %lu hits, %lu limits, engines agree\n", runs, sum.hits, sum.limits);
	return sum.hits ? 0 : 1;
}
#endif
