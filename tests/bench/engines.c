/* SPDX-License-Identifier: MIT */
/*
 * Naive against fast engine in one process, on the texts of folders of law: usage: engines [-n RUNS] [-f] RULES
 * FOLDER...
 *
 * Thread CPU time; the engines take turns, and the median of the runs counts. Each folder gives a line: bytes of
 * normalised text, patterns, hits, milliseconds of reading, of both engines and of judging, the ratio of the engines,
 * and whether their hits are the same, byte for byte. -f leaves the naive engine out. The exit status is 1 when the
 * engines differ.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/text.h"

#define RUNS_MAX 99

struct bench {
	struct lg_rulebook *rulebook;
	struct lg_corpus *corpus;
	struct lg_text *text;
	size_t n;
	unsigned runs;
	bool fast_only;
	struct lg_diags diags;
};

struct outcome {
	double read, fast, naive, judge; /* ms */
	double least, most;		 /* naive / fast in one turn */
	size_t bytes, patterns, hits;
	bool same;
};

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int ascending(const void *x, const void *y)
{
	const double *a = x, *b = y;
	return (*a > *b) - (*a < *b);
}

static double median(double *v, unsigned n)
{
	qsort(v, n, sizeof *v, ascending);
	return v[n / 2];
}

static void must(int status, const char *what)
{
	if (status == LG_OK)
		return;
	fprintf(stderr, "engines: %s: status %d\n", what, status);
	exit(3);
}

static void read_texts(struct bench *b, struct outcome *o)
{
	const struct lg_place_texts *place = &b->corpus->places.v[0];
	const struct lg_analysis_options options = {.jobs = 1};
	double begin = now_ms();
	for (size_t i = 0; i < place->texts.n; i++) {
		struct lg_text *t = &b->text[b->n++];
		must(lg_text_read(t, &place->texts.v[i], b->rulebook, &options, &b->diags), "reading");
		if (t->unusable.n)
			continue;
		o->bytes += t->doc->norm.n;
		o->patterns = t->tongue->lexicon->npatterns;
	}
	o->read = now_ms() - begin;
}

static const struct lg_matcher *matcher_of(struct bench *b, const struct lg_text *t)
{
	const struct lg_matcher *m;
	must(lg_rulebook_matcher(&m, b->rulebook, t->tongue, &b->diags), "matcher");
	return m;
}

static void keep(struct lg_hits **kept, struct lg_hits *hits)
{
	lg_hits_free(*kept);
	*kept = hits;
}

/* All texts once; the hits stay. */
static double scan_texts(struct bench *b, struct lg_hits **kept, enum lg_engine engine)
{
	double begin = now_ms();
	for (size_t i = 0; i < b->n; i++) {
		struct lg_hits *hits;
		if (b->text[i].unusable.n)
			continue;
		must(lg_scan(&hits, matcher_of(b, &b->text[i]), b->text[i].doc, engine, NULL, &b->diags), "scan");
		keep(&kept[i], hits);
	}
	return now_ms() - begin;
}

static bool same_hits(const struct lg_hits *a, const struct lg_hits *b)
{
	if (a->n != b->n || a->nlimits != b->nlimits)
		return false;
	return (a->n == 0 || memcmp(a->hit, b->hit, a->n * sizeof *a->hit) == 0) &&
	       (a->nlimits == 0 || memcmp(a->limit, b->limit, a->nlimits * sizeof *a->limit) == 0);
}

static double judge(struct bench *b, struct lg_hits **hits)
{
	struct lg_assess_text *texts = calloc(b->n + 1, sizeof *texts);
	for (size_t i = 0; i < b->n && texts; i++)
		texts[i] = (struct lg_assess_text){.doc = b->text[i].doc,
						   .hits = hits[i],
						   .lexicon = b->text[i].tongue ? b->text[i].tongue->lexicon : NULL,
						   .unusable = b->text[i].unusable};
	struct lg_assess_input input = {.jurisdiction = b->corpus->places.v[0].name, .text = texts, .ntexts = b->n};
	struct lg_matrix *matrix;
	double begin = now_ms();
	must(texts ? lg_assess(&matrix, lg_rulebook_checklist(b->rulebook), &input, 1, NULL, NULL, 1) : LG_ENOMEM,
	     "judging");
	double ms = now_ms() - begin;
	lg_matrix_free(matrix);
	free(texts);
	return ms;
}

static void run_engines(struct bench *b, struct outcome *o)
{
	struct lg_hits **fast = calloc(b->n + 1, sizeof *fast), **naive = calloc(b->n + 1, sizeof *naive);
	double fast_ms[RUNS_MAX], naive_ms[RUNS_MAX] = {0}, judge_ms[RUNS_MAX];
	must(fast && naive ? LG_OK : LG_ENOMEM, "memory");
	scan_texts(b, fast, LG_ENGINE_FAST); /* patterns are compiled now, and the texts in the cache */
	if (!b->fast_only)
		scan_texts(b, naive, LG_ENGINE_NAIVE);
	for (unsigned i = 0; i < b->runs; i++) {
		fast_ms[i] = scan_texts(b, fast, LG_ENGINE_FAST);
		if (!b->fast_only)
			naive_ms[i] = scan_texts(b, naive, LG_ENGINE_NAIVE);
		judge_ms[i] = judge(b, fast);
		double ratio = naive_ms[i] / fast_ms[i];
		o->least = i == 0 || ratio < o->least ? ratio : o->least;
		o->most = ratio > o->most ? ratio : o->most;
	}
	o->fast = median(fast_ms, b->runs);
	o->naive = median(naive_ms, b->runs);
	o->judge = median(judge_ms, b->runs);
	o->same = true;
	for (size_t i = 0; i < b->n; i++) {
		o->hits += fast[i] ? fast[i]->n : 0;
		o->same = o->same && (!naive[i] || same_hits(fast[i], naive[i]));
		lg_hits_free(fast[i]);
		lg_hits_free(naive[i]);
	}
	free(fast);
	free(naive);
}

static bool run_folder(struct bench *b, const char *folder)
{
	struct outcome o = {0};
	must(lg_corpus_new(&b->corpus), "corpus");
	must(lg_corpus_add_folder(b->corpus, folder, (struct lg_slice){0}, &b->diags), folder);
	b->n = 0;
	b->text = calloc(b->corpus->places.v[0].texts.n + 1, sizeof *b->text);
	must(b->text ? LG_OK : LG_ENOMEM, "memory");
	read_texts(b, &o);
	run_engines(b, &o);
	printf("%-24s %9zu bytes %5zu patterns %7zu hits  read %8.2f  fast %8.2f  naive %9.2f  judge %8.2f ms", folder,
	       o.bytes, o.patterns, o.hits, o.read, o.fast, o.naive, o.judge);
	printf("  fast %6.1f MB/s", (double)o.bytes / 1e3 / o.fast);
	if (!b->fast_only)
		printf("  naive/fast %6.1f (%.1f to %.1f)  %s", o.naive / o.fast, o.least, o.most,
		       o.same ? "same" : "DIFFERENT");
	putchar('\n');
	fflush(stdout);
	for (size_t i = 0; i < b->n; i++)
		lg_text_done(&b->text[i]);
	free(b->text);
	lg_corpus_free(b->corpus);
	return o.same;
}

int main(int argc, char **argv)
{
	struct bench b = {.runs = 5};
	bool same = true;
	int i = 1;
	for (; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "-f") == 0)
			b.fast_only = true;
		else if (strcmp(argv[i], "-n") == 0 && i + 1 < argc)
			b.runs = (unsigned)strtoul(argv[++i], NULL, 10);
	}
	if (argc - i < 2 || b.runs == 0 || b.runs > RUNS_MAX) {
		fputs("usage: engines [-n RUNS] [-f] RULES FOLDER...\n", stderr);
		return 2;
	}
	must(lg_diags_init(&b.diags), "memory");
	must(lg_rulebook_open(&b.rulebook, &(struct lg_rules){argv[i], NULL}, &b.diags), argv[i]);
	for (i++; i < argc; i++)
		same = run_folder(&b, argv[i]) && same;
	lg_rulebook_close(b.rulebook);
	lg_diags_done(&b.diags);
	return same ? 0 : 1;
}
