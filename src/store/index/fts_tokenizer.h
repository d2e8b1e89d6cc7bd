/* Our tokens for FTS5. A word or number is one FTS5 token. A run of joined characters (Han, kana,
 * Hangul) c1 c2 … cn becomes its overlapping bigrams c1c2, c2c3, … and, at the last place, cn by
 * itself: each character begins exactly one FTS5 token, so that a run is found exactly by its
 * bigrams in a row, and one character by the prefix c*.
 *
 * In a query the last run of a text leaves out its last character, which its last bigram covers;
 * where two runs stand apart in a phrase, the last character of the first is looked for both alone
 * and in a bigram with what follows (as FTS5 synonyms), because the text may join them.
 *
 * Beside an English word, at its place, stands its stem behind TD_FTS_STEM_MARK, where that is
 * another word (text/stem.h). Only a query that begins with the mark looks for it, and finds the
 * word that is the stem too. The mark is for ranking: what search finds knows no stems. */
#ifndef TD_STORE_INDEX_FTS_TOKENIZER_H
#define TD_STORE_INDEX_FTS_TOKENIZER_H

#include "base/slice.h"

#include <sqlite3.h>

enum {
    TD_FTS_STEM_MARK = 0x1E, /* no token of a text has it */
};

/* Makes the tokenizer "tidings" known to a connection. Returns an SQLite result code. */
int td_fts_tokenizer_register(sqlite3 *db);

/* Takes a token, as FTS5 calls it: flags may be FTS5_TOKEN_COLOCATED, for a token at the place of
 * the one before. Returns an SQLite result code; what is not SQLITE_OK ends it all. */
typedef int (*td_fts_token_fn)(void *context, int flags, const char *token, int len, int begin,
                               int end);

/* Hands over the tokens of a text that is looked for. Returns an SQLite result code. */
int td_fts_query_tokens(struct td_slice text, void *context, td_fts_token_fn emit);

/* Hands over the tokens of a text that is indexed, but for stems. Likewise. */
int td_fts_text_tokens(struct td_slice text, void *context, td_fts_token_fn emit);

/* FTS5's interface for extensions. Returns an SQLite result code. */
int td_fts_api(sqlite3 *db, fts5_api **ret_api);

#endif
