/* SPDX-License-Identifier: MIT */
/* Which encoding is it? The evidence, in order of its weight; the work is done in decoder.c. */
#include "text/encoding.h"

#include "text/decoder.h"

#include <string.h>
#include <uchardet.h>

#define SOURCE_MAX ((size_t)1 << 30)   /* a byte becomes at most three: offsets stay below 2^32 */
#define DETECT_MAX ((size_t)32 * 1024) /* bytes that the detector is shown: it reads about 1 MB/s */
#define CHARSET_MAX 32		       /* as in struct lg_utf8 */

/* UTF-8 with so many valid sequences for each broken one is UTF-8 that was damaged, whatever is declared. */
#define SOUND_PER_BROKEN 10

enum form { FORM_UTF8, FORM_WIDE, FORM_ICONV };

struct guess {
	enum form form;
	char charset[CHARSET_MAX];
	unsigned width; /* FORM_WIDE */
	bool big_endian;
	bool detected; /* nothing but the bytes speaks for it */
	size_t begin;  /* after the byte order mark */
};

static struct guess wide(unsigned width, bool big_endian, size_t begin)
{
	struct guess g = {.form = FORM_WIDE, .width = width, .big_endian = big_endian, .begin = begin};
	memcpy(g.charset, width == 2 ? "UTF-16" : "UTF-32", 6);
	memcpy(g.charset + 6, big_endian ? "BE" : "LE", 3);
	return g;
}

static struct guess utf8(size_t begin)
{
	return (struct guess){.form = FORM_UTF8, .charset = "UTF-8", .begin = begin};
}

static bool starts(struct lg_slice s, const char *bytes, size_t n)
{
	return s.n >= n && memcmp(s.p, bytes, n) == 0;
}

static bool by_mark(struct guess *g, struct lg_slice s)
{
	if (starts(s, "\xEF\xBB\xBF", 3))
		*g = utf8(3);
	else if (starts(s, "\xFF\xFE\0\0", 4))
		*g = wide(4, false, 4);
	else if (starts(s, "\0\0\xFE\xFF", 4))
		*g = wide(4, true, 4);
	else if (starts(s, "\xFF\xFE", 2))
		*g = wide(2, false, 2);
	else if (starts(s, "\xFE\xFF", 2))
		*g = wide(2, true, 2);
	else
		return false;
	return true;
}

/* UTF-16 without a mark: blanks, digits and line ends of any script have a zero on the same side. */
static bool by_zeros(struct guess *g, struct lg_slice s)
{
	size_t zeros[2] = {0};
	s = lg_slice_sub(s, 0, 4096);
	for (size_t i = 0; i < s.n; i++)
		zeros[i & 1] += s.p[i] == 0;
	const bool big_endian = zeros[0] > zeros[1];
	const size_t many = zeros[big_endian ? 0 : 1], few = zeros[big_endian ? 1 : 0];
	if (many * 40 < s.n || few * 10 > many || s.n < 4)
		return false;
	*g = wide(2, big_endian, 0);
	return true;
}

/* Names that mean more than they say. */
static void widen(char charset[CHARSET_MAX])
{
	static const struct {
		const char *name, *is;
	} table[] = {
		{"ISO-8859-1", "WINDOWS-1252"}, /* as every browser does: bytes 0x80 to 0x9F are letters, too */
		{"ISO8859-1", "WINDOWS-1252"},
		{"ISO_8859-1", "WINDOWS-1252"},
		{"LATIN1", "WINDOWS-1252"},
		{"L1", "WINDOWS-1252"},
		{"US-ASCII", "WINDOWS-1252"},
		{"ASCII", "WINDOWS-1252"},
		{"KOI8-R", "KOI8-U"}, /* the same but for four letters of Ukrainian */
		{"UTF8", "UTF-8"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (strcmp(charset, table[i].name) == 0) {
			memcpy(charset, table[i].is, strlen(table[i].is) + 1);
			return;
		}
	}
}

/* A name as iconv knows it, in upper case. False for none, and for UTF-16 and UTF-32, whose bytes speak for themselves.
 */
static bool by_name(struct guess *g, struct lg_slice name)
{
	*g = (struct guess){.form = FORM_ICONV};
	name = lg_slice_trim(name);
	if (name.n == 0 || name.n >= sizeof g->charset)
		return false;
	for (size_t i = 0; i < name.n; i++) {
		const char c = name.p[i];
		g->charset[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
		if (c <= ' ' || c > '~' || c == '/') /* '/' would be an option of iconv */
			return false;
	}
	widen(g->charset);
	if (strcmp(g->charset, "UTF-8") == 0)
		*g = utf8(0);
	return strncmp(g->charset, "UTF-16", 6) != 0 && strncmp(g->charset, "UTF-32", 6) != 0;
}

/* uchardet's opinion; windows-1252 when it has none. */
static int by_detection(struct guess *g, struct lg_slice s)
{
	size_t first = 0;
	while (first < s.n && (unsigned char)s.p[first] < 0x80)
		first++;
	s = lg_slice_sub(s, first > DETECT_MAX / 2 ? first - DETECT_MAX / 2 : 0, s.n);
	uchardet_t detector = uchardet_new();
	if (!detector)
		return LG_ENOMEM;
	if (uchardet_handle_data(detector, s.p, s.n < DETECT_MAX ? s.n : DETECT_MAX) == 0)
		uchardet_data_end(detector);
	if (!by_name(g, lg_slice_from(uchardet_get_charset(detector))))
		(void)by_name(g, LG_LIT("WINDOWS-1252"));
	g->detected = true;
	uchardet_delete(detector);
	return LG_OK;
}

/* Is it UTF-8, perhaps damaged? One byte above ASCII at the very end may be anything. */
static bool is_utf8(const struct lg_census *c)
{
	if (c->broken == 0 && !c->cut)
		return true;
	return c->sequences && c->broken * SOUND_PER_BROKEN <= c->sequences;
}

static int choose(struct guess *g, struct lg_slice bytes, const struct lg_census *census, struct lg_slice declared)
{
	if (by_mark(g, bytes) || (census->controls && by_zeros(g, bytes)))
		return LG_OK;
	*g = utf8(0);
	if (is_utf8(census))
		return LG_OK;
	if (by_name(g, declared) && (g->form != FORM_UTF8 || census->broken <= census->sequences))
		return LG_OK;
	return by_detection(g, bytes);
}

static int convert(struct lg_decoder *d, const struct guess *g)
{
	switch (g->form) {
	case FORM_UTF8:
		return lg_decode_utf8(d);
	case FORM_WIDE:
		return lg_decode_wide(d, g->width, g->big_endian);
	case FORM_ICONV:
		return lg_decode_iconv(d, g->charset);
	}
	return LG_EINVAL;
}

/* The long way: every character through the decoder. */
static int decode(struct lg_utf8 *out, struct lg_arena *a, struct lg_slice bytes, struct guess *g, struct lg_slice file,
		  struct lg_diags *diags)
{
	struct lg_decoder d = {.bytes = bytes, .charset = g->charset, .file = file, .diags = diags};
	LG_TRY(lg_sink_open(&d.sink, a, g->begin, bytes.n));
	int status = convert(&d, g);
	if (status == LG_EINVAL && !g->detected) { /* iconv does not know the declared name ... */
		LG_TRY(by_detection(g, bytes));
		status = convert(&d, g);
	}
	if (status == LG_EINVAL) { /* ... nor the detected one */
		(void)by_name(g, LG_LIT("WINDOWS-1252"));
		g->detected = true;
		status = convert(&d, g);
	}
	LG_TRY(status);
	lg_decoder_summary(&d);
	out->repaired = d.repaired;
	return lg_sink_close(&d.sink, &out->text, &out->map);
}

int lg_utf8_decode(struct lg_utf8 *out, struct lg_arena *a, struct lg_slice bytes, struct lg_slice declared,
		   struct lg_slice file, struct lg_diags *d)
{
	struct lg_utf8 made = {0};
	struct guess g;
	if (bytes.n > SOURCE_MAX)
		return LG_ELIMIT;
	const struct lg_census census = lg_utf8_census(bytes);
	if (declared.n == 0)
		declared = lg_charset_declared(bytes);
	LG_TRY(choose(&g, bytes, &census, declared));
	if (g.form == FORM_UTF8 && census.broken == 0 && !census.cut && census.controls == 0) {
		made.text = lg_slice_sub(bytes, g.begin, bytes.n);
		if (g.begin)
			LG_TRY(lg_offmap_add(&made.map, a, (uint32_t)made.text.n, (uint32_t)g.begin,
					     (uint32_t)made.text.n));
	} else
		LG_TRY(decode(&made, a, bytes, &g, file, d));
	if (g.detected && declared.n)
		lg_diag(d, LG_WARNING, file, 0, 0, "not readable as the declared %.*s: read as %s", (int)declared.n,
			declared.p, g.charset);
	else if (g.detected)
		lg_diag(d, LG_NOTE, file, 0, 0, "encoding not declared: read as %s", g.charset);
	memcpy(made.charset, g.charset, sizeof made.charset);
	made.mojibake = lg_looks_garbled(made.text);
	if (made.mojibake)
		lg_diag(d, LG_WARNING, file, 0, 0,
			"the text is garbled (wrongly decoded before it was saved): it cannot be judged");
	*out = made;
	return LG_OK;
}
