/* SPDX-License-Identifier: MIT */
/*
 * structure_number.h - numbers as laws print them: enumerators at the start of a line ("(2A)", "1.ª", "а)", "2 -1 )"),
 * numbers of headings ("255-1", "183 ter", "XIV", "erster"), and the few facts about characters that reading them
 * takes.
 */
#ifndef LG_READ_STRUCTURE_NUMBER_H
#define LG_READ_STRUCTURE_NUMBER_H

#include "model/language.h"

/* Bytes of the blank (or invisible character) at s[at], 0 when it is none. */
size_t lg_blank_at(struct lg_slice s, size_t at);
size_t lg_skip_blanks(struct lg_slice s, size_t at);

enum lg_char { LG_CHAR_NONE, LG_CHAR_DIGIT, LG_CHAR_LOWER, LG_CHAR_UPPER, LG_CHAR_LETTER, LG_CHAR_OTHER };
/* Class of the character at s[at] (NONE at the end); letters of scripts without case are LG_CHAR_LETTER. */
enum lg_char lg_char_at(struct lg_slice s, size_t at, size_t *n);
bool lg_is_letter(enum lg_char c);
/* The first character of s that is a letter or digit. */
enum lg_char lg_first_char(struct lg_slice s);
/* No letter stands at s[at]. */
bool lg_word_boundary(struct lg_slice s, size_t at);
/* at, or the beginning of the character that it is in the middle of. */
size_t lg_character_start(struct lg_slice s, size_t at);
bool lg_all_caps(struct lg_slice s); /* at least four capital letters and no small one */

/* BARE: a number and nothing else, "1 Words". */
enum lg_enum_style { LG_ENUM_DOT, LG_ENUM_CLOSE, LG_ENUM_BOTH, LG_ENUM_BARE };
/* What an enumerator may be read as: "(i)" is a letter and a Roman number. */
enum lg_enum_class { LG_ENUM_DIGIT, LG_ENUM_LETTER, LG_ENUM_ROMAN, LG_ENUM_DOUBLE, LG_ENUM_CLASSES };

struct lg_enumerator {
	enum lg_enum_style style;
	bool upper;
	bool is[LG_ENUM_CLASSES];
	uint32_t value[LG_ENUM_CLASSES]; /* letters: four for each place in the alphabet, the first is 4 */
	uint32_t step;			 /* how far apart two neighbours may stand */
	uint32_t suffix;		 /* rank of "-1", "A", "bis"; 0 when none */
	bool decimal;			 /* the suffix is the second part of "2.1." */
	size_t begin, num_end;		 /* the number as printed, without a final full stop */
	size_t end;			 /* where the words begin */
};

/* Reads the enumerator at s[at]; editors' tags in front of it ("F3[") are skipped. */
bool lg_enumerator_at(struct lg_slice s, size_t at, struct lg_enumerator *out);
/* "1 Words", "2bis Words": a number may begin a sentence too, so only its place among others says what it is. */
bool lg_bare_enumerator(struct lg_slice s, struct lg_enumerator *out);
/* "151 Whoever", "163.1 (1) In this", "474.22A Using": the number of a section that says no more than that. Suffixes
 * are ranked by decimals, then by capitals. */
bool lg_bare_section(struct lg_slice s, struct lg_enumerator *out);

struct lg_heading_number {
	size_t begin, end; /* as printed */
	size_t next;	   /* where what follows begins */
	uint32_t ordinal;  /* value of a number that is a word; else 0 */
};

/* Reads the number of a heading at s[at]. */
bool lg_heading_number_at(const struct lg_language *lang, struct lg_slice s, size_t at, struct lg_heading_number *out);

/* Past the editors' tags at s[at]: "F12[", "[", ">" and bullets. */
size_t lg_skip_tags(struct lg_slice s, size_t at);

#endif
