#include "search/tree.h"

enum td_code td_node_make(struct td_arena *arena, enum td_node_kind kind, struct td_node **ret_node,
                          struct td_error *err)
{
    struct td_node *node = td_arena_alloc(arena, sizeof *node);
    if (node == NULL)
        return td_fail_memory(err);
    node->kind = kind;
    *ret_node = node;
    return TD_OK;
}

static bool same_phrase(const struct td_phrase *a, const struct td_phrase *b)
{
    if (a->is_prefix != b->is_prefix || !td_phrase_equal(a, b))
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (a->tokens[i].joined != b->tokens[i].joined)
            return false;
    }
    return true;
}

static bool same_children(const struct td_node *a, const struct td_node *b)
{
    const struct td_node *x = a->children, *y = b->children;
    while (x != NULL && y != NULL && td_node_equal(x, y)) {
        x = x->next;
        y = y->next;
    }
    return x == NULL && y == NULL;
}

bool td_node_equal(const struct td_node *a, const struct td_node *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case TD_NODE_WORD:
        return a->word.fields == b->word.fields && same_phrase(&a->word.phrase, &b->word.phrase);
    case TD_NODE_FILTER:
        return td_condition_equal(&a->condition, &b->condition);
    case TD_NODE_NEAR:
    case TD_NODE_NOT:
    case TD_NODE_ALL:
    case TD_NODE_ANY:
        break;
    }
    return a->distance == b->distance && same_children(a, b);
}

/* The place behind the last child; NULL where there is one like it. */
static struct td_node **place_for(struct td_node *parent, const struct td_node *child)
{
    struct td_node **place = &parent->children;
    for (; *place != NULL; place = &(*place)->next) {
        if (parent->kind != TD_NODE_NEAR && td_node_equal(*place, child))
            return NULL;
    }
    return place;
}

static bool add_one(struct td_node *parent, struct td_node *child)
{
    struct td_node **place = place_for(parent, child);
    child->next = NULL;
    if (place == NULL)
        return false;
    *place = child;
    return true;
}

bool td_node_add(struct td_node *parent, struct td_node *child)
{
    bool is_added = false;
    if (child == NULL)
        return true;
    if (child->kind != parent->kind || child->word.is_link ||
        (child->kind != TD_NODE_ALL && child->kind != TD_NODE_ANY))
        return add_one(parent, child);
    for (struct td_node *next = child->children, *one = next; one != NULL; one = next) {
        next = one->next;
        is_added |= add_one(parent, one);
    }
    return is_added;
}

struct td_node *td_node_simplify(struct td_node *node)
{
    if (node->children == NULL)
        return NULL;
    return node->kind != TD_NODE_NOT && node->children->next == NULL ? node->children : node;
}
