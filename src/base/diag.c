/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>

#define MESSAGE_MAX 1024

int lg_diags_init(struct lg_diags *d)
{
	*d = (struct lg_diags){.arena = lg_arena_new()};
	return d->arena ? LG_OK : LG_ENOMEM;
}

void lg_diags_done(struct lg_diags *d)
{
	lg_arena_free(d->arena);
	*d = (struct lg_diags){0};
}

static void add(struct lg_diags *d, struct lg_diag diag)
{
	d->errors += diag.severity == LG_ERROR;
	if (d->n >= LG_DIAGS_MAX || !LG_VEC_ROOM(d->arena, d) || !lg_arena_copy(d->arena, diag.file, &diag.file) ||
	    !lg_arena_copy(d->arena, diag.message, &diag.message)) {
		d->suppressed++;
		return;
	}
	d->v[d->n++] = diag;
}

/* A message that was cut at MESSAGE_MAX may end within a UTF-8 character. */
static struct lg_slice whole_characters(const char *text)
{
	struct lg_slice s = lg_slice_from(text);
	size_t tail = 0;
	if (s.n < MESSAGE_MAX - 1)
		return s;
	while (tail < 3 && ((unsigned char)s.p[s.n - 1 - tail] & 0xc0) == 0x80)
		tail++;
	unsigned char lead = (unsigned char)s.p[s.n - 1 - tail];
	size_t needed = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
	return needed > tail ? lg_slice_sub(s, 0, s.n - 1 - tail) : s;
}

void lg_diag(struct lg_diags *d, enum lg_severity severity, struct lg_slice file, uint32_t line, uint32_t col,
	     const char *fmt, ...)
{
	char text[MESSAGE_MAX];
	if (!d)
		return;
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	add(d, (struct lg_diag){severity, file, line, col, whole_characters(text)});
}

void lg_diags_merge(struct lg_diags *into, const struct lg_diags *from)
{
	size_t errors = into->errors + from->errors; /* of suppressed ones too */
	for (size_t i = 0; i < from->n; i++)
		add(into, from->v[i]);
	into->errors = errors;
	into->suppressed += from->suppressed;
}

const char *lg_severity_name(enum lg_severity severity)
{
	static const char *const names[] = {[LG_NOTE] = "note", [LG_WARNING] = "warning", [LG_ERROR] = "error"};
	return names[severity];
}
