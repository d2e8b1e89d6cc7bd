/* A digest as it stands in one file: front matter and items, read from bytes. Pure: knows no
 * archive, no file system and no clock. */
#ifndef TD_IMPORT_DIGEST_H
#define TD_IMPORT_DIGEST_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TD_DIGEST_MAX_BYTES = 16 * 1024 * 1024,   /* of one file */
    TD_DIGEST_MAX_MEMORY = 512 * 1024 * 1024, /* bytes, of its arena, to read one file */
    TD_DIGEST_MAX_ITEMS = 10000,              /* of one file */
    TD_DIGEST_MAX_PROBLEMS = 100,             /* reported of one file; the last one says so */
    TD_NAME_MAX_BYTES = 4096, /* of a post's title, author, category, section; the rest is cut */
    TD_FRONT_MATTER_MAX_DEPTH = 8,
    TD_FRONT_MATTER_MAX_FIELDS = 1000,
};

enum td_severity { TD_SEVERITY_WARNING, TD_SEVERITY_ERROR };

/* Something about a file that its author may want to mend. Line and column count from 1; 0 where
 * it concerns the whole file. */
struct td_problem {
    enum td_severity severity;
    unsigned line;
    unsigned column;
    struct td_slice message;
};

struct td_problems {
    struct td_problem *list; /* room for TD_DIGEST_MAX_PROBLEMS */
    size_t count;
};

struct td_digest_link {
    struct td_slice text;
    struct td_slice url;
};

struct td_digest_item {
    unsigned line;                    /* where the item begins in the file */
    unsigned position;                /* from 1 */
    struct td_slice section;          /* the nearest heading above; absent without one */
    struct td_slice link_text;        /* the whole link text, plain: title and author */
    bool is_prose;                    /* that is no link's text but a sentence, or its bold */
    struct td_slice url;              /* http and https only; else absent */
    struct td_slice summary;          /* plain text, paragraphs parted by an empty line */
    struct td_slice summary_markdown; /* as written, without the list's indent */
    struct td_slice emphasis;         /* the summary's bold phrases, a line each; or absent */
    struct td_digest_link *links;     /* in the summary, in order */
    size_t link_count;
    /* Derived from the url (see account.h, base/story.h) */
    struct td_slice site;
    struct td_slice handle;
    int64_t posted_ms; /* 0: unknown */
    int64_t story;     /* the same for all addresses of one page (base/story.h); 0: no url */
    /* What the words round it say (see byline.h) */
    struct td_slice byline; /* who it is by; absent where they do not say */
    size_t domain_len;      /* of a domain at the end of link_text, in code; 0 without one */
    /* Filled by td_authors_split (see authors.h) */
    struct td_slice title;
    struct td_slice author; /* absent where the digest names none */
};

struct td_digest {
    struct td_slice title;        /* absent: none in front matter, nor a first heading */
    struct td_slice date_written; /* absent without one */
    struct td_date date;          /* valid where has_date */
    bool has_date;
    struct td_slice *categories; /* in order, without repeats */
    size_t category_count;
    struct td_slice author;      /* of the whole; absent where front matter names none */
    struct td_slice description; /* absent without one */
    struct td_slice link;        /* the web page that all of it tells of; absent without one */
    bool is_draft;
    bool is_page;               /* `_index.md`, `about.md`: it has a title, and no items */
    struct td_slice extra_json; /* what else the front matter holds, a JSON object; "{}" */
    struct td_digest_item *items;
    size_t item_count;
    struct td_problems problems;
};

/* Reads a digest. `path` is where the file lies, as far as it is known: a date in its name or its
 * folders stands in for one that the front matter lacks, with a warning. Everything in *ret_digest
 * lives in the arena; text is valid UTF-8 without NUL. The bytes are kept as they are by the
 * caller.
 *
 * TD_ERR_INPUT with line and column: a named ceiling is passed; TD_ERR_MEMORY. What can be read
 * round becomes a problem instead. A text without front matter or without items is a digest without
 * them. */
TD_CHECKED enum td_code td_digest_parse(struct td_arena *arena, struct td_slice bytes,
                                        struct td_slice path, struct td_digest *ret_digest,
                                        struct td_error *err);

/* Adds a problem with a message made like printf's. Past the ceiling they are dropped, the last
 * one saying so. */
TD_CHECKED enum td_code td_problem_add(struct td_arena *arena, struct td_problems *problems,
                                       enum td_severity severity, unsigned line, unsigned column,
                                       struct td_error *err, const char *format, ...)
    TD_PRINTF(7, 8);

#endif
