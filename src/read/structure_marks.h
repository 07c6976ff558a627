/* SPDX-License-Identifier: MIT */
/* structure_marks.h - a language's mark phrases ("repealed", "Annex"), found all at once in a line. */
#ifndef LG_READ_STRUCTURE_MARKS_H
#define LG_READ_STRUCTURE_MARKS_H

#include "base/arena.h"
#include "model/language.h"

struct lg_marks_table;

/* lang: outlives the table. */
int lg_marks_table_new(struct lg_marks_table **out, struct lg_arena *a, const struct lg_language *lang) LG_MUST_USE;

/* Bits (1 << enum lg_mark) of the phrases that a line of normal form starts with, brackets and dashes left aside. */
unsigned lg_marks_at_start(const struct lg_marks_table *t, struct lg_slice line);
/* Of those that it holds anywhere, as whole words. */
enum lg_marks_sought { LG_MARKS_ALL, LG_MARKS_CLEAR }; /* CLEAR: no editor's phrase of one or two words */
unsigned lg_marks_within(const struct lg_marks_table *t, struct lg_slice line, enum lg_marks_sought sought);

#endif
