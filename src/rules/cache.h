/* SPDX-License-Identifier: MIT */
/*
 * cache.h - packs on disk: where they are, whether they are of these sources, made by this build, and whole. Internal
 * to src/rules.
 *
 * A pack is looked for in <rules>/pack/ (made when the rules are installed) and in the cache folder; it is used only
 * when it says the hash of exactly the bytes that a load would read, and of the code that would read them. So it is
 * never stale, whatever the clock or the file system say. Whoever damages one only makes the next run slower.
 */
#ifndef LG_RULES_CACHE_H
#define LG_RULES_CACHE_H

#include "base/sha256.h"
#include "rules/rules.h"

/* What a load depends on, gathered before it. */
struct lg_cache_key {
	struct lg_sha256 sha;
	struct lg_arena *arena; /* for what is read on the way */
	const char *dir;
	char hex[LG_SHA256_HEX]; /* after lg_cache_key_end */
};

void lg_cache_key_begin(struct lg_cache_key *k, const char *dir, struct lg_arena *scratch);
/* Adds dir/sub/name with its bytes; LG_EIO when it cannot be read: load, and let that say so. */
int lg_cache_key_file(struct lg_cache_key *k, const char *sub, struct lg_slice name, const char *extension) LG_MUST_USE;
void lg_cache_key_end(struct lg_cache_key *k);

/* The payload of a good pack of this key, in the arena; false when there is none. what: "lexicon-en". */
bool lg_cache_find(struct lg_slice *payload, struct lg_arena *a, const struct lg_rules *r, const struct lg_cache_key *k,
		   const char *what);

/* Writes one into the cache folder; into <rules>/pack/ when there is none. */
int lg_cache_keep(const struct lg_rules *r, const struct lg_cache_key *k, const char *what,
		  struct lg_slice payload) LG_MUST_USE;

#endif
