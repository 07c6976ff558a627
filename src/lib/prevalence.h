/* SPDX-License-Identifier: MIT */
/*
 * prevalence.h - how common is each concept in real law? A concept that fires in most acts which have nothing to do
 * with the subject says nothing where it fires: `lexgap rules prevalence`.
 */
#ifndef LG_LIB_PREVALENCE_H
#define LG_LIB_PREVALENCE_H

#include "base/buf.h"
#include "lib/analysis.h"

/*
 * Appends a block for each language of the corpus, by code: a line for each concept that it says, most common first,
 * with the share of acts and of units (articles) in which it fires, and the share of unrelated acts: of a known kind
 * other than criminal code, criminal procedure, child protection, victims. "!": in more than half of these, where there
 * are two or more. Law that is not in force is left out.
 */
int lg_prevalence_put(struct lg_buf *b, const struct lg_analysis *a, const struct lg_checklist *c) LG_MUST_USE;

#endif
