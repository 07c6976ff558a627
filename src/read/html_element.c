/* SPDX-License-Identifier: MIT */
#include "read/html_element.h"

#include <string.h>
#include <strings.h>

static bool among(const char *name, const char *list)
{
	struct lg_slice rest = lg_slice_from(list);
	for (struct lg_slice word = lg_slice_word(&rest); word.n; word = lg_slice_word(&rest))
		if (strlen(name) == word.n && strncasecmp(name, word.p, word.n) == 0)
			return true;
	return false;
}

struct lg_html_element lg_html_element(const char *name)
{
	struct lg_html_element e = {0};
	e.block = among(
		name, "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr table thead tbody tfoot caption blockquote section "
		      "article aside header footer main figure figcaption pre address body html br hr center fieldset "
		      "form legend details summary");
	e.cell = among(name, "td th");
	e.skip = among(name, "head script style nav template noscript iframe object select button svg");
	e.strong = among(name, "b strong center h1 h2 h3 h4 h5 h6 th");
	e.sup = among(name, "sup");
	e.quote = among(name, "blockquote q");
	e.title = among(name, "title");
	if ((name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6' && name[2] == 0)
		e.heading = name[1] - '0';
	return e;
}

const char *lg_html_attribute(const char *const *attributes, const char *name)
{
	for (; attributes && attributes[0]; attributes += 2)
		if (strcasecmp(attributes[0], name) == 0)
			return attributes[1];
	return NULL;
}

/* value without blanks and in small letters holds what */
static bool holds(const char *value, const char *what)
{
	size_t n = strlen(what);
	for (; value && *value; value++) {
		const char *p = value;
		size_t i = 0;
		for (; i < n && *p; p++) {
			if (*p == ' ')
				continue;
			if ((*p | 0x20) != (what[i] | 0x20))
				break;
			i++;
		}
		if (i == n)
			return true;
	}
	return false;
}

bool lg_html_is_hidden(const char *const *attributes)
{
	const char *class = lg_html_attribute(attributes, "class");
	return holds(lg_html_attribute(attributes, "style"), "display:none") ||
	       lg_html_attribute(attributes, "hidden") != NULL || holds(class, "sr-only") ||
	       holds(class, "visually-hidden");
}

bool lg_html_is_note(const char *const *attributes)
{
	static const char *const marks[] = {"#fn", "#_ftn", "#footnote"};
	const char *href = lg_html_attribute(attributes, "href");
	for (size_t i = 0; href && i < sizeof marks / sizeof *marks; i++)
		if (strncasecmp(href, marks[i], strlen(marks[i])) == 0)
			return true;
	return holds(lg_html_attribute(attributes, "class"), "footnote");
}

bool lg_html_is_number(const char *const *attributes)
{
	const char *class = lg_html_attribute(attributes, "class");
	return class && (strcasecmp(class, "num") == 0 || holds(class, "-num"));
}

bool lg_html_looks_strong(const char *const *attributes)
{
	const char *style = lg_html_attribute(attributes, "style"), *class = lg_html_attribute(attributes, "class");
	return holds(lg_html_attribute(attributes, "align"), "center") || holds(style, "text-align:center") ||
	       holds(style, "font-weight:bold") || holds(class, "bold") || holds(class, "cent");
}
