/* What the archive holds, in the program's own words. Slices are borrowed from whoever hands the
 * record over; an absent slice is a value that is not known (NULL, null). */
#ifndef TD_STORE_RECORDS_H
#define TD_STORE_RECORDS_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum td_sort { TD_SORT_RELEVANCE, TD_SORT_NEWEST, TD_SORT_OLDEST };

struct td_link {
    struct td_slice text;
    struct td_slice url;
};

struct td_post {
    int64_t id;
    struct td_slice root; /* the folder that it was imported from */
    struct td_slice path; /* below the root */
    struct td_slice name;
    struct td_slice post_ref; /* its name, or more of the path (post_ref.h) */
    struct td_slice title;
    struct td_slice date; /* RFC 3339 as written, or a bare day */
    struct td_slice *categories;
    size_t category_count;
    int64_t item_count;
};

struct td_item {
    int64_t id;
    int64_t post_id;
    int64_t position;
    struct td_slice section;
    struct td_slice title;
    struct td_slice author;
    struct td_slice handle;
    struct td_slice site;
    struct td_slice url;
    int64_t posted_ms; /* 0: not known */
    struct td_slice date;
    struct td_slice post;     /* the post's name */
    struct td_slice post_ref; /* of its post; a '#' and the position make the item's */
    struct td_slice path;
    struct td_slice *categories;
    size_t category_count;
    struct td_slice summary;
    struct td_link *links; /* only from td_store_read_links */
    size_t link_count;
    struct td_slice *story_refs; /* only from td_store_read_story: 2025.12.07.00#5 */
    size_t story_ref_count;
};

/* What a part of a query finds, and whether one item is among it. */
struct td_reason {
    int64_t depth;         /* in the query's tree; 0: the whole */
    struct td_slice part;  /* as a query */
    bool is_found;         /* the item asked about */
    struct td_slice where; /* it holds the word; absent for what is no word */
    int64_t items;         /* that the part finds, drafts too */
    struct td_slice plan;  /* how they are found */
};

/* A search that is kept under a name. */
struct td_saved_search {
    struct td_slice name;
    struct td_slice query; /* as typed */
    int64_t seen_item;     /* items up to this number are not new */
    int64_t created_at;    /* seconds since 1970 UTC */
    int64_t new_items;     /* how many it finds that are new; not kept */
};

enum { TD_SYNONYMS_MAX = 32 }; /* words of one set */

/* Words that mean the same. */
struct td_synonyms {
    struct td_slice words[TD_SYNONYMS_MAX];
    size_t count;
};

struct td_hit {
    int64_t rank;    /* from 1, counting those that an offset passed over */
    double score;    /* higher is better; 0 where the order is not by relevance */
    bool is_partial; /* holds some of what was asked for, not all */
    bool has_others; /* of each story only the first is listed */
    int64_t others;  /* how many more there are, then */
    struct td_item item;
    struct td_slice snippet; /* matches between U+0002 and U+0003 */
    struct td_slice lead;    /* the summary's beginning, where the snippet is of the title */
};

#endif
