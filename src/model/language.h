/* SPDX-License-Identifier: MIT */
/*
 * language.h - what reading a law in one language needs: its structure words. Filled from rules/lexicon/<lang>.xml,
 * handed to the readers; free of concepts.
 */
#ifndef LG_MODEL_LANGUAGE_H
#define LG_MODEL_LANGUAGE_H

#include "model/kind.h"

/* "Article", "§", "Стаття": a line that starts with the word and a number opens a provision of this kind. */
struct lg_level_word {
	enum lg_kind kind;
	struct lg_slice word; /* as written; compared without case */
	bool after_number;    /* the number comes first: "255-ე მუხლი", "1. fejezet" */
};

enum lg_mark {
	LG_MARK_NOTE,       /* opens a note that is law: "Примітка", "შენიშვნა" */
	LG_MARK_REPEALED,   /* "repealed", "виключено": the whole provision is not law */
	LG_MARK_TOC,        /* heading of a table of contents */
	LG_MARK_PREAMBLE,   /* opens a preamble: "Whereas", "Преамбула" */
	LG_MARK_ANNEX,      /* heading of an annex or schedule */
	LG_MARK_TREATY,     /* an annexed treaty: "Convention", "Конвенція" in an annex heading */
	LG_MARK_EDITORIAL,  /* an editor's or amendment note: "As amended by", "{Із змінами" */
	LG_MARK_AMENDS,     /* announces text for another act: "is substituted", "викласти в такій редакції" */
	LG_MARK_NOT_COMMENCED, /* "not yet in force", "prospective" */
	LG_MARK_MAX
};

struct lg_mark_phrase {
	enum lg_mark mark;
	struct lg_slice phrase; /* normalised with the language's fold */
};

struct lg_number_word {
	struct lg_slice stem; /* normalised; matches a whole word, or its beginning when prefix */
	bool prefix;
	uint32_t value;
};

struct lg_language {
	struct lg_slice code; /* BCP 47 primary tag: "uk", "sr" */
	struct lg_slice name; /* English name */
	unsigned fold;        /* enum lg_fold bits */
	struct lg_level_word *level;
	size_t nlevels;
	struct lg_mark_phrase *mark;
	size_t nmarks;
	struct lg_number_word *number; /* "eighteen", "вісімнадцят*"; also ordinals in headings ("ПЕРША") */
	size_t nnumbers;
	struct lg_slice *abbreviation; /* normalised, with the full stop */
	size_t nabbreviations;
};

/* The value of a number in digits, Roman digits (only when roman) or words of lang; false when it is none.
 * A number word is looked up as the longest stem that matches the whole word. Compound words add up: "twenty-five". */
bool lg_number_value(const struct lg_language *lang, struct lg_slice normal, bool roman, uint32_t *out);

#endif
