/* SPDX-License-Identifier: MIT */
/* structure_front.c - what stands before and after the law itself: title, table of contents, preamble, signatures. */
#include <string.h>

#include "read/structure_priv.h"

#define TOC_TRIES 12  /* entries of which one must come again, word for word */
#define BODY_HEADS 12 /* lines of the body before the first that the table has too */
#define RUNS_MAX 20
#define RUN_UNITS 5 /* so many headings without a word between them are a table of contents */
#define TITLE_BYTES 400
#define TITLE_LINES 5
#define WORD_BYTES 16	/* "LAW" alone is only the beginning of a title */
#define NUMBER_BYTES 20 /* "No. 5 of 2020" */
#define CLOSING_BYTES 80

static bool has(unsigned marks, enum lg_mark mark)
{
	return (marks >> mark) & 1U;
}

static void mark_lines(struct lg_structure *s, size_t begin, size_t end, enum lg_line_part part)
{
	bool first = true;
	for (size_t i = begin; i < end && i < s->line.n; i++) {
		if (s->line.v[i].part == LG_PART_SKIP)
			continue;
		s->line.v[i].part = part;
		s->line.v[i].first = first;
		first = false;
	}
}

/* ---- table of contents ---------------------------------------------------------------------------------------- */

/* Without the dots and the page number that an entry may end with. */
static struct lg_slice entry(struct lg_slice s)
{
	while (s.n && strchr("0123456789. \t_", s.p[s.n - 1]))
		s = lg_slice_sub(s, 0, s.n - 1);
	return s;
}

/* Line b of the body says what entry a of the table says. */
static bool says_again(const struct lg_scan_line *a, const struct lg_scan_line *b)
{
	return b->part != LG_PART_SKIP &&
	       (lg_slice_eq(b->words.head, a->words.head) || lg_slice_eq(b->words.head, entry(a->words.head)));
}

/* The heading in line j and its title in the next say together what entry a says on one line: "Book I - Persons". */
static bool say_again_together(const struct lg_structure *s, const struct lg_scan_line *a, size_t j)
{
	struct lg_slice whole = entry(a->words.head), number = s->line.v[j].words.head;
	size_t next = lg_next_line(s, j), at = number.n;
	if (next >= s->line.n || number.n == 0 || !lg_slice_eq(lg_slice_sub(whole, 0, number.n), number))
		return false;
	while (at < whole.n && strchr(" .:-", whole.p[at]))
		at++;
	return at > number.n && at < whole.n &&
	       lg_slice_eq(lg_slice_sub(whole, at, whole.n), s->line.v[next].words.head);
}

/* The first line from `from` on that says just what line i says; n when there is none. */
static size_t recurrence(const struct lg_structure *s, size_t i, size_t from)
{
	const struct lg_scan_line *a = &s->line.v[i];
	for (size_t j = from; j < s->line.n && entry(a->words.head).n >= 4; j++)
		if (says_again(a, &s->line.v[j]) || say_again_together(s, a, j))
			return j;
	return s->line.n;
}

/* Where the body begins, given that line i says again what entry c of the table said, whose entries begin at lo: back
 * over the lines above both. */
static size_t align(const struct lg_structure *s, size_t c, size_t i, size_t lo)
{
	while (c > lo) {
		size_t above = lg_line_before(s, c), twin = lg_line_before(s, i);
		if (above == SIZE_MAX || above < lo || twin <= c || !says_again(&s->line.v[above], &s->line.v[twin]))
			break;
		c = above;
		i = twin;
	}
	return i;
}

/* "Schedule 2", "5. Title": if it is said nowhere else, the table has it shorter or longer than the law. */
static bool is_named_entry(const struct lg_structure *s, const struct lg_scan_line *l)
{
	struct lg_enumerator e;
	struct lg_line_heading h;
	return has(l->marks.starts, LG_MARK_ANNEX) || lg_enumerator_at(l->in.text, 0, &e) ||
	       (lg_line_heading(&h, s->table, s->scratch, l->in.text, l->in.heading > 0) && h.numbered &&
		lg_kind_level(h.kind) >= lg_kind_level(LG_KIND_ARTICLE));
}

/* The body's headings and enacting words may stand above its line i, and not in the table: back to the last entry,
 * which is said again. */
static size_t body_heads(const struct lg_structure *s, size_t i, size_t lo)
{
	size_t body = i;
	for (int n = 0; n < BODY_HEADS; n++) {
		size_t above = lg_line_before(s, body);
		if (above == SIZE_MAX || above < lo)
			break;
		if (is_named_entry(s, &s->line.v[above]) || recurrence(s, above, i) < s->line.n)
			return body;
		body = above;
	}
	return i;
}

/* The contents end where one of the first entries comes again. */
static size_t toc_end(const struct lg_structure *s, size_t mark)
{
	size_t first = lg_next_line(s, mark), c = first;
	for (int n = 0; n < TOC_TRIES && c < s->line.n; n++, c = lg_next_line(s, c)) {
		size_t again = recurrence(s, c, lg_next_line(s, c));
		if (again < s->line.n)
			return body_heads(s, align(s, c, again, first), c + 1);
	}
	return mark + 1;
}

void lg_scan_contents(struct lg_structure *s)
{
	for (size_t i = 0; i < s->line.n; i++) {
		const struct lg_scan_line *l = &s->line.v[i];
		if (l->part != LG_PART_TEXT || !has(l->marks.starts, LG_MARK_TOC) || l->in.text.n > 120)
			continue;
		size_t end = toc_end(s, i), j = i;
		while (j < end && !has(s->line.v[j].marks.starts, LG_MARK_PREAMBLE))
			j++;
		mark_lines(s, i, j, LG_PART_TOC);
		return;
	}
}

static bool same_heading(const struct lg_scan_line *a, const struct lg_scan_line *b)
{
	return b->part == LG_PART_HEADING && a->heading.kind == b->heading.kind &&
	       lg_slice_eq(lg_slice_sub(a->in.text, a->heading.num.begin, a->heading.num.end),
			   lg_slice_sub(b->in.text, b->heading.num.begin, b->heading.num.end));
}

static bool is_entry(const struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	return (l->part == LG_PART_HEADING || l->part == LG_PART_CROSS || l->part == LG_PART_ANNEX) && !l->says &&
	       !has(l->marks.holds, LG_MARK_REPEALED);
}

static void toc_by_run(struct lg_structure *s)
{
	for (size_t i = 0, runs = 0; i < s->line.n && runs < RUNS_MAX; i++) {
		size_t end = i, units = 0, first = s->line.n;
		for (; end < s->line.n && is_entry(s, end); end = lg_next_line(s, end)) {
			if (s->line.v[end].part != LG_PART_HEADING || !lg_is_unit_kind(s, s->line.v[end].heading.kind))
				continue;
			units++;
			if (first == s->line.n)
				first = end;
		}
		if (units >= RUN_UNITS) {
			runs++;
			/* the last ones may already be the law's first chapter and article */
			for (size_t j = first + 1; j < s->line.n; j++)
				if (same_heading(&s->line.v[first], &s->line.v[j])) {
					size_t body = body_heads(s, align(s, first, j, i), first + 1);
					mark_lines(s, i, body < end ? body : end, LG_PART_TOC);
					return;
				}
		}
		if (end > i)
			i = end;
	}
}

/* ---- title and preamble --------------------------------------------------------------------------------------- */

/* The first numbered heading, with the unnumbered ones right above it. */
static size_t body_begin(const struct lg_structure *s)
{
	size_t body = 0;
	while (body < s->line.n && s->line.v[body].part != LG_PART_HEADING)
		body++;
	if (body == s->line.n)
		return body;
	size_t plain = 0;
	for (size_t before; (before = lg_line_before(s, body)) != SIZE_MAX && before > 0; body = before) {
		const struct lg_scan_line *l = &s->line.v[before];
		plain += l->in.heading == 0;
		if (l->part != LG_PART_CROSS || l->in.heading == 1 || plain > 1 ||
		    has(l->marks.starts, LG_MARK_PREAMBLE))
			break;
	}
	return body;
}

static size_t bytes_before(const struct lg_structure *s, size_t end)
{
	size_t n = 0;
	for (size_t i = 0; i < end; i++)
		n += s->line.v[i].part == LG_PART_SKIP || s->line.v[i].part == LG_PART_TOC ? 0 : s->line.v[i].in.text.n;
	return n;
}

static bool may_be_title(const struct lg_scan_line *l)
{
	return l->part == LG_PART_CROSS || (l->part == LG_PART_TEXT && l->in.text.n <= TITLE_BYTES &&
					    !lg_slice_ends(lg_slice_trim(l->in.text), ";"));
}

static bool has_digit(struct lg_slice text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			return true;
	return false;
}

/* "ACT / No. 5 of 2020 / ON SOMETHING", "ACT / on something" */
static bool goes_on(const struct lg_scan_line *l, size_t said)
{
	if (!may_be_title(l) || l->in.heading || has(l->marks.starts, LG_MARK_PREAMBLE))
		return false;
	if (lg_all_caps(l->in.text) || (l->in.text.n <= NUMBER_BYTES && has_digit(l->in.text)))
		return true;
	return said <= WORD_BYTES && lg_first_char(l->in.text) == LG_CHAR_LOWER && !lg_ends_sentence(l->in.text);
}

/* A law of one line, or a first line that speaks like one where nothing is marked as an article. */
static bool is_law(const struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	struct lg_enumerator e;
	if (l->in.heading || l->in.strong || lg_all_caps(l->in.text))
		return false;
	if (lg_next_line(s, i) >= s->line.n)
		return true;
	return s->nunits == 0 && lg_enumerator_at(l->in.text, 0, &e) && lg_ends_sentence(l->in.text);
}

static void take_title(struct lg_structure *s, size_t body)
{
	size_t i = 0;
	while (i < body && (s->line.v[i].part == LG_PART_SKIP || s->line.v[i].part == LG_PART_EDITORIAL))
		i++;
	if (i >= body || !may_be_title(&s->line.v[i]) || is_law(s, i))
		return;
	bool capitals = lg_all_caps(s->line.v[i].in.text), marked = s->line.v[i].in.heading > 0;
	size_t said = s->line.v[i].in.text.n;
	s->line.v[i].part = LG_PART_ACT_TITLE;
	for (int n = 0; n < TITLE_LINES && capitals && !marked; n++) {
		i = lg_next_line(s, i);
		if (i >= body || !goes_on(&s->line.v[i], said))
			return;
		s->line.v[i].part = LG_PART_ACT_TITLE;
		said += s->line.v[i].in.text.n;
	}
}

/* The first article's title stands before its number. */
static bool may_be_ahead(const struct lg_scan_line *l)
{
	struct lg_slice text = lg_slice_trim(l->in.text);
	return l->part == LG_PART_TEXT && l->in.gap && text.n < 200 && !lg_ends_sentence(text) &&
	       !lg_slice_ends(text, ",") && !has(l->marks.starts, LG_MARK_PREAMBLE);
}

static void take_preamble(struct lg_structure *s, size_t body)
{
	size_t before = bytes_before(s, body), all = bytes_before(s, s->line.n);
	bool told = false;
	for (size_t i = 0; i < body; i++)
		told |= has(s->line.v[i].marks.starts, LG_MARK_PREAMBLE);
	if (body >= s->line.n || s->nunits == 0 || (!told && before > all / 2))
		return;
	bool first = true;
	for (size_t i = 0; i < body; i++) {
		struct lg_scan_line *l = &s->line.v[i];
		bool ahead = i == lg_line_before(s, body) && may_be_ahead(l);
		if (l->part == LG_PART_SKIP || l->part == LG_PART_TOC || l->part == LG_PART_ACT_TITLE || ahead)
			continue;
		l->part = LG_PART_PREAMBLE;
		l->first = first;
		first = false;
	}
}

/* "A. NAME" at the very end */
static void take_closing(struct lg_structure *s)
{
	size_t last = lg_line_before(s, s->line.n);
	if (last == SIZE_MAX || last == 0)
		return;
	struct lg_scan_line *l = &s->line.v[last];
	size_t before = lg_line_before(s, last);
	bool may_be = l->part == LG_PART_TEXT || (l->part == LG_PART_CROSS && l->in.heading == 0);
	if (may_be && l->in.text.n <= CLOSING_BYTES && lg_all_caps(l->in.text) && before != SIZE_MAX &&
	    lg_ends_sentence(lg_line_text(&s->line.v[before])))
		l->part = LG_PART_CLOSING;
}

void lg_scan_front(struct lg_structure *s)
{
	toc_by_run(s);
	size_t body = body_begin(s);
	take_title(s, body);
	take_preamble(s, body);
	take_closing(s);
}
