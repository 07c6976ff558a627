/* SPDX-License-Identifier: MIT */
#include "lib/skeleton.h"

#define EXAMPLES 3
#define NUMBER_MAX 20

/* In an attribute or in a comment: no markup, and no "--". */
static void put_plain(struct lg_buf *b, struct lg_slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '&')
			lg_buf_str(b, "&amp;");
		else if (c == '<')
			lg_buf_str(b, "&lt;");
		else if (c == '"')
			lg_buf_str(b, "&quot;");
		else if (c != '-' || i == 0 || s.p[i - 1] != '-')
			lg_buf_char(b, c);
	}
}

static void put_levels(struct lg_buf *b)
{
	lg_buf_str(
		b,
		"    <!-- A line that begins with the word and a number opens a provision. after-number=\"yes\": the "
		"number comes first.\n         Take out of the comment what your laws have; a kind may have several "
		"words.\n");
	for (unsigned k = 0; k < LG_KIND_MAX; k++) {
		enum lg_kind kind = (enum lg_kind)k;
		if (lg_kind_level(kind) >= 1)
			lg_buf_fmt(b, "    <level kind=\"%s\"></level>\n", lg_kind_element(kind));
	}
	lg_buf_str(b, "    -->\n");
}

static void put_marks(struct lg_buf *b)
{
	static const struct {
		const char *kind, *meaning;
	} marks[] = {{"note", "opens a note that is law"},
		     {"repealed", "the whole provision is no longer law"},
		     {"toc", "heading of a table of contents"},
		     {"preamble", "opens a preamble"},
		     {"annex", "heading of an annex or schedule"},
		     {"treaty", "in an annex's heading: it is a treaty"},
		     {"editorial", "opens an editor's note, or one on amendments"},
		     {"amends", "announces text for another act"},
		     {"not-commenced", "not yet in force"}};
	lg_buf_str(b, "    <!-- Words that tell what a stretch of text is:\n");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		lg_buf_fmt(b, "    <mark kind=\"%s\"></mark>  %s\n", marks[i].kind, marks[i].meaning);
	lg_buf_str(b,
		   "    -->\n    <!-- Its full stop ends no sentence:\n    <abbreviation></abbreviation>\n    -->\n");
}

static void put_numbers(struct lg_buf *b)
{
	lg_buf_str(b,
		   "  <numbers>\n    <!-- Number words in ages, terms and headings, in every form (a * stands for any "
		   "ending). Above 20, tens are enough\n         where words add up.\n");
	for (unsigned v = 1; v <= NUMBER_MAX; v++)
		lg_buf_fmt(b, "    <number value=\"%u\"></number>\n", v);
	lg_buf_str(b, "    -->\n  </numbers>\n");
}

static const char *unit_note(enum lg_unit unit)
{
	static const char *const notes[] = {[LG_UNIT_NONE] = "",
					    [LG_UNIT_YEARS] = " [value in years]",
					    [LG_UNIT_MONTHS] = " [value in months]",
					    [LG_UNIT_DAYS] = " [value in days]",
					    [LG_UNIT_COUNT] = " [value: a number]"};
	return notes[unit];
}

static void put_concept(struct lg_buf *b, const struct lg_concept *k)
{
	lg_buf_str(b, "  <concept id=\"");
	put_plain(b, k->id);
	lg_buf_str(b, "\">\n    <!-- ");
	put_plain(b, k->meaning);
	lg_buf_fmt(b, "%s\n    <phrase></phrase>\n    -->\n", unit_note(k->unit));
	for (int i = 0; i < EXAMPLES; i++)
		lg_buf_str(b, "    <example></example>\n");
	for (int i = 0; i < EXAMPLES; i++)
		lg_buf_str(b, "    <near-miss></near-miss>\n");
	lg_buf_str(b, "  </concept>\n");
}

int lg_skeleton_put(struct lg_buf *b, const struct lg_checklist *c, struct lg_slice lang, struct lg_slice name)
{
	lg_buf_str(
		b,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<!-- How to fill this: rules/README.md. `lexgap rules lint` and `rules test` tell what is left. -->\n"
		"<lexicon xmlns=\"https://lexgap.org/ns/rules\" lang=\"");
	put_plain(b, lang);
	lg_buf_str(b, "\" name=\"");
	put_plain(b, name);
	lg_buf_str(b, "\">\n  <structure>\n");
	put_levels(b);
	put_marks(b);
	lg_buf_str(b, "  </structure>\n");
	put_numbers(b);
	for (size_t i = 0; i < c->nconcepts; i++)
		put_concept(b, &c->concept[i]);
	lg_buf_str(b, "</lexicon>\n");
	return lg_buf_status(b);
}

bool lg_is_lang_code(struct lg_slice lang)
{
	bool small = lang.n == 2 || lang.n == 3;
	for (size_t i = 0; i < lang.n && small; i++)
		small = lang.p[i] >= 'a' && lang.p[i] <= 'z';
	return small;
}
