/* SPDX-License-Identifier: MIT */
/* What loaders ask of an element: its children, attributes and text. */
#include "rules/file.h"

#include "base/buf.h"

#include <string.h>

static xmlNode *element_from(xmlNode *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

xmlNode *lg_node_first(const xmlNode *parent)
{
	return element_from(parent->children);
}

xmlNode *lg_node_next(const xmlNode *node)
{
	return element_from(node->next);
}

bool lg_node_is(const xmlNode *node, const char *name)
{
	return strcmp((const char *)node->name, name) == 0;
}

struct lg_slice lg_node_attr(const xmlNode *node, const char *name)
{
	for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
		if (!attr->ns && strcmp((const char *)attr->name, name) == 0 && attr->children)
			return lg_slice_trim(lg_slice_from((const char *)attr->children->content));
	return (struct lg_slice){"", 0};
}

bool lg_node_yes(const xmlNode *node, const char *name)
{
	return lg_slice_is(lg_node_attr(node, name), "yes");
}

int lg_node_attr_copy(struct lg_slice *out, struct lg_arena *a, const xmlNode *node, const char *name)
{
	return lg_arena_copy(a, lg_node_attr(node, name), out) ? LG_OK : LG_ENOMEM;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Copies text to p with each run of white space as one blank, or as one line end where `lines` and it has one. */
static size_t tidy(char *p, size_t n, const char *text, bool lines)
{
	for (; *text; text++) {
		if (!is_space(*text))
			p[n++] = *text;
		else if (n && lines && *text == '\n' && p[n - 1] == ' ')
			p[n - 1] = '\n';
		else if (n && p[n - 1] != ' ' && p[n - 1] != '\n')
			p[n++] = lines && *text == '\n' ? '\n' : ' ';
	}
	return n;
}

static bool is_text(const xmlNode *node)
{
	return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
}

static int text_of(struct lg_slice *out, struct lg_arena *a, const xmlNode *node, bool lines)
{
	size_t size = 0, n = 0;
	for (const xmlNode *child = node->children; child; child = child->next)
		size += is_text(child) ? strlen((const char *)child->content) : 0;
	char *p = lg_arena_alloc(a, size + 1);
	if (!p)
		return LG_ENOMEM;
	for (const xmlNode *child = node->children; child; child = child->next)
		if (is_text(child))
			n = tidy(p, n, (const char *)child->content, lines);
	if (n && is_space(p[n - 1]))
		n--;
	p[n] = '\0';
	*out = (struct lg_slice){p, n};
	return LG_OK;
}

int lg_node_text(struct lg_slice *out, struct lg_arena *a, const xmlNode *node)
{
	return text_of(out, a, node, false);
}

int lg_node_lines(struct lg_slice *out, struct lg_arena *a, const xmlNode *node)
{
	return text_of(out, a, node, true);
}

bool lg_node_uint(uint32_t *out, struct lg_rule_file *f, const xmlNode *node, const char *name, uint32_t fallback)
{
	struct lg_slice value = lg_node_attr(node, name);
	*out = fallback;
	if (value.n == 0 || lg_slice_uint(value, out))
		return true;
	lg_rule_error(f, node, value, "%s=\"%.*s\" is not a whole number", name, (int)value.n, value.p);
	return false;
}

int lg_node_choice(const xmlNode *node, const char *name, const char *const *names, size_t n, int fallback)
{
	struct lg_slice value = lg_node_attr(node, name);
	for (size_t i = 0; i < n; i++)
		if (names[i] && lg_slice_is(value, names[i]))
			return (int)i;
	return fallback;
}
