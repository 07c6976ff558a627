/* SPDX-License-Identifier: MIT */
/*
 * corpus.h - which texts are to be examined, for which jurisdictions. Nothing is read here but folders, acts.csv
 * (file,title,kind,date,status,lang) and facts.csv (name,value,source).
 */
#ifndef LG_LIB_CORPUS_H
#define LG_LIB_CORPUS_H

#include "base/diag.h"
#include "model/matrix.h"

struct lg_entry {
	struct lg_slice path;		   /* NUL-terminated; for messages too */
	struct lg_slice bytes;		   /* a text in memory; p NULL: read it from path */
	struct lg_slice title, date, lang; /* from acts.csv; empty when it is silent */
	enum lg_act_kind kind;		   /* LG_ACT_MAX when acts.csv is silent */
	size_t size;			   /* on disk, for the order of work */
	bool draft;
};

struct lg_place_texts { /* one jurisdiction */
	struct lg_slice name;
	bool reference; /* for its good practice only */
	LG_VEC(struct lg_entry) texts;
	LG_VEC(struct lg_fact) facts;
};

struct lg_corpus {
	struct lg_arena *arena; /* owned */
	LG_VEC(struct lg_place_texts) places;
	size_t unreadable; /* inputs that are missing or broken; each has a diagnostic */
};

int lg_corpus_new(struct lg_corpus **out) LG_MUST_USE;
void lg_corpus_free(struct lg_corpus *c); /* NULL is a no-op */

/*
 * A folder with law files is one jurisdiction, called as the folder in upper case; a folder that holds only folders is
 * a corpus of such. A name given by the caller wins over that of a single folder (empty: none given). Left out: hidden
 * files, README*, tables, files that are no text (reported), acts that acts.csv calls repealed or superseded
 * (reported).
 */
int lg_corpus_add_folder(struct lg_corpus *c, const char *path, struct lg_slice name, struct lg_diags *d) LG_MUST_USE;

/*
 * Countries to take good practice from: as lg_corpus_add_folder, but what is found there is not itself assessed, and a
 * folder called as a jurisdiction that is already in the corpus is passed over. Add what is assessed first.
 */
int lg_corpus_add_reference(struct lg_corpus *c, const char *path, struct lg_diags *d) LG_MUST_USE;

/* One file, or "-" for standard input, as a text of the jurisdiction of that name. */
int lg_corpus_add_file(struct lg_corpus *c, struct lg_slice jurisdiction, const char *path, bool draft,
		       struct lg_diags *d) LG_MUST_USE;

/* A text in memory; path is only a name. bytes must outlive the corpus. */
int lg_corpus_add_text(struct lg_corpus *c, struct lg_slice jurisdiction, const char *path, struct lg_slice bytes,
		       struct lg_slice lang, bool draft) LG_MUST_USE;

/* File name of a path without folders and extensions: "corpus/ua/criminal-code.akn.xml" is "criminal-code". */
struct lg_slice lg_path_stem(struct lg_slice path);

#endif
