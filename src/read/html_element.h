/* SPDX-License-Identifier: MIT */
/* html_element.h - what HTML elements mean for the lines of a law. */
#ifndef LG_READ_HTML_ELEMENT_H
#define LG_READ_HTML_ELEMENT_H

#include "base/slice.h"

struct lg_html_element {
	bool block; /* ends the line before it and its own */
	bool cell;  /* begins after a blank, on the line of its row */
	bool skip;  /* its content is not the law's */
	bool strong, sup, quote, title;
	int heading; /* 1..6 */
};

struct lg_html_element lg_html_element(const char *name);
/* attributes: name, value, ..., NULL, as SAX gives them; may be NULL. */
const char *lg_html_attribute(const char *const *attributes, const char *name);
bool lg_html_is_hidden(const char *const *attributes);	  /* or only for readers of screens, who hear it twice */
bool lg_html_is_note(const char *const *attributes);	  /* a footnote of the publisher, or a link to one */
bool lg_html_is_number(const char *const *attributes);	  /* of a class that says number */
bool lg_html_looks_strong(const char *const *attributes); /* centred, or of a class that says bold */

#endif
