/* SPDX-License-Identifier: MIT */
/* section_build.h - between section.c, which lists the findings, and section_context.c, which lists what stands around
 * them. Private. */
#ifndef LG_EMIT_SECTION_BUILD_H
#define LG_EMIT_SECTION_BUILD_H

#include "emit/section.h"

/* Each fills its part of a section whose findings are there. LG_ENOMEM. */
int lg_section_add_facts(struct lg_section *s) LG_MUST_USE;
int lg_section_add_questions(struct lg_section *s) LG_MUST_USE;
int lg_section_add_charges(struct lg_section *s) LG_MUST_USE;
int lg_section_add_lacks(struct lg_section *s) LG_MUST_USE;

#endif
