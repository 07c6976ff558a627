/* SPDX-License-Identifier: MIT */
/* Rules from packs: the same as from XML, never from a stale or damaged one. Run from the repository's root. */
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "rules/pack.h"
#include "rules/rules.h"

#define FIXTURE "tests/rules/fixture"

/* ---- bytes and back ------------------------------------------------------------------------------------------ */

static void pack_checklist(struct lg_buf *out, struct lg_checklist *c, const char *dir)
{
	struct lg_pack p = lg_pack_writer(out);
	assert_int_equal(lg_checklist_pack(&p, c, lg_slice_from(dir)), LG_OK);
}

static void pack_lexicon(struct lg_buf *out, struct lg_lexicon *l, size_t nconcepts, const char *dir)
{
	struct lg_pack p = lg_pack_writer(out);
	assert_int_equal(lg_lexicon_pack(&p, l, nconcepts, lg_slice_from(dir)), LG_OK);
}

/* Status of reading bytes. What was read is written again, whether or not it makes sense: nothing may crash. */
static int read_checklist(struct lg_slice bytes)
{
	struct lg_checklist c = {.arena = lg_arena_new()};
	struct lg_pack p = lg_pack_reader(bytes, c.arena);
	struct lg_buf again;
	lg_buf_init(&again, 0);
	struct lg_pack w = lg_pack_writer(&again);
	int status = lg_checklist_pack(&p, &c, LG_LIT(FIXTURE));
	if (status == LG_OK)
		(void)!lg_checklist_pack(&w, &c, LG_LIT(FIXTURE));
	lg_buf_done(&again);
	lg_arena_free(c.arena);
	return status;
}

static size_t fixture_concepts;

static int read_lexicon(struct lg_slice bytes)
{
	struct lg_lexicon l = {.arena = lg_arena_new()};
	struct lg_pack p = lg_pack_reader(bytes, l.arena);
	struct lg_buf again;
	lg_buf_init(&again, 0);
	struct lg_pack w = lg_pack_writer(&again);
	int status = lg_lexicon_pack(&p, &l, fixture_concepts, LG_LIT(FIXTURE));
	if (status == LG_OK)
		(void)!lg_lexicon_pack(&w, &l, fixture_concepts, LG_LIT(FIXTURE));
	lg_buf_done(&again);
	lg_arena_free(l.arena);
	return status;
}

static void assert_lexicon_round_trip(const struct lg_checklist *c, const char *dir, const char *lang)
{
	struct lg_lexicon *l, copy = {.arena = lg_arena_new()};
	struct lg_buf bytes, again;
	lg_buf_init(&bytes, 0);
	lg_buf_init(&again, 0);
	assert_int_equal(lg_lexicon_load(&l, c, dir, lg_slice_from(lang), NULL), LG_OK);
	pack_lexicon(&bytes, l, c->nconcepts, dir);
	struct lg_pack p = lg_pack_reader(lg_buf_slice(&bytes), copy.arena);
	assert_int_equal(lg_lexicon_pack(&p, &copy, c->nconcepts, lg_slice_from(dir)), LG_OK);
	pack_lexicon(&again, &copy, c->nconcepts, dir);
	assert_int_equal(bytes.len, again.len);
	assert_memory_equal(bytes.bytes, again.bytes, bytes.len);
	lg_buf_done(&bytes);
	lg_buf_done(&again);
	lg_arena_free(copy.arena);
	lg_lexicon_free(l);
}

static void assert_round_trip(const char *dir, const char *const *langs, size_t n)
{
	struct lg_checklist *c, copy = {.arena = lg_arena_new()};
	struct lg_buf bytes, again;
	assert_int_equal(lg_checklist_load(&c, dir, NULL), LG_OK);
	lg_buf_init(&bytes, 0);
	lg_buf_init(&again, 0);
	pack_checklist(&bytes, c, dir);
	struct lg_pack p = lg_pack_reader(lg_buf_slice(&bytes), copy.arena);
	assert_int_equal(lg_checklist_pack(&p, &copy, lg_slice_from(dir)), LG_OK);
	pack_checklist(&again, &copy, dir);
	assert_int_equal(bytes.len, again.len);
	assert_memory_equal(bytes.bytes, again.bytes, bytes.len);
	assert_string_equal(c->requirement[0].place.file.p, copy.requirement[0].place.file.p);
	for (size_t i = 0; i < n; i++)
		assert_lexicon_round_trip(c, dir, langs[i]);
	lg_buf_done(&bytes);
	lg_buf_done(&again);
	lg_arena_free(copy.arena);
	lg_checklist_free(c);
}

static void test_round_trip(void **state)
{
	static const char *const fixture[] = {"en", "uk"}, *const own[] = {"ka", "sr"};
	(void)state;
	assert_round_trip(FIXTURE, fixture, 2);
	assert_round_trip("rules", own, 2);
}

/* Cut anywhere it is refused; with any byte changed it is refused or another pack, and nothing beyond it is touched. */
static void assert_damage_is_harmless(struct lg_slice whole, int (*read)(struct lg_slice bytes))
{
	for (size_t n = 0; n < whole.n; n++) {
		char *cut = malloc(n + 1); /* of exactly this size, for sanitizers */
		assert_non_null(cut);
		memcpy(cut, whole.p, n);
		assert_int_equal(read((struct lg_slice){cut, n}), LG_EPARSE);
		free(cut);
	}
	char *changed = malloc(whole.n);
	assert_non_null(changed);
	memcpy(changed, whole.p, whole.n);
	for (size_t i = 0; i < whole.n; i++) {
		static const unsigned char wrong[] = {0x00, 0x01, 0x7F, 0xFF};
		for (size_t k = 0; k < sizeof wrong; k++) {
			changed[i] = (char)wrong[k];
			int status = read((struct lg_slice){changed, whole.n});
			assert_true(status == LG_OK || status == LG_EPARSE);
		}
		changed[i] = whole.p[i];
	}
	free(changed);
}

static void test_damage(void **state)
{
	struct lg_checklist *c;
	struct lg_lexicon *l;
	struct lg_buf checklist, lexicon;
	(void)state;
	lg_buf_init(&checklist, 0);
	lg_buf_init(&lexicon, 0);
	assert_int_equal(lg_checklist_load(&c, FIXTURE, NULL), LG_OK);
	assert_int_equal(lg_lexicon_load(&l, c, FIXTURE, LG_LIT("uk"), NULL), LG_OK);
	fixture_concepts = c->nconcepts;
	pack_checklist(&checklist, c, FIXTURE);
	pack_lexicon(&lexicon, l, c->nconcepts, FIXTURE);
	assert_damage_is_harmless(lg_buf_slice(&checklist), read_checklist);
	assert_damage_is_harmless(lg_buf_slice(&lexicon), read_lexicon);
	lg_buf_done(&checklist);
	lg_buf_done(&lexicon);
	lg_lexicon_free(l);
	lg_checklist_free(c);
}

/* ---- on disk -------------------------------------------------------------------------------------------------- */

struct world {
	char dir[64], pack[80], lexicon[80];
	struct lg_rules rules;
	struct lg_checklist *c;
};

static LG_PRINTF(1, 2) void shell(const char *fmt, ...)
{
	char command[512];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(command, sizeof command, fmt, ap);
	va_end(ap);
	assert_int_equal(system(command), 0);
}

static void open_world(struct world *w)
{
	strcpy(w->dir, "/tmp/lexgap-pack-XXXXXX");
	assert_non_null(mkdtemp(w->dir));
	shell("cp -RL " FIXTURE "/. %s", w->dir);
	snprintf(w->pack, sizeof w->pack, "%s/pack", w->dir);
	snprintf(w->lexicon, sizeof w->lexicon, "%s/lexicon/en.xml", w->dir);
	assert_int_equal(mkdir(w->pack, 0700), 0);
	w->rules = (struct lg_rules){w->dir, NULL};
	assert_int_equal(lg_rules_pack(&w->rules, NULL), LG_OK);
	assert_int_equal(lg_checklist_open(&w->c, &w->rules, NULL), LG_OK);
}

static void close_world(struct world *w)
{
	lg_checklist_free(w->c);
	shell("rm -r %s", w->dir);
}

/* Whether the lexicon came from a pack: from XML without a cache, nobody asks for literals. */
static bool from_pack(const struct world *w, size_t *npatterns)
{
	struct lg_lexicon *l;
	bool known = false;
	assert_int_equal(lg_lexicon_open(&l, w->c, &w->rules, LG_LIT("en"), NULL), LG_OK);
	for (size_t i = 0; i < l->npatterns; i++)
		known = known || l->pattern[i].literals;
	*npatterns = l->npatterns;
	lg_lexicon_free(l);
	return known;
}

static void test_not_stale(void **state)
{
	struct world w;
	struct stat before, after;
	size_t n, now;
	(void)state;
	open_world(&w);
	assert_true(from_pack(&w, &n));
	/* one more wording, the same time */
	assert_int_equal(stat(w.lexicon, &before), 0);
	shell("cd %s/lexicon && touch -r en.xml ../time && "
	      "sed '0,/<phrase>/s//<phrase>q<\\/phrase><phrase>/' en.xml >new && cat new >en.xml && rm new && "
	      "touch -r ../time en.xml && rm ../time",
	      w.dir);
	assert_int_equal(stat(w.lexicon, &after), 0);
	assert_int_equal(before.st_mtime, after.st_mtime);
	assert_false(from_pack(&w, &now));
	assert_int_equal(now, n + 1);
	close_world(&w);
}

static void test_damaged_file_is_not_used(void **state)
{
	struct world w;
	size_t n, now;
	(void)state;
	open_world(&w);
	assert_true(from_pack(&w, &n));
	shell("cd %s/pack && printf X | dd of=lexicon-en.pack bs=1 seek=900 conv=notrunc 2>/dev/null", w.dir);
	assert_false(from_pack(&w, &now));
	assert_int_equal(now, n);
	shell("cd %s/pack && : >lexicon-en.pack", w.dir);
	assert_false(from_pack(&w, &now));
	close_world(&w);
}

static void test_cache_folder(void **state)
{
	struct world w;
	size_t n;
	char cache[96];
	(void)state;
	open_world(&w);
	shell("rm %s/pack/*", w.dir);
	assert_false(from_pack(&w, &n));
	snprintf(cache, sizeof cache, "%s/pack", w.dir);
	w.rules.cache = cache;
	assert_true(from_pack(&w, &n)); /* made and kept */
	shell("ls -i %s/lexicon-en-*.pack >%s/made", cache, w.dir);
	assert_true(from_pack(&w, &n));
	shell("ls -i %s/lexicon-en-*.pack | cmp - %s/made", cache, w.dir); /* used, not made again */
	close_world(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),   cmocka_unit_test(test_damage),
		cmocka_unit_test(test_not_stale),    cmocka_unit_test(test_damaged_file_is_not_used),
		cmocka_unit_test(test_cache_folder),
	};
	return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
