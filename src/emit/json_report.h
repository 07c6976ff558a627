/* SPDX-License-Identifier: MIT */
/* json_report.h - parts of the JSON report (emit_json.c). Described by report.schema.json; change both together. */
#ifndef LG_EMIT_JSON_REPORT_H
#define LG_EMIT_JSON_REPORT_H

#include "emit/json.h"
#include "emit/section.h"

/* The members of a citation, into the object that is open. */
void lg_json_citation(struct lg_json *j, const struct lg_jurisdiction *of, const struct lg_citation *at);

/* "section": what follows from the cells of jurisdiction k. */
int lg_json_section(struct lg_json *j, const struct lg_matrix *m, size_t k) LG_MUST_USE;
/* "articles": those that are cited, whole. */
void lg_json_articles(struct lg_json *j, const struct lg_jurisdiction *of);

#endif
