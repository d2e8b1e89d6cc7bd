/* A query as a tree. Nodes live in an arena; whoever holds the tree may change it until it is
 * compiled (selection.h), as splitting Chinese runs and adding synonyms do. */
#ifndef TD_SEARCH_TREE_H
#define TD_SEARCH_TREE_H

#include "base/arena.h"
#include "store/index/rank_phrase.h"
#include "store/query/condition.h"
#include "text/phrase.h"

#include <stdbool.h>
#include <stdint.h>

/* Where a word is looked for: bit by bit the fields of the index. */
enum td_text_field {
    TD_FIELD_SUMMARY = 1 << TD_RANK_SUMMARY,
    TD_FIELD_TITLE = 1 << TD_RANK_TITLE,
    TD_FIELD_AUTHOR = 1 << TD_RANK_AUTHOR,
    TD_FIELD_ANY = TD_FIELD_TITLE | TD_FIELD_SUMMARY | TD_FIELD_AUTHOR,
};

/* A word or a phrase to look for. */
struct td_query_word {
    struct td_slice text;    /* as typed, without quotes, field and '*' */
    struct td_phrase phrase; /* its tokens: one at least */
    unsigned fields;         /* TD_FIELD_… */
    bool is_quoted;          /* to be found as it stands */
    bool is_in_text; /* but the quotes are those of a text: 因“密件风波”面临指控 */
    bool is_whole;   /* a run of Han characters beside its words (widen.h): an item that holds
                        it comes before those that hold the words apart */
    bool is_part;    /* one of those words: ranked by its pieces (terms.h), not as it stands */
    bool is_link;    /* of TD_NODE_ANY: an address, as a word and as the page that is linked to */
};

enum td_node_kind {
    TD_NODE_WORD,   /* an item that holds the word */
    TD_NODE_NEAR,   /* its two children, words, with at most `distance` tokens between them */
    TD_NODE_FILTER, /* an item that fulfils the condition */
    TD_NODE_NOT,    /* an item that is not found by the one child */
    TD_NODE_ALL,    /* an item that all children find */
    TD_NODE_ANY,    /* an item that at least one child finds */
};

struct td_node {
    enum td_node_kind kind;
    struct td_query_word word;     /* TD_NODE_WORD */
    struct td_condition condition; /* TD_NODE_FILTER */
    int64_t distance;              /* TD_NODE_NEAR */
    struct td_node *children;      /* the first, whose siblings follow it */
    struct td_node *next;          /* sibling */
};

TD_CHECKED enum td_code td_node_make(struct td_arena *arena, enum td_node_kind kind,
                                     struct td_node **ret_node, struct td_error *err);

/* Adds a child behind the others. NULL adds nothing. An ALL in an ALL, or an ANY in an ANY that is
 * no address, gives its children instead. False where the parent has all of it already. */
bool td_node_add(struct td_node *parent, struct td_node *child);

/* A parent with no child is NULL, one with a single child that child, unless it is a NOT. */
struct td_node *td_node_simplify(struct td_node *node);

/* Whether both ask for the same. */
bool td_node_equal(const struct td_node *a, const struct td_node *b);

/* The tree on one line, as a query that means the same, words quoted: ("谷歌" OR title:"苹果")
 * -author:"宝玉". "" for NULL. */
TD_CHECKED enum td_code td_node_describe(struct td_arena *arena, const struct td_node *node,
                                         struct td_slice *ret_text, struct td_error *err);

#endif
