/* SPDX-License-Identifier: MIT */
/* Which lexicon serves which language. Only the first tag of a file is read, so looking through all of them is cheap.
 */
#include "rules/lexicon.h"
#include "rules/names.h"
#include "rules/rules.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>

static void ignore(void *user, xmlError *error)
{
	(void)user; /* loading the file will report it */
	(void)error;
}

/* The attribute `serves` of dir/lexicon/name.xml; empty when it has none or is not XML. */
static int read_serves(struct lg_slice *out, struct lg_arena *a, const char *dir, struct lg_slice name)
{
	struct lg_slice path;
	*out = (struct lg_slice){"", 0};
	LG_TRY(lg_rule_path(&path, a, dir, "lexicon", name));
	xmlTextReader *reader = xmlReaderForFile(path.p, NULL, XML_PARSE_NONET);
	if (!reader)
		return LG_OK;
	xmlTextReaderSetStructuredErrorHandler(reader, ignore, NULL);
	int got = xmlTextReaderRead(reader);
	while (got == 1 && xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT)
		got = xmlTextReaderRead(reader);
	xmlChar *value = got == 1 ? xmlTextReaderGetAttribute(reader, (const xmlChar *)"serves") : NULL;
	bool copied = !value || lg_arena_copy(a, lg_slice_from((const char *)value), out);
	xmlFree(value);
	xmlFreeTextReader(reader);
	return copied ? LG_OK : LG_ENOMEM;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "sr-Latn" is sr, "SR" too. Empty when it is no language code. */
static int primary_tag(struct lg_slice *out, struct lg_arena *a, struct lg_slice lang)
{
	size_t n = 0;
	while (n < lang.n && is_letter(lang.p[n]))
		n++;
	if (n < lang.n && lang.p[n] != '-' && lang.p[n] != '_')
		n = 0;
	char *p = lg_arena_alloc(a, n + 1);
	if (!p)
		return LG_ENOMEM;
	for (size_t i = 0; i < n; i++)
		p[i] = lang.p[i] >= 'A' && lang.p[i] <= 'Z' ? (char)(lang.p[i] + 32) : lang.p[i];
	*out = (struct lg_slice){p, n};
	return LG_OK;
}

static bool serves(struct lg_slice list, struct lg_slice code)
{
	struct lg_slice word;
	while ((word = lg_slice_word(&list)).n)
		if (lg_slice_eq(word, code))
			return true;
	return false;
}

int lg_lexicon_serving(struct lg_slice *out, struct lg_arena *a, const char *dir, struct lg_slice lang)
{
	struct lg_slice code, *name, list;
	size_t n;
	LG_TRY(primary_tag(&code, a, lang));
	LG_TRY(lg_rule_list(&name, &n, a, dir, "lexicon"));
	for (size_t i = 0; i < n; i++) {
		if (code.n && lg_slice_eq(name[i], code)) {
			*out = name[i];
			return LG_OK;
		}
	}
	for (size_t i = 0; i < n && code.n; i++) {
		LG_TRY(read_serves(&list, a, dir, name[i]));
		if (serves(list, code)) {
			*out = name[i];
			return LG_OK;
		}
	}
	return LG_EINVAL;
}

static int by_code(const void *x, const void *y)
{
	return lg_slice_cmp(*(const struct lg_slice *)x, *(const struct lg_slice *)y);
}

struct codes {
	struct lg_slice *v;
	size_t n, cap;
	struct lg_names seen;
};

static int add_code(struct codes *c, struct lg_arena *a, struct lg_slice code)
{
	uint32_t was;
	LG_TRY(lg_names_add(&c->seen, a, code, 0, &was));
	if (was != LG_NO_NAME)
		return LG_OK;
	if (!LG_VEC_ROOM(a, c))
		return LG_ENOMEM;
	c->v[c->n++] = code;
	return LG_OK;
}

int lg_lexicon_list(struct lg_slice **out, size_t *n, struct lg_arena *a, const char *dir)
{
	struct lg_slice *name, list, code;
	struct codes codes = {0};
	size_t nfiles;
	LG_TRY(lg_rule_list(&name, &nfiles, a, dir, "lexicon"));
	for (size_t i = 0; i < nfiles; i++) {
		LG_TRY(add_code(&codes, a, name[i]));
		LG_TRY(read_serves(&list, a, dir, name[i]));
		while ((code = lg_slice_word(&list)).n)
			LG_TRY(add_code(&codes, a, code));
	}
	if (codes.n > 1)
		qsort(codes.v, codes.n, sizeof *codes.v, by_code);
	*out = codes.v;
	*n = codes.n;
	return LG_OK;
}
