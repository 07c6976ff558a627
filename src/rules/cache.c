/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath */
#include "rules/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "build_id.h"
#include "text/normalise.h"

#define MAGIC "lexgap rules 1 "
#define HEX (LG_SHA256_HEX - 1)
#define HEADER (sizeof MAGIC - 1 + 2 * HEX) /* then the key and the hash of the payload */
#define PACK_MAX ((size_t)256 << 20)
#define SOURCE_MAX ((size_t)64 << 20)

/* ---- keys ----------------------------------------------------------------------------------------------------- */

/* With its length, so that no two lists of parts look alike. */
static void add_part(struct lg_cache_key *k, struct lg_slice part)
{
	uint64_t n = part.n;
	lg_sha256_add(&k->sha, (struct lg_slice){(const char *)&n, sizeof n});
	lg_sha256_add(&k->sha, part);
}

void lg_cache_key_begin(struct lg_cache_key *k, const char *dir, struct lg_arena *scratch)
{
	*k = (struct lg_cache_key){.arena = scratch, .dir = dir};
	lg_sha256_init(&k->sha);
	add_part(k, LG_LIT(LG_BUILD_ID));
	add_part(k, lg_slice_from(lg_normalise_version()));
}

static int read_file(struct lg_slice *out, struct lg_arena *a, const struct lg_buf *path, size_t max)
{
	LG_TRY(lg_buf_status(path));
	return lg_file_read(out, a, path->bytes, max);
}

int lg_cache_key_file(struct lg_cache_key *k, const char *sub, struct lg_slice name, const char *extension)
{
	struct lg_buf path;
	struct lg_slice bytes;
	lg_buf_init(&path, 0);
	lg_buf_fmt(&path, "%s/%s%s%.*s%s", k->dir, sub, sub[0] ? "/" : "", (int)name.n, name.p, extension);
	int status = read_file(&bytes, k->arena, &path, SOURCE_MAX);
	lg_buf_done(&path);
	if (status)
		return status;
	add_part(k, name);
	add_part(k, bytes);
	return LG_OK;
}

void lg_cache_key_end(struct lg_cache_key *k)
{
	lg_sha256_hex(&k->sha, k->hex);
}

/* ---- files ---------------------------------------------------------------------------------------------------- */

static void hash_of(char hex[LG_SHA256_HEX], struct lg_slice bytes)
{
	struct lg_sha256 sha;
	lg_sha256_init(&sha);
	lg_sha256_add(&sha, bytes);
	lg_sha256_hex(&sha, hex);
}

/* <rules>/pack/lexicon-en.pack */
static void put_own_path(struct lg_buf *path, const struct lg_rules *r, const char *what)
{
	lg_buf_init(path, 0);
	lg_buf_fmt(path, "%s/pack/%s.pack", r->dir, what);
}

/* In the cache folder, which serves many rules: with a hash of where these are, however they were called. */
static void put_cache_path(struct lg_buf *path, const struct lg_rules *r, const char *what)
{
	char hex[LG_SHA256_HEX], *real = realpath(r->dir, NULL);
	hash_of(hex, lg_slice_from(real ? real : r->dir));
	free(real);
	lg_buf_init(path, 0);
	lg_buf_fmt(path, "%s/%s-%.16s.pack", r->cache, what, hex);
}

static bool is_good(struct lg_slice *payload, struct lg_slice bytes, const struct lg_cache_key *k)
{
	char hex[LG_SHA256_HEX];
	if (bytes.n < HEADER || !lg_slice_starts(bytes, MAGIC))
		return false;
	const char *key = bytes.p + sizeof MAGIC - 1;
	*payload = lg_slice_sub(bytes, HEADER, bytes.n);
	if (memcmp(key, k->hex, HEX) != 0)
		return false;
	hash_of(hex, *payload);
	return memcmp(key + HEX, hex, HEX) == 0;
}

/* Uses up the path. */
static bool find_at(struct lg_slice *payload, struct lg_arena *a, struct lg_buf *path, const struct lg_cache_key *k)
{
	struct lg_slice bytes;
	bool good = read_file(&bytes, a, path, PACK_MAX) == LG_OK && is_good(payload, bytes, k);
	lg_buf_done(path);
	return good;
}

bool lg_cache_find(struct lg_slice *payload, struct lg_arena *a, const struct lg_rules *r, const struct lg_cache_key *k,
		   const char *what)
{
	struct lg_buf path;
	put_own_path(&path, r, what);
	if (find_at(payload, a, &path, k))
		return true;
	if (!r->cache)
		return false;
	put_cache_path(&path, r, what);
	return find_at(payload, a, &path, k);
}

int lg_cache_keep(const struct lg_rules *r, const struct lg_cache_key *k, const char *what, struct lg_slice payload)
{
	char hex[LG_SHA256_HEX];
	struct lg_buf path, bytes;
	if (r->cache)
		put_cache_path(&path, r, what);
	else
		put_own_path(&path, r, what);
	hash_of(hex, payload);
	lg_buf_init(&bytes, 0);
	lg_buf_fmt(&bytes, MAGIC "%s%s", k->hex, hex);
	lg_buf_slice_put(&bytes, payload);
	int status = lg_buf_status(&path) ? lg_buf_status(&path) : lg_buf_status(&bytes);
	if (status == LG_OK)
		status = lg_file_write(path.bytes, lg_buf_slice(&bytes));
	lg_buf_done(&bytes);
	lg_buf_done(&path);
	return status;
}
