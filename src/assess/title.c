/* SPDX-License-Identifier: MIT */
#include "assess/title.h"

#include <string.h>

#include "text/normalise.h"

#define LEAD_WORDS 6 /* words before the title begins */
#define COMPOUND_STEM 12
#define GAP_WORDS 4 /* between two of its words, and before its year */

/* Next maximal run of word characters of *rest, which moves past it; empty at the end. *letters: its characters. */
static struct lg_slice next_word(struct lg_slice *rest, unsigned *letters)
{
	size_t at = 0, n = 1;
	*letters = 0;
	while (at < rest->n && !lg_is_word(lg_utf8_at(*rest, at, &n)))
		at += n;
	size_t begin = at;
	while (at < rest->n && lg_is_word(lg_utf8_at(*rest, at, &n))) {
		at += n;
		++*letters;
	}
	struct lg_slice word = lg_slice_sub(*rest, begin, at);
	*rest = lg_slice_sub(*rest, at, rest->n);
	return word;
}

static uint32_t year_of(struct lg_slice word)
{
	uint32_t year;
	return word.n == 4 && lg_slice_uint(word, &year) && year > 1700 && year < 2200 ? year : 0;
}

/* Without the ending: a third of a long word may change with case and number. */
static struct lg_slice stem_of(struct lg_slice word, unsigned letters)
{
	unsigned keep = letters >= 9 ? letters - 3 : letters >= 6 ? letters - 2 : letters >= 5 ? letters - 1 : letters;
	size_t at = 0, n = 1;
	for (unsigned i = 0; i < keep; i++) {
		lg_utf8_at(word, at, &n);
		at += n;
	}
	return lg_slice_sub(word, 0, at);
}

static uint32_t lead_of(struct lg_slice word)
{
	uint32_t lead = 0;
	if (word.n >= sizeof lead)
		memcpy(&lead, word.p, sizeof lead);
	return lead;
}

static uint64_t lead_bit(uint32_t lead)
{
	return (uint64_t)1 << (lead * 0x9E3779B1u >> 26);
}

int lg_title_make(struct lg_title *out, struct lg_arena *a, struct lg_slice title, unsigned fold)
{
	struct lg_normal normal;
	unsigned letters;
	*out = (struct lg_title){0};
	LG_TRY(lg_normalise(&normal, a, title, fold));
	struct lg_slice rest = out->normal = normal.text;
	bool joined = false;
	for (struct lg_slice w = next_word(&rest, &letters); w.n; w = next_word(&rest, &letters)) {
		if (year_of(w)) {
			out->year = year_of(w);
		} else if (letters >= 4 && out->nstems < LG_TITLE_STEMS) {
			out->stem[out->nstems] = stem_of(w, letters);
			out->lead[out->nstems] = lead_of(out->stem[out->nstems]);
			out->leads |= lead_bit(out->lead[out->nstems]);
			out->joined |= (uint32_t)joined << out->nstems++;
			joined = false;
		} else {
			joined = true;
		}
	}
	return LG_OK;
}

size_t lg_title_tokens(struct lg_token *out, size_t max, struct lg_slice normal)
{
	struct lg_slice rest = normal;
	unsigned letters;
	size_t n = 0;
	while (n < max) {
		struct lg_slice word = next_word(&rest, &letters);
		if (word.n == 0)
			break;
		out[n++] = (struct lg_token){word, lead_of(word), year_of(word)};
	}
	return n;
}

static bool begins(const struct lg_token *token, const struct lg_title *t, unsigned stem)
{
	struct lg_slice s = t->stem[stem];
	return token->lead == t->lead[stem] && token->word.n >= s.n && memcmp(token->word.p, s.p, s.n) == 0;
}

struct naming {
	unsigned matched, first, last; /* stems of the title: how many, and between which */
	unsigned since;		       /* words since the last */
	bool year, other_year;
};

/* Whether the word belongs to the title. */
static bool take_word(struct naming *m, const struct lg_title *t, const struct lg_token *token)
{
	if (token->year) {
		m->year |= token->year == t->year;
		m->other_year |= token->year != t->year;
		return true;
	}
	if (!(t->leads & lead_bit(token->lead)))
		return false;
	for (unsigned s = m->matched ? m->last + 1 : 0; s < t->nstems; s++) {
		if (!begins(token, t, s))
			continue;
		/* "of this code criminal proceedings ..." is not the "Code of Criminal Procedure" */
		if (m->matched && s == m->last + 1 && m->since == 0 && t->joined >> s & 1)
			continue;
		if (!m->matched++)
			m->first = s;
		m->last = s;
		m->since = 0;
		return true;
	}
	return false;
}

unsigned lg_title_score(const struct lg_title *t, const struct lg_token *word, size_t n)
{
	struct naming m = {0};
	unsigned patience = LEAD_WORDS;
	bool at_once = false;
	for (size_t i = 0; i < n && patience; i++) {
		bool taken = take_word(&m, t, &word[i]);
		at_once |= taken && i < 2;
		m.since += !taken;
		patience = taken ? GAP_WORDS : patience - 1;
	}
	if (m.year)
		return 100 + m.matched;
	if (m.other_year && t->year)
		return 0;
	/* two words from the middle of a long title ("criminal offences") are words of the law, not its name */
	/* "of this code criminal proceedings ..." begins like "Code of Criminal Procedure" and goes on otherwise */
	/* but the first two alone, where the sentence ends, are a short name: the title goes on with the country's */
	bool short_name = at_once && m.matched == 2 && m.last == 1 && m.since == 0;
	if (m.matched < 3 && m.last + 1 < t->nstems && !short_name)
		return 0;
	bool together = m.matched >= 2 && m.last - m.first + 1 == m.matched && (m.first == 0 || m.matched >= 3);
	bool most = m.matched >= 2 && m.matched * 2 >= t->nstems;
	bool only = m.matched == 1 && t->nstems == 1 && t->stem[0].n >= 10;
	/* "of the Strafgesetzbuch", which is the Schweizerisches Strafgesetzbuch: a compound at once, not some words
	 * later */
	only |= m.matched == 1 && t->nstems == 2 && m.last == 1 && at_once && t->stem[1].n >= COMPOUND_STEM &&
		(unsigned char)t->stem[1].p[0] < 0x80;
	return together || most || only ? m.matched * 4 + (m.matched == t->nstems) : 0;
}

/* ---- short titles ---------------------------------------------------------------------------------------------- */

#define SHORT_MIN 3
#define SHORT_MAX 8
#define COMPOUND_BYTES 9 /* a word shorter than that is not written as its initials */

static bool is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42F); /* Latin, Cyrillic */
}

bool lg_is_short_title(struct lg_slice written)
{
	unsigned letters = 0, capitals = 0;
	size_t n = 1;
	for (size_t at = 0; at < written.n; at += n, letters++) {
		bool capital = is_capital((uint32_t)lg_utf8_at(written, at, &n));
		if (letters == 0 && !capital)
			return false;
		capitals += capital;
	}
	return letters >= SHORT_MIN && letters <= SHORT_MAX && capitals >= 2;
}

static bool is_made_of(struct lg_slice word, struct lg_slice letters)
{
	size_t at = 0;
	if (word.n < COMPOUND_BYTES || word.p[0] != letters.p[0])
		return false;
	for (size_t i = 0; i < word.n && at < letters.n; i++)
		at += word.p[i] == letters.p[at];
	return at == letters.n;
}

static bool initials_at(struct lg_slice word, size_t at, struct lg_slice of, size_t n)
{
	return at + n <= word.n && memcmp(word.p + at, of.p, n) == 0;
}

unsigned lg_title_shortened(const struct lg_title *t, struct lg_slice word)
{
	unsigned letters;
	size_t initials = 0;
	bool compound = false, begins = true;
	struct lg_slice rest = t->normal;
	for (struct lg_slice w = next_word(&rest, &letters); w.n; w = next_word(&rest, &letters)) {
		size_t n = 1;
		if (lg_slice_eq(w, word))
			return 2;
		compound |= is_made_of(w, word);
		if (letters < 4 || initials >= word.n)
			continue;
		lg_utf8_at(w, 0, &n);
		begins &= initials_at(word, initials, w, n);
		initials += n;
	}
	return compound || (begins && initials == word.n);
}
