/* SPDX-License-Identifier: MIT */
/* structure_scan.c - which lines are headings, and of what; what the text as a whole is like. */
#include <string.h>

#include "read/structure_priv.h"

#define CROSS_BYTES 400	       /* a heading without number is not longer */
#define TITLE_BYTES 500	       /* nor a title after a number on the same line */
#define INLINE_TITLE_BYTES 160 /* nor a title that text follows on the same line */
#define SHORT_TITLE_BYTES 60   /* a line so short after a number is a title also where it ends like a sentence */
#define SECTION_LINES 400      /* lines that may go by before the next bare number no longer counts */

static bool has(unsigned marks, enum lg_mark mark)
{
	return (marks >> mark) & 1U;
}

static int read_words(struct lg_structure *s)
{
	for (size_t i = 0; i < s->line.n; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		lg_arena_reset(s->scratch);
		LG_TRY(lg_line_words(&l->words, s->arena, s->scratch, s->table, l->in.text));
		l->marks = lg_line_marks(s->table, &l->words);
		size_t before = i ? lg_line_before(s, i) : SIZE_MAX;
		bool twice = before != SIZE_MAX && l->in.text.n > 12 &&
			     lg_slice_eq(lg_slice_trim(l->in.text), lg_slice_trim(s->line.v[before].in.text));
		if (l->words.head.n == 0 || twice)
			l->part = LG_PART_SKIP;
		else if (l->in.note)
			l->part = LG_PART_EDITORIAL;
	}
	return LG_OK;
}

/* ---- editors' notes ------------------------------------------------------------------------------------------- */

static size_t count_words(struct lg_slice s)
{
	size_t n = 0;
	while (lg_slice_word(&s).n)
		n++;
	return n;
}

/* A page number, or the like. */
static bool only_digits(struct lg_slice text)
{
	uint32_t value;
	return text.n <= 4 && lg_slice_uint(text, &value);
}

/* A whole line in braces, or one that starts with an editor's phrase. */
static bool is_editorial(const struct lg_scan_line *l)
{
	struct lg_slice text = lg_slice_trim(l->in.text);
	if (has(l->marks.starts, LG_MARK_EDITORIAL))
		return true;
	if (lg_slice_starts(text, "{") && lg_slice_ends(text, "}"))
		return true;
	return only_digits(text) || lg_slice_starts(text, "/*") || lg_slice_starts(text, "/-{");
}

static void find_editorial(struct lg_structure *s)
{
	for (size_t i = 0; i < s->line.n; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		struct lg_enumerator e;
		if (l->part != LG_PART_TEXT || lg_enumerator_at(l->in.text, 0, &e))
			continue;
		/* "... a se vedea ...": an editor's phrase inside a short line without number */
		bool holds =
			has(l->marks.holds, LG_MARK_EDITORIAL) && l->words.whole && count_words(l->words.head) < 80;
		if (is_editorial(l) || holds)
			l->part = LG_PART_EDITORIAL;
	}
}

/* ---- headings ------------------------------------------------------------------------------------------------- */

static void find_headings(struct lg_structure *s)
{
	for (size_t i = 0; i < s->line.n; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		if (l->part == LG_PART_TEXT &&
		    lg_line_heading(&l->heading, s->table, s->scratch, l->in.text, l->in.heading > 0))
			l->part = LG_PART_HEADING;
	}
}

/* Where the source marks its headings of one kind, a plain line that looks like one is text. */
static void trust_marked(struct lg_structure *s)
{
	size_t marked[LG_KIND_MAX] = {0};
	size_t bare = 0;
	for (size_t i = 0; i < s->line.n; i++) {
		const struct lg_scan_line *l = &s->line.v[i];
		if (l->part != LG_PART_HEADING || l->in.heading == 0)
			continue;
		if (l->heading.bare)
			bare++;
		else
			marked[l->heading.kind]++;
	}
	size_t units = marked[LG_KIND_ARTICLE] + marked[LG_KIND_SECTION] + bare;
	for (size_t i = 0; i < s->line.n; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		if (l->part != LG_PART_HEADING || l->in.heading)
			continue;
		enum lg_kind kind = l->heading.kind;
		bool article = lg_kind_level(kind) == lg_kind_level(LG_KIND_ARTICLE), section = kind == LG_KIND_SECTION;
		if (marked[kind] > 1 || (article && units > 1) || (section && bare > 1))
			l->part = LG_PART_TEXT;
	}
}

static void count_units(struct lg_structure *s)
{
	size_t articles = 0, sections = 0, bare = 0;
	for (size_t i = 0; i < s->line.n; i++) {
		const struct lg_scan_line *l = &s->line.v[i];
		if (l->part != LG_PART_HEADING || !l->heading.numbered)
			continue;
		if (l->heading.bare)
			bare++;
		else if (l->heading.kind == LG_KIND_ARTICLE || l->heading.kind == LG_KIND_RULE)
			articles++;
		else if (l->heading.kind == LG_KIND_SECTION)
			sections++;
	}
	enum lg_kind kind = lg_bare_kind(s->table);
	bool worded = articles + sections > 0;
	for (size_t i = 0; i < s->line.n && bare; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		if (l->part == LG_PART_HEADING && l->heading.bare)
			l->heading.kind = articles + sections > bare ? LG_KIND_CROSSHEADING
					  : kind == LG_KIND_MAX	     ? LG_KIND_ARTICLE
								     : kind;
	}
	bool bare_sections = bare >= articles + sections && kind == LG_KIND_SECTION;
	s->unit_kind = articles == 0 && (sections || bare_sections) ? LG_KIND_SECTION : LG_KIND_ARTICLE;
	s->nunits = articles ? articles : worded ? sections : bare;
}

/* ---- bare numbers in plain text -------------------------------------------------------------------------------- */

/* A short line that begins like one and does not end like a sentence. */
static bool looks_title(const struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	struct lg_slice text = lg_slice_trim(l->in.text);
	struct lg_enumerator e;
	return l->part == LG_PART_TEXT && text.n <= 300 && lg_first_char(text) != LG_CHAR_LOWER &&
	       lg_first_char(text) != LG_CHAR_DIGIT && lg_first_char(text) != LG_CHAR_NONE && !lg_ends_sentence(text) &&
	       !lg_ends_open(text) && !lg_slice_ends(text, ",") && !lg_enumerator_at(text, 0, &e);
}

static bool title_precedes(const struct lg_structure *s, size_t i)
{
	size_t before = lg_line_before(s, i);
	if (before == SIZE_MAX || !looks_title(s, before))
		return false;
	size_t earlier = lg_line_before(s, before);
	return earlier == SIZE_MAX || s->line.v[before].in.gap || s->line.v[before].in.strong ||
	       s->line.v[earlier].part != LG_PART_TEXT || lg_ends_sentence(lg_line_text(&s->line.v[earlier]));
}

/* "2.-(1)": the dash is no word. */
static size_t after_dash(struct lg_slice text, size_t at)
{
	struct lg_slice rest = lg_slice_sub(text, at, text.n);
	if (lg_slice_starts(rest, "—") || lg_slice_starts(rest, "–"))
		at += strlen("—");
	else if (lg_slice_starts(rest, "-"))
		at++;
	return lg_skip_blanks(text, at);
}

static bool is_first_subsection(struct lg_slice text, size_t at)
{
	struct lg_enumerator e;
	return lg_enumerator_at(text, at, &e) && e.style == LG_ENUM_BOTH && e.is[LG_ENUM_DIGIT] &&
	       e.value[LG_ENUM_DIGIT] == 1 && !e.suffix;
}

static bool opens_subsections(const struct lg_structure *s, size_t i)
{
	size_t next = lg_next_line(s, i);
	return next < s->line.n && s->line.v[next].part == LG_PART_TEXT &&
	       is_first_subsection(s->line.v[next].in.text, 0);
}

/* "15A Meeting a child" or "15A. Meeting a child", and the next line begins with "(1)": surely a section, wherever the
 * copy leaves others out. */
static bool heads_subsections(const struct lg_structure *s, size_t i, struct lg_enumerator *e)
{
	struct lg_slice text = s->line.v[i].in.text;
	if (!opens_subsections(s, i) ||
	    (!lg_bare_enumerator(text, e) && !lg_bare_section(text, e) &&
	     !(lg_enumerator_at(text, 0, e) && e->is[LG_ENUM_DIGIT] && e->style == LG_ENUM_DOT)))
		return false;
	struct lg_slice title = lg_slice_trim(lg_slice_sub(text, e->end, text.n));
	return title.n > 0 && title.n <= TITLE_BYTES && lg_first_char(title) == LG_CHAR_UPPER &&
	       !lg_slice_ends(title, ";") && !lg_slice_ends(title, ",") && !lg_ends_open(title);
}

/* "2.—(1) In this Act", "12. A person who": the next section of an act whose sections have only numbers. */
static bool next_bare(const struct lg_structure *s, size_t i, const struct lg_enumerator *last, size_t since,
		      struct lg_enumerator *e)
{
	const struct lg_scan_line *l = &s->line.v[i];
	bool heads = l->part == LG_PART_TEXT && heads_subsections(s, i, e);
	if (!heads && (l->part != LG_PART_TEXT || !lg_enumerator_at(l->in.text, 0, e) || !e->is[LG_ENUM_DIGIT] ||
		       e->style != LG_ENUM_DOT))
		return false;
	heads = heads || is_first_subsection(l->in.text, after_dash(l->in.text, e->end)); /* "208A. (1) Whoever" */
	if (!last) /* the first one: a copy may begin anywhere */
		return true;
	size_t before = lg_line_before(s, i);
	if (before != SIZE_MAX && !lg_ends_sentence(lg_line_text(&s->line.v[before])) && !l->in.gap &&
	    !title_precedes(s, i))
		return false;
	if (before != SIZE_MAX && lg_ends_open(lg_line_text(&s->line.v[before])))
		return false;
	uint32_t was = last->value[LG_ENUM_DIGIT], is = e->value[LG_ENUM_DIGIT];
	if (is == was)
		return e->suffix > last->suffix;
	return is > was && (heads || is - was <= (since < SECTION_LINES ? 3 : 1));
}

/* "151 Every person who", "163.1 (1) In this section": the same in acts that set no full stop after the number. A line
 * of a sentence may begin so, too: a title stands before the section, or it opens with its first subsection. */
static bool next_plain(const struct lg_structure *s, size_t i, const struct lg_enumerator *last,
		       struct lg_enumerator *e)
{
	const struct lg_scan_line *l = &s->line.v[i];
	if (l->part != LG_PART_TEXT || !lg_bare_section(l->in.text, e))
		return false;
	if (!title_precedes(s, i) && !is_first_subsection(l->in.text, e->end) && !opens_subsections(s, i))
		return false;
	return !last || e->value[LG_ENUM_DIGIT] > last->value[LG_ENUM_DIGIT] ||
	       (e->value[LG_ENUM_DIGIT] == last->value[LG_ENUM_DIGIT] && e->suffix > last->suffix);
}

static void mark_bare_sections(struct lg_structure *s, bool plain)
{
	struct lg_enumerator last, e;
	bool any = false;
	size_t since = 0;
	for (size_t i = 0; i < s->line.n; i++, since++) {
		struct lg_scan_line *l = &s->line.v[i];
		if (has(l->marks.starts, LG_MARK_ANNEX) && l->part == LG_PART_TEXT && l->in.text.n < 100 && any)
			return; /* what an annex numbers are its paragraphs */
		if (plain ? !next_plain(s, i, any ? &last : NULL, &e) : !next_bare(s, i, any ? &last : NULL, since, &e))
			continue;
		any = true;
		last = e;
		since = 0;
		l->part = LG_PART_HEADING;
		l->heading = (struct lg_line_heading){.kind = lg_bare_kind(s->table), .numbered = true, .bare = true};
		l->heading.num = (struct lg_heading_number){e.begin, e.num_end, e.end, 0};
		l->heading.title = after_dash(l->in.text, e.end);
		s->nunits++;
	}
	if (any)
		s->unit_kind = lg_bare_kind(s->table);
}

static void find_bare_sections(struct lg_structure *s)
{
	if (lg_bare_kind(s->table) == LG_KIND_MAX || s->nunits)
		return;
	mark_bare_sections(s, false);
	if (s->nunits == 0)
		mark_bare_sections(s, true);
}

/* ---- other headings -------------------------------------------------------------------------------------------- */

static bool looks_annex(const struct lg_scan_line *l)
{
	if (!has(l->marks.starts, LG_MARK_ANNEX) || l->in.text.n > 200)
		return false;
	if (l->in.heading || l->in.strong || lg_all_caps(l->in.text))
		return true;
	enum lg_char first = lg_first_char(l->in.text);
	return l->in.text.n <= 120 && first != LG_CHAR_LOWER && !lg_ends_sentence(l->in.text) &&
	       count_words(l->words.head) <= 8;
}

/* A line of capitals, or one that the source marks, that no number and no level word explains. */
static bool looks_cross(const struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	if (l->in.text.n > CROSS_BYTES)
		return false;
	if (l->in.heading)
		return true;
	size_t before = lg_line_before(s, i);
	bool after_end = before == SIZE_MAX || l->in.gap || lg_ends_sentence(lg_line_text(&s->line.v[before])) ||
			 s->line.v[before].part != LG_PART_TEXT;
	size_t next = lg_next_line(s, i);
	return lg_all_caps(l->in.text) && after_end && next < s->line.n && l->words.head.n >= 8 &&
	       !lg_slice_ends(lg_slice_trim(l->in.text), ";") && !lg_slice_ends(lg_slice_trim(l->in.text), ",");
}

/* "II. GENERAL RULES" is a chapter, "2. GENERAL RULES" a smaller part. */
static void number_cross(struct lg_scan_line *l)
{
	struct lg_enumerator e;
	if (!lg_enumerator_at(l->in.text, 0, &e) || e.style != LG_ENUM_DOT)
		return;
	bool roman = e.is[LG_ENUM_ROMAN] && e.upper;
	if (!roman && !e.is[LG_ENUM_DIGIT])
		return;
	l->part = LG_PART_HEADING;
	l->heading = (struct lg_line_heading){.kind = roman ? LG_KIND_CHAPTER : LG_KIND_SUBCHAPTER, .numbered = true};
	l->heading.num = (struct lg_heading_number){e.begin, e.num_end, e.end, 0};
	l->heading.title = e.end;
}

static void find_other_headings(struct lg_structure *s)
{
	for (size_t i = 0; i < s->line.n; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		if (l->part != LG_PART_TEXT)
			continue;
		if (looks_annex(l)) {
			l->part = LG_PART_ANNEX;
		} else if (looks_cross(s, i)) {
			l->part = LG_PART_CROSS;
			number_cross(l);
		}
	}
}

/* ---- titles ---------------------------------------------------------------------------------------------------- */

size_t lg_inline_title(struct lg_slice text)
{
	size_t run = 0, upper = 0, n; /* letters before the place at hand; capitals so far */
	bool enclosed = text.n > 0 && text.p[0] == '(', closed = false, capitals = true;
	for (size_t at = enclosed; at + 2 < text.n && at < INLINE_TITLE_BYTES; at += n) {
		enum lg_char c = lg_char_at(text, at, &n);
		if (at == enclosed && c != LG_CHAR_UPPER)
			return 0;
		if (strchr(":;.", text.p[at])) {
			bool dash = text.p[at + 1] == '-', loud = capitals && upper >= 6;
			size_t end = at + 1 + dash, next = lg_skip_blanks(text, end), size;
			bool marked = enclosed ? closed : run > 2 && (dash || loud);
			bool goes_on = next > end && next < text.n && lg_char_at(text, next, &size) != LG_CHAR_LOWER;
			return text.p[at] == '.' && marked && goes_on ? end : 0;
		}
		closed = text.p[at] == ')';
		run = lg_is_letter(c) ? run + 1 : 0;
		upper += c == LG_CHAR_UPPER;
		capitals &= c != LG_CHAR_LOWER;
	}
	return 0;
}

/* "(a)" on the next line: what comes before introduces a list. */
static bool opens_items(const struct lg_structure *s, size_t i)
{
	size_t next = lg_next_line(s, i);
	struct lg_enumerator e;
	return next < s->line.n && s->line.v[next].part == LG_PART_TEXT &&
	       lg_enumerator_at(s->line.v[next].in.text, 0, &e) && e.style == LG_ENUM_BOTH && !e.is[LG_ENUM_DIGIT];
}

/* After the number on the same line: a title, or already the text? */
static bool says_text(const struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	struct lg_slice rest = lg_slice_trim(lg_slice_sub(l->in.text, l->heading.title, l->in.text.n));
	struct lg_enumerator e;
	if (rest.n == 0 || l->in.heading)
		return false;
	if (rest.n > TITLE_BYTES || (lg_enumerator_at(rest, 0, &e) && (e.is[LG_ENUM_DIGIT] || lg_ends_sentence(rest))))
		return true;
	if (!lg_is_unit_kind(s, l->heading.kind))
		return false;
	if (lg_inline_title(rest))
		return true;
	size_t next = lg_next_line(s, i);
	bool alone = next >= s->line.n || s->line.v[next].part != LG_PART_TEXT;
	bool sentence = lg_ends_sentence(rest);
	if (l->heading.bare && opens_subsections(s, i) && lg_slice_ends(rest, "etc."))
		return false;
	if (l->heading.bare && title_precedes(s, i) && opens_items(s, i))
		return true;
	if (l->heading.bare)
		return alone || sentence || lg_ends_open(rest) || lg_slice_ends(rest, ",") || rest.n > 200;
	if (lg_ends_open(rest) && rest.p[rest.n - 1] == ':')
		return true;
	size_t after = next < s->line.n ? lg_next_line(s, next) : next;
	bool alone_but_for_title =
		after < s->line.n && s->line.v[after].part == LG_PART_HEADING && looks_title(s, next);
	if (sentence && (alone || alone_but_for_title) && title_precedes(s, i))
		return true;
	return sentence && (alone ? rest.n > 40 && rest.p[0] != '{' : rest.n > 240);
}

static bool is_heading(const struct lg_structure *s, size_t i)
{
	return i < s->line.n && (s->line.v[i].part == LG_PART_HEADING || s->line.v[i].part == LG_PART_CROSS ||
				 s->line.v[i].part == LG_PART_ANNEX);
}

static bool lacks_title(const struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	return l->part == LG_PART_HEADING && (l->heading.title >= l->in.text.n ||
					      (l->says && l->in.heading == 0 && lg_is_unit_kind(s, l->heading.kind)));
}

static bool title_follows(const struct lg_structure *s, size_t i)
{
	size_t next = lg_next_line(s, i), after = next < s->line.n ? lg_next_line(s, next) : next;
	return next < s->line.n && looks_title(s, next) && after < s->line.n && !is_heading(s, after);
}

/* A heading of its own, as the format has it, that stands right before the number of a unit. */
static bool cross_precedes(const struct lg_structure *s, size_t i)
{
	size_t before = lg_line_before(s, i);
	return before != SIZE_MAX && s->line.v[before].part == LG_PART_CROSS && s->line.v[before].in.heading > 0;
}

/* Texts put all their titles on the same side. */
static void vote_on_titles(struct lg_structure *s)
{
	size_t follow = 0, precede = 0, lack = 0, cross = 0;
	for (size_t i = 0; i < s->line.n; i++) {
		if (!lacks_title(s, i) || !lg_is_unit_kind(s, s->line.v[i].heading.kind))
			continue;
		bool says = s->line.v[i].says;
		lack++;
		follow += !says && title_follows(s, i);
		precede += title_precedes(s, i);
		cross += cross_precedes(s, i);
	}
	s->crosses_precede = cross > 1 && cross * 2 > lack;
	s->titles_follow = follow > precede;
	s->titles_precede = precede > follow && precede * 2 > lack;
}

/* A heading, or the title before one. */
static bool begins_heading(const struct lg_structure *s, size_t i)
{
	size_t next = i < s->line.n ? lg_next_line(s, i) : i;
	return is_heading(s, i) || (s->titles_precede && next < s->line.n && looks_title(s, i) && lacks_title(s, next));
}

/* The title of a chapter may run over several lines of capitals. */
static void take_container_title(struct lg_structure *s, size_t i)
{
	size_t next = lg_next_line(s, i);
	struct lg_scan_line *l = next < s->line.n ? &s->line.v[next] : NULL;
	if (l && l->part == LG_PART_CROSS && (l->in.heading == 0 || l->in.heading == s->line.v[i].in.heading))
		l->part = LG_PART_TITLE;
	else if (l && l->part == LG_PART_TEXT && looks_title(s, next) &&
		 (l->in.strong || lg_all_caps(l->in.text) || begins_heading(s, lg_next_line(s, next))))
		l->part = LG_PART_TITLE;
	else
		return;
	for (next = lg_next_line(s, next); next < s->line.n; next = lg_next_line(s, next)) {
		l = &s->line.v[next];
		if (l->part != LG_PART_CROSS || l->in.heading || !lg_all_caps(l->in.text))
			return;
		l->part = LG_PART_TITLE;
	}
}

static void join_capitals(struct lg_structure *s, size_t i)
{
	for (size_t next = lg_next_line(s, i); next < s->line.n; next = lg_next_line(s, next)) {
		struct lg_scan_line *l = &s->line.v[next];
		if (l->part != LG_PART_CROSS || l->in.heading || l->in.gap)
			return;
		l->part = LG_PART_TITLE;
	}
}

/* Words after the number of a unit that may be either: they end like a sentence, and more follows. */
static bool title_or_text(const struct lg_structure *s, const struct lg_scan_line *l)
{
	struct lg_slice rest = lg_slice_trim(lg_slice_sub(l->in.text, l->heading.title, l->in.text.n));
	return !l->says && l->in.heading == 0 && !l->heading.bare && lg_is_unit_kind(s, l->heading.kind) &&
	       rest.n > SHORT_TITLE_BYTES && lg_ends_sentence(rest);
}

/* Where nearly all units of a text go on after their number, those do so too whose first paragraph is a short one. */
static void vote_on_text(struct lg_structure *s)
{
	size_t text = 0, titles = 0;
	for (size_t i = 0; i < s->line.n; i++) {
		const struct lg_scan_line *l = &s->line.v[i];
		if (l->part != LG_PART_HEADING || l->heading.bare || !lg_is_unit_kind(s, l->heading.kind))
			continue;
		text += l->says;
		titles += !l->says && l->heading.title < l->in.text.n;
	}
	for (size_t i = 0; i < s->line.n && text > titles * 4; i++)
		if (s->line.v[i].part == LG_PART_HEADING && title_or_text(s, &s->line.v[i]))
			s->line.v[i].says = true;
}

void lg_scan_titles(struct lg_structure *s)
{
	for (size_t i = 0; i < s->line.n; i++)
		if (s->line.v[i].part == LG_PART_HEADING && !s->line.v[i].says)
			s->line.v[i].says = says_text(s, i);
	vote_on_text(s);
	vote_on_titles(s);
	for (size_t i = 0; i < s->line.n; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		if (l->part == LG_PART_CROSS && !l->in.heading)
			join_capitals(s, i);
		if (!lacks_title(s, i))
			continue;
		if (!lg_is_unit_kind(s, l->heading.kind)) {
			take_container_title(s, i);
		} else if (s->titles_follow && !l->says && title_follows(s, i)) {
			s->line.v[lg_next_line(s, i)].part = LG_PART_TITLE;
		} else if ((s->crosses_precede && cross_precedes(s, i)) ||
			   ((l->says && !l->heading.bare ? s->titles_precede : !s->titles_follow) &&
			    title_precedes(s, i))) {
			size_t before = lg_line_before(s, i);
			s->line.v[before].part = LG_PART_TITLE;
			s->line.v[before].ahead = true;
		}
	}
}

/* ---- paragraphs ------------------------------------------------------------------------------------------------- */

/* Marks the lines from i on, in one unit, that go on with the list that line i begins; how many, itself included. */
static size_t follow_bare(struct lg_structure *s, size_t i, bool mark)
{
	struct lg_enumerator last = {0}, e;
	size_t n = 0;
	for (size_t j = i; j < s->line.n; j = lg_next_line(s, j)) {
		struct lg_scan_line *l = &s->line.v[j];
		if (l->part != LG_PART_TEXT && l->part != LG_PART_EDITORIAL && l->part != LG_PART_QUOTED)
			break;
		if (l->part != LG_PART_TEXT || !lg_bare_enumerator(l->in.text, &e))
			continue;
		uint32_t was = last.value[LG_ENUM_DIGIT], is = e.value[LG_ENUM_DIGIT];
		bool next = is == was ? e.suffix > last.suffix : is > was && is - was <= 2;
		size_t before = lg_line_before(s, j);
		if (n && (!next || !(l->in.gap || lg_ends_sentence(lg_line_text(&s->line.v[before])))))
			continue;
		n++;
		last = e;
		l->bare |= mark;
	}
	return n;
}

static void find_bare_paragraphs(struct lg_structure *s)
{
	struct lg_enumerator e;
	for (size_t i = 0; i < s->line.n; i++) {
		if (s->line.v[i].part != LG_PART_HEADING || s->line.v[i].says)
			continue;
		size_t first = lg_next_line(s, i);
		while (first < s->line.n && s->line.v[first].part == LG_PART_TITLE && !s->line.v[first].ahead)
			first = lg_next_line(s, first);
		if (first < s->line.n && s->line.v[first].part == LG_PART_TEXT &&
		    lg_bare_enumerator(s->line.v[first].in.text, &e) && e.value[LG_ENUM_DIGIT] == 1 && e.suffix == 0 &&
		    follow_bare(s, first, false) > 1)
			follow_bare(s, first, true);
	}
}

/* What an annex numbers are its paragraphs. */
static void lower_annexes(struct lg_structure *s)
{
	bool annex = false;
	for (size_t i = 0; i < s->line.n; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		annex |= l->part == LG_PART_ANNEX;
		if (annex && l->part == LG_PART_HEADING && l->heading.bare)
			l->heading.kind = LG_KIND_PARAGRAPH;
	}
}

int lg_scan_lines(struct lg_structure *s)
{
	LG_TRY(read_words(s));
	if (s->mode == LG_STRUCTURE_WITHIN_UNIT) {
		find_editorial(s);
		lg_scan_quotes(s);
		return LG_OK;
	}
	lg_scan_contents(s);
	find_headings(s);
	trust_marked(s);
	find_editorial(s);
	lg_scan_quotes(s);
	count_units(s);
	find_bare_sections(s);
	find_other_headings(s);
	lower_annexes(s);
	lg_scan_front(s);
	lg_scan_titles(s);
	find_bare_paragraphs(s);
	return LG_OK;
}
