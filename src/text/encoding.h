/* SPDX-License-Identifier: MIT */
/*
 * encoding.h - bytes of any usual encoding -> valid UTF-8, with a map back to the bytes on disk.
 *
 * Order of evidence: byte order mark; valid UTF-8 with non-ASCII characters; the declaration (XML or HTML meta, HTTP
 * style names); detection (uchardet). Converted with iconv. Nothing is dropped silently: an undecodable byte becomes
 * U+FFFD with a warning at its position; text that was decoded wrongly before it reached us ("Ð·Ð°ÐºÐ¾Ð½") is reported as
 * mojibake and never analysed as if it were words.
 */
#ifndef LG_TEXT_ENCODING_H
#define LG_TEXT_ENCODING_H

#include "base/diag.h"
#include "text/offmap.h"

struct lg_utf8 {
	struct lg_slice text;  /* valid UTF-8, without byte order mark; the input itself when nothing had to change */
	struct lg_offmap map;  /* text -> disk; empty for the identity */
	char charset[32];      /* what it was, e.g. "UTF-8", "WINDOWS-1251" */
	uint32_t repaired;     /* bytes that became U+FFFD */
	bool mojibake;         /* looks double-encoded: verdicts must be UNKNOWN */
};

/* declared: charset name from outside or from a declaration inside, may be empty. */
int lg_utf8_decode(struct lg_utf8 *out, struct lg_arena *a, struct lg_slice bytes, struct lg_slice declared,
		   struct lg_slice file, struct lg_diags *d) LG_MUST_USE;

/* The charset that an XML declaration, or an HTML meta element in the first 2048 bytes, names; empty when none. */
struct lg_slice lg_charset_declared(struct lg_slice bytes);

#endif
