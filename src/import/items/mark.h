/* A place of a document where an item may begin, and the form that an item would have there. */
#ifndef TD_IMPORT_ITEMS_MARK_H
#define TD_IMPORT_ITEMS_MARK_H

#include "import/markdown/tree.h"

#include <stdbool.h>

/* How items begin, the strongest form first. docs/format.md explains each. */
enum td_form {
    TD_FORM_NONE,
    TD_FORM_HEADING_LINK,   /* ### 3. [title](url) */
    TD_FORM_HEADING_NUMBER, /* ### 3. title, its link below; ### title, url on the next line */
    TD_FORM_APART,          /* ### title or **title**, text, and its link alone below that */
    TD_FORM_NUMBER_LINK,  /* 3. [title](url), 3、[title](url), 3. title - url, [tag] title：url */
    TD_FORM_NUMBER_BLOCK, /* 3、title, its link below */
    TD_FORM_ENTRY_APART,  /* - title, and in the list below it: - text, - source: [link](url) */
    TD_FORM_ENTRY_PROSE,  /* 3. text [link](url) text */
    TD_FORM_BULLET_LINK,  /* - [title](url), - title - url */
    TD_FORM_BULLET_PROSE, /* - text [link](url) text */
    TD_FORM_PARAGRAPH_LINK, /* [title](url), [name](account) told of [that](url) */
    TD_FORM_TABLE_ROW,      /* | [title](url) | text |, | **title** | [text](url) | */
    TD_FORM_COUNT,
};

enum td_mark_kind {
    TD_MARK_HEADING,
    TD_MARK_RULE, /* or links to other posts: see navigation.h */
    TD_MARK_ENTRY,
    TD_MARK_LINE,
};

struct td_mark {
    enum td_mark_kind kind;
    enum td_form form;    /* NONE: no item can begin here */
    cmark_node *block;    /* heading, rule, entry of a list, or paragraph */
    cmark_node *start;    /* where what stands before ends: the block, or a line's first node */
    cmark_node *text;     /* the first node of the text; NULL where there is none */
    cmark_node *link;     /* the item's own, for the forms with LINK; else NULL */
    bool link_ends_title; /* the link is an address behind the title */
    bool has_link;        /* a link stands in its block; of numbered forms without own link */
    bool is_bold_line;    /* `**3. title**`, form NUMBER_BLOCK: stands for a heading, perhaps */
    bool is_told;         /* a colon, dash or line end parts the link from a text: PARAGRAPH_LINK */
    bool is_by_person;    /* the link names who told of another behind it: PARAGRAPH_LINK */
    bool is_row;          /* of a table */
    bool is_section;      /* such a line that names the items below it: see sections.h */
    bool is_alone;        /* the link is all that a paragraph's first line holds, PARAGRAPH_LINK */
    unsigned number;      /* that a line begins with; 0 without digits */
    unsigned line;        /* in the source's text, from 1 */
};

/* The list that an entry stands in, and the outermost one round that. */
cmark_node *td_mark_list(const struct td_mark *entry);
cmark_node *td_mark_outer_list(const struct td_mark *entry);

bool td_mark_is_numbered_entry(const struct td_mark *mark);

#endif
