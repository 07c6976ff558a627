/* SPDX-License-Identifier: MIT */
#include "read/declared.h"

#include <ctype.h>
#include <string.h>

#include "read/read.h"
#include "read/xml_dialect.h"

/* ISO 639-1, 639-2/T, 639-2/B where it differs, and what some publishers write instead. */
static const char codes[][3][4] = {
	{"sq", "sqi", "alb"}, {"hy", "hye", "arm"}, {"az", "aze", ""},	  {"eu", "eus", "baq"}, {"be", "bel", ""},
	{"bs", "bos", ""},    {"bg", "bul", ""},    {"ca", "cat", ""},	  {"zh", "zho", "chi"}, {"hr", "hrv", "scr"},
	{"cs", "ces", "cze"}, {"da", "dan", ""},    {"nl", "nld", "dut"}, {"en", "eng", ""},	{"et", "est", ""},
	{"fi", "fin", ""},    {"fr", "fra", "fre"}, {"ka", "kat", "geo"}, {"de", "deu", "ger"}, {"el", "ell", "gre"},
	{"el", "gr", ""},     {"hu", "hun", ""},    {"is", "isl", "ice"}, {"ga", "gle", ""},	{"it", "ita", ""},
	{"kk", "kaz", ""},    {"ky", "kir", ""},    {"lv", "lav", ""},	  {"lt", "lit", ""},	{"lb", "ltz", ""},
	{"mk", "mkd", "mac"}, {"mt", "mlt", ""},    {"ro", "ron", "rum"}, {"ro", "mol", "mo"},	{"no", "nor", ""},
	{"nb", "nob", ""},    {"nn", "nno", ""},    {"pl", "pol", ""},	  {"pt", "por", ""},	{"ru", "rus", ""},
	{"sr", "srp", "scc"}, {"sk", "slk", "slo"}, {"sl", "slv", ""},	  {"es", "spa", "esp"}, {"sw", "swa", "swh"},
	{"sv", "swe", ""},    {"tg", "tgk", ""},    {"tr", "tur", ""},	  {"tk", "tuk", ""},	{"uk", "ukr", ""},
	{"uz", "uzb", ""},    {"cy", "cym", "wel"}, {"gd", "gla", ""},	  {"ar", "ara", ""},	{"he", "heb", ""},
	{"af", "afr", ""},    {"cnr", "cnr", "me"},
};

static bool same(struct lg_slice s, const char *lower)
{
	size_t i = 0;
	for (; i < s.n && lower[i]; i++) {
		char c = s.p[i];
		if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != lower[i])
			return false;
	}
	return i == s.n && lower[i] == '\0';
}

struct lg_slice lg_lang_code(struct lg_slice tag)
{
	size_t n = 0;
	tag = lg_slice_trim(tag);
	for (size_t slash = tag.n; slash-- > 0;) /* the code may end a URI */
		if (tag.p[slash] == '/') {
			tag = lg_slice_sub(tag, slash + 1, tag.n);
			break;
		}
	while (n < tag.n && tag.p[n] != '-' && tag.p[n] != '_')
		n++;
	tag = lg_slice_sub(tag, 0, n);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		for (size_t k = 0; k < 3; k++)
			if (codes[i][k][0] && same(tag, codes[i][k]))
				return lg_slice_from(codes[i][0]);
	return tag;
}

/* ---- where a text says it ------------------------------------------------------------------------------------- */

#define HEAD_BYTES ((size_t)16 * 1024)

/* A plausible tag: two or three letters, perhaps more after a hyphen. */
static struct lg_slice language_tag(struct lg_slice s)
{
	size_t n = 0;
	s = lg_slice_trim(s);
	while (n < s.n && (isalpha((unsigned char)s.p[n]) || (s.p[n] && strchr("-_:/.", s.p[n]))))
		n++;
	struct lg_slice code = lg_lang_code(lg_slice_sub(s, 0, n));
	return code.n == 2 || code.n == 3 ? code : (struct lg_slice){"", 0};
}

/* The value after `name` and =, in quotes: xml:lang="uk". */
static struct lg_slice attribute(struct lg_slice head, const char *name)
{
	for (size_t at; (at = lg_slice_find(head, lg_slice_from(name))) != SIZE_MAX;) {
		head = lg_slice_sub(head, at + strlen(name), head.n);
		struct lg_slice rest = lg_slice_trim(head);
		if (rest.n < 3 || rest.p[0] != '=')
			continue;
		rest = lg_slice_trim(lg_slice_sub(rest, 1, rest.n));
		if (rest.n && (rest.p[0] == '"' || rest.p[0] == '\''))
			return language_tag(lg_slice_sub(rest, 1, rest.n));
	}
	return (struct lg_slice){"", 0};
}

/* "lang: uk" or "language: uk" between the first "---" line and the next. */
static struct lg_slice front_matter(struct lg_slice head)
{
	static const char *const keys[] = {"lang:", "language:"};
	while (head.n) {
		const char *nl = memchr(head.p, '\n', head.n);
		size_t n = nl ? (size_t)(nl - head.p) : head.n;
		struct lg_slice line = lg_slice_trim(lg_slice_sub(head, 0, n));
		head = lg_slice_sub(head, nl ? n + 1 : n, head.n);
		if (lg_slice_is(line, "---"))
			break;
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			if (!lg_slice_starts(line, keys[k]))
				continue;
			struct lg_slice value = lg_slice_trim(lg_slice_sub(line, strlen(keys[k]), line.n));
			if (value.n && (value.p[0] == '"' || value.p[0] == '\''))
				value = lg_slice_sub(value, 1, value.n);
			return language_tag(value);
		}
	}
	return (struct lg_slice){"", 0};
}

/* The words of the first element of this name: <LG.DOC>EN</LG.DOC>. */
static struct lg_slice element_words(struct lg_slice head, const char *start_tag)
{
	size_t at = lg_slice_find(head, lg_slice_from(start_tag));
	return at == SIZE_MAX ? (struct lg_slice){"", 0}
			      : language_tag(lg_slice_sub(head, at + strlen(start_tag), head.n));
}

static struct lg_slice markup_language(struct lg_slice head)
{
	struct lg_slice ns, root = lg_xml_root(head, &ns);
	const char *fixed = lg_xml_dialect_of(root, ns)->lang;
	struct lg_slice found = (struct lg_slice){"", 0};
	size_t frbr = lg_slice_find(head, LG_LIT("FRBRlanguage"));
	if (frbr != SIZE_MAX)
		found = attribute(lg_slice_sub(head, frbr, head.n), "language");
	static const char *const attributes[] = {"xml:lang", " lang"};
	for (size_t i = 0; i < 2 && found.n == 0; i++)
		found = attribute(head, attributes[i]);
	static const char *const elements[] = {"<LG.DOC>", "<dc:language>"};
	for (size_t i = 0; i < 2 && found.n == 0; i++)
		found = element_words(head, elements[i]);
	return found.n || !fixed ? found : lg_slice_from(fixed);
}

struct lg_slice lg_read_declared_lang(struct lg_slice bytes)
{
	struct lg_slice head = lg_slice_sub(bytes, 0, HEAD_BYTES);
	if (lg_slice_starts(head, "\xef\xbb\xbf"))
		head = lg_slice_sub(head, 3, head.n);
	head = lg_slice_trim(head);
	if (lg_slice_starts(head, "---"))
		return front_matter(lg_slice_sub(head, 3, head.n).n ? lg_slice_sub(head, 4, head.n) : head);
	return head.n && head.p[0] == '<' ? markup_language(head) : (struct lg_slice){"", 0};
}
