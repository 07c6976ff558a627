/* SPDX-License-Identifier: MIT */
#include "model/literal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void put(char *to, const struct lg_slice *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool ends = v[i].n && v[i].p[v[i].n - 1] == LG_WORD_END;
		bool digit = v[i].n == 1 && v[i].p[0] == LG_ANY_DIGIT;
		strcat(to, i ? "|" : " ");
		strncat(to, digit ? "#" : v[i].p, v[i].n - ends);
		strcat(to, ends ? "$" : "");
	}
}

/*
 * Checks the answer, written as "PREFIX a|b$", "PREFIX a then 3: x|y holding 5: z; b$", "NEAR 2: b", "INNER c" or
 * "NONE"; $ ends a word, # is any digit.
 */
static void expect_all(const char *regex, const char *answer, bool with_next)
{
	static const char *const names[] = {"NONE", "PREFIX", "NEAR", "INNER"};
	struct lg_arena *a = lg_arena_new();
	struct lg_literals l;
	assert_int_equal(lg_pattern_literals(&l, a, lg_slice_from(regex)), LG_OK);
	char got[8192];
	strcpy(got, names[l.anchor]);
	if (l.anchor == LG_ANCHOR_NEAR)
		sprintf(got + strlen(got), " %u:", l.reach);
	if (!with_next || l.anchor != LG_ANCHOR_PREFIX)
		put(got, l.v, l.n);
	for (size_t i = 0; with_next && i < l.nways; i++) {
		strcat(got, i ? ";" : "");
		put(got, l.way[i].v, l.way[i].n);
		for (size_t k = 0; k < l.way[i].nnext; k++) {
			const struct lg_literal_next *next = &l.way[i].next[k];
			sprintf(got + strlen(got), next->inside ? " holding %u:" : " then %u:", next->reach);
			put(got, l.way[i].next[k].v, l.way[i].next[k].n);
		}
	}
	if (strcmp(got, answer) != 0)
		fail_msg("%s: expected %s, got %s", regex, answer, got);
	lg_arena_free(a);
}

static void expect(const char *regex, const char *answer)
{
	expect_all(regex, answer, false);
}

static void prefixes(void **state)
{
	(void)state;
	expect("\\bchild\\w*", "PREFIX child");
	expect("child(?:ren)?\\b", "PREFIX child"); /* "children" adds nothing */
	expect("\\b(?:minor|child(?:ren)?)\\b", "PREFIX child|minor");
	expect("(?J)\\b(?:(?<years>sixteen)|(?<years>eighteen)) years", "PREFIX eighteen years|sixteen years");
	expect("неповнолітн\\w+ (?:особ|дит)\\w+", "PREFIX неповнолітн");
	expect("особ[аиіу] ", "PREFIX особа |особи |особу |особі ");
	expect("offer(?:s|ed|ing)? ", "PREFIX offer |offered |offering |offers ");
	expect("colou?red", "PREFIX colored|coloured");
	expect("\\bno\\b", "PREFIX no");
	expect("(ab){3}c", "PREFIX abababc");
	expect("abc+d", "PREFIX abc");
	expect("abcd*", "PREFIX abc");
	expect("abc\\.d\\x{456}\\x41", "PREFIX abc.dіA");
	expect("§ \\d+", "PREFIX § ");
	expect("(?=x)abc(?!.*y)def(?<=f)g", "PREFIX abcdefg");
	expect("child|minor", "PREFIX child|minor");
	expect("a|b", "PREFIX a|b");
}

static void inner_literals(void **state)
{
	(void)state;
	expect("\\w*missbrauch\\w*", "NEAR 0: missbrauch");
	expect("\\d+ (?:years|months) old", "PREFIX #");
	expect("(?:\\d+|one|two) years", "PREFIX #|one|two");
	expect("a.*person under", "INNER person under"); /* the start is far too common */
	expect("[a-z]+ghi(?:x|jkl[0-9])mno", "NEAR 1: ghijkl|ghix");
	expect("\\w+ (?:abc|\\w+def)", "NEAR 1: abc|def");
}

#define GAP "[ ,;()-]{1,4}"

static void following_words(void **state)
{
	(void)state;
	expect_all("\\bsexual\\w*" GAP "abuse" GAP "of\\b", "PREFIX sexual then 1: abuse$ then 2: of", true);
	expect_all("\\ba" GAP "national\\b", "PREFIX a$ then 1: national", true);
	expect_all("\\bshall" GAP "be" GAP "punished\\b", "PREFIX shall$ then 1: be$ then 2: punished", true);
	expect_all("\\bgive\\w*" GAP "(?:\\w++" GAP "){0,5}?child\\w*", "PREFIX give then 6: child", true);
	expect("\\b(?:a|b)\\w* (?:cd|ef)(?:g|h)", "PREFIX a|b");
	expect_all("\\b(?:ab|bc)\\w* (?:cd|ef)(?:g|h)", "PREFIX ab|bc then 1: cdg|cdh|efg|efh", true);
	expect_all("\\b(?:make\\w* use|has (?:\\w++ ){0,2}part)", "PREFIX make then 1: use; has  then 3: part", true);
	expect_all("\\bособ\\w+, які (?:не )?досягл", "PREFIX особ then 1: які досягл|які не досягл", true);
	expect_all("\\bab\\w*.{0,3} cd", "PREFIX ab then 4: cd", true);
	/* unknown: an end without limit, an optional word; after a gap that may be missing it may be the same word */
	expect_all("\\bchild.* abuse", "PREFIX child", true);
	expect_all("\\bart\\w* ?(?=\\d)", "PREFIX art holding 1: #", true);
	expect_all("\\bart\\w* (?=\\d)", "PREFIX art then 1: #", true);
	expect_all("\\bart\\w* (?!\\d)", "PREFIX art", true);
	expect_all("\\bchild ?abuse", "PREFIX child abuse|childabuse", true);
	expect_all("\\bchild\\w* ?abuse", "PREFIX child holding 1: abuse", true);
	expect_all("\\bchild\\W*abuse", "PREFIX child holding 1: abuse", true);
	expect_all("\\bchild\\w* (?:abuse)?", "PREFIX child", true);
	expect_all("\\bchild\\w* (?:abuse|\\w+)", "PREFIX child", true);
	expect_all("\\b(?:child\\w* abuse|minor)", "PREFIX child then 1: abuse; minor", true);
	expect_all("\\b(?:in|into|inter\\w* (?:the )?net)" GAP "force",
		   "PREFIX in then 3: force; into then 3: force; inter then 2: net then 3: force", true);
}

static void doubtful(void **state)
{
	(void)state;
	static const char *const regexes[] = {
		"",
		"\\w+",
		"(?i)child",
		"(?x)child",
		"child\\K",
		"(*COMMIT)child",
		"\\Gchild",
		"(child)\\1",
		"child(?R)?",
		"(?(1)a|child)",
		"child{,3}",
		"child{3,1}",
		"child**",
		"(child",
		"child)",
		"*child",
		"child[b-a]",
		"child[a",
		"child\\",
		"child\\q",
		"child(?#x)",
		"child\\b+",
		"(?<1a>child)",
		"(?<a>child",
		"child\\p{Nonesuch}",
		"(?<=a+)child",
		"child[[:foo:]]",
		"child[\\w-z]",
		"child(?=a)*",
		"child\\x{110000}",
		"child|",
		"child|\\w+",
		"(?:child)?",
		"(?:child)*",
		"(?:(?:(?:child{1000}){1000}){1000})",
	};
	for (size_t i = 0; i < sizeof regexes / sizeof *regexes; i++)
		expect(regexes[i], "NONE");
}

static bool begins_with_one(const struct lg_literals *l, const char *text)
{
	for (size_t i = 0; i < l->n; i++)
		if (strncmp(text, l->v[i].p, l->v[i].n) == 0)
			return true;
	return false;
}

/* More alternatives than literals are allowed: cut to common beginnings, never dropped. */
static void many(void **state)
{
	(void)state;
	char regex[4096] = "x(?:", word[16];
	for (int i = 0; i < 130; i++)
		sprintf(regex + strlen(regex), "%s%c%crest", i ? "|" : "", 'a' + i / 5, 'a' + i % 5);
	strcat(regex, ")");
	struct lg_arena *a = lg_arena_new();
	struct lg_literals l;
	assert_int_equal(lg_pattern_literals(&l, a, lg_slice_from(regex)), LG_OK);
	assert_int_equal(l.anchor, LG_ANCHOR_PREFIX);
	assert_in_range(l.n, 1, LG_LITERALS_MAX);
	for (int i = 0; i < 130; i++) {
		sprintf(word, "x%c%crest", 'a' + i / 5, 'a' + i % 5);
		assert_true(begins_with_one(&l, word));
	}
	lg_arena_free(a);
}

static void deep_nesting(void **state)
{
	(void)state;
	static char regex[20001];
	memset(regex, '(', 10000);
	memset(regex + 10000, ')', 10000);
	expect(regex, "NONE");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prefixes), cmocka_unit_test(inner_literals), cmocka_unit_test(following_words),
		cmocka_unit_test(doubtful), cmocka_unit_test(many),	      cmocka_unit_test(deep_nesting),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
