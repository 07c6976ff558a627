/* SPDX-License-Identifier: MIT */
/* One letter with its marks: composed, case folded, ligatures split. The slow and complete way, with utf8proc. */
#include "text/fold.h"

#include <utf8proc.h>

/* The longest full decomposition of one code point is 18. */
#define DECOMPOSED_MAX (LG_CLUSTER_MAX + 24)

bool lg_joins_before(int32_t codepoint)
{
	if (codepoint < 0x300)
		return false;
	if (codepoint >= 0x1160 && codepoint <= 0x11FF)
		return true;
	const utf8proc_category_t category = utf8proc_category(codepoint);
	return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

static bool is_mark(int32_t c)
{
	return c >= 0x300 && utf8proc_category(c) == UTF8PROC_CATEGORY_MN;
}

static bool is_latin(int32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x2AF) || (c >= 0x1E00 && c <= 0x1EFF) ||
	       (c >= 0x2C60 && c <= 0x2C7F);
}

static bool is_cyrillic_vowel(int32_t c)
{
	switch (c) {
	case 0x430: /* а */
	case 0x435: /* е */
	case 0x438: /* и */
	case 0x43E: /* о */
	case 0x443: /* у */
	case 0x44B: /* ы */
	case 0x44D: /* э */
	case 0x44E: /* ю */
	case 0x44F: /* я */
	case 0x454: /* є */
	case 0x456: /* і */
		return true;
	default:
		return false;
	}
}

/* Digraph letters, which only their compatibility decomposition splits. */
static bool is_digraph(int32_t c)
{
	return (c >= 0x1C4 && c <= 0x1CC) || (c >= 0x1F1 && c <= 0x1F3) || c == 0x132 || c == 0x133;
}

static size_t decompose(int32_t *out, size_t room, const int32_t *cp, size_t n)
{
	size_t used = 0;
	for (size_t i = 0; i < n; i++) {
		int last = UTF8PROC_BOUNDCLASS_START;
		const int compat = is_digraph(cp[i]) ? UTF8PROC_COMPAT : 0;
		const utf8proc_option_t how = (utf8proc_option_t)(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | compat);
		const utf8proc_ssize_t got =
			utf8proc_decompose_char(cp[i], out + used, (utf8proc_ssize_t)(room - used), how, &last);
		if (got < 0 || (size_t)got > room - used)
			break;
		used += (size_t)got;
	}
	return used;
}

/* Canonical order: marks by combining class, equal classes in the order they came. */
static void order_marks(int32_t *cp, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const int32_t c = cp[i];
		const utf8proc_propval_t class = utf8proc_get_property(c)->combining_class;
		size_t at = i;
		while (class && at > 0 && utf8proc_get_property(cp[at - 1])->combining_class > class) {
			cp[at] = cp[at - 1];
			at--;
		}
		cp[at] = c;
	}
}

static size_t strip_latin_marks(int32_t *cp, size_t n)
{
	size_t kept = 0;
	bool latin = false;
	for (size_t i = 0; i < n; i++) {
		if (is_mark(cp[i])) {
			if (latin)
				continue;
		} else
			latin = is_latin(cp[i]);
		cp[kept++] = cp[i] == 0x131 ? 'i' : cp[i]; /* ı */
	}
	return kept;
}

/* A grave or acute on a Cyrillic vowel shows the stress. One that belongs to the letter has been composed with it. */
static size_t strip_stress(int32_t *cp, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		if ((cp[i] == 0x300 || cp[i] == 0x301) && kept && is_cyrillic_vowel(cp[kept - 1]))
			continue;
		cp[kept++] = cp[i];
	}
	return kept;
}

static size_t put(char *out, int32_t c, unsigned fold)
{
	const char *pair = c == 0x153 ? "oe" : c == 0xE6 ? "ae" : NULL;
	if (!pair || !(fold & LG_FOLD_MARKS))
		return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
	out[0] = pair[0];
	out[1] = pair[1];
	return 2;
}

size_t lg_fold_cluster(char *out, const int32_t *cp, size_t n, unsigned fold)
{
	int32_t buf[DECOMPOSED_MAX];
	size_t used = decompose(buf, DECOMPOSED_MAX, cp, n), written = 0;
	if (used > 1) {
		order_marks(buf, used);
		if (fold & LG_FOLD_MARKS)
			used = strip_latin_marks(buf, used);
		const utf8proc_ssize_t composed = utf8proc_normalize_utf32(
			buf, (utf8proc_ssize_t)used, (utf8proc_option_t)(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
		used = composed < 0 ? used : (size_t)composed;
		used = strip_stress(buf, used);
	} else if (fold & LG_FOLD_MARKS)
		used = strip_latin_marks(buf, used);
	for (size_t i = 0; i < used; i++) {
		const int32_t c = lg_plain(buf[i]);
		if (c != LG_GONE)
			written += put(out + written, c, fold);
	}
	return written;
}

const char *lg_normalise_version(void)
{
	return utf8proc_version();
}
