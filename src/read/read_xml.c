/* SPDX-License-Identifier: MIT */
/* read_xml.c - every XML vocabulary of law that has a table, and any other XML as text. */
#include "read/read.h"
#include "read/xml_tree.h"

static bool is_html(struct lg_slice root)
{
	return lg_slice_is(root, "html") || lg_slice_is(root, "HTML");
}

static int sniff(struct lg_slice utf8)
{
	struct lg_slice s = lg_slice_trim(lg_slice_sub(utf8, 0, 64 * 1024)), ns;
	if (s.n < 2 || s.p[0] != '<')
		return 0;
	struct lg_slice root = lg_xml_root(s, &ns);
	if (root.n == 0)
		return lg_slice_starts(s, "<?xml") ? 60 : 0;
	if (is_html(root))
		return 20;
	if (!lg_xml_dialect_of(root, ns)->generic)
		return 100;
	return lg_slice_starts(s, "<?xml") ? 95 : 40;
}

static int read_xml(struct lg_builder *b, struct lg_slice utf8, const struct lg_read_options *o, struct lg_slice path,
		    struct lg_diags *d)
{
	struct lg_slice ns, root = lg_xml_root(utf8, &ns);
	const struct lg_xml_dialect *dialect = lg_xml_dialect_of(root, ns);
	bool told = false;
	LG_TRY(lg_xml_tree(&told, b, utf8, dialect, o->lang, path, d));
	if (!told && !dialect->generic) {
		lg_diag(d, LG_WARNING, path, 1, 0, "no text where %s has it: read as any XML", dialect->name);
		LG_TRY(lg_xml_tree(&told, b, utf8, lg_xml_generic(), o->lang, path, d));
	}
	if (!told)
		lg_diag(d, LG_WARNING, path, 1, 0, "XML without text");
	return LG_OK;
}

const struct lg_reader lg_reader_xml = {.name = "xml", .extensions = "xml akn fmx", .sniff = sniff, .read = read_xml};
