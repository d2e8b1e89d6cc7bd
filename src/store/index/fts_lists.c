#include "store/index/fts_lists.h"

#include "store/index/fts_number.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

enum { TERM_MAX_BYTES = 4 * 1024 };

/* The newest segment is the last of the first level. */
static void add_cursors(struct td_fts_lists *lists, const struct td_fts_structure *structure)
{
    const struct td_fts_segment *level = structure->segments;
    for (size_t i = 0; i < structure->level_count; i++) {
        for (size_t n = structure->levels[i].count; n-- > 0;) {
            if (level[n].first_page > 0)
                td_fts_cursor_init(&lists->cursors[lists->count++], lists->store, &level[n]);
        }
        level += structure->levels[i].count;
    }
}

enum td_code td_fts_lists_open(struct td_store *store, struct td_fts_lists *ret_lists,
                               struct td_error *err)
{
    struct td_fts_structure structure = {.level_count = 0};
    ret_lists->store = store;
    if (sqlite3_get_autocommit(store->db) != 0) {
        TD_TRY(td_store_execute(store, "BEGIN", err));
        ret_lists->has_begun = true;
    }
    TD_TRY(td_fts_structure_read(store, &structure, err));
    ret_lists->cursors = calloc(structure.segment_count + 1, sizeof *ret_lists->cursors);
    if (ret_lists->cursors == NULL)
        return td_fail_memory(err);
    add_cursors(ret_lists, &structure);
    return TD_OK;
}

void td_fts_lists_release(struct td_fts_lists *lists)
{
    for (size_t i = 0; i < lists->count; i++)
        td_fts_cursor_release(&lists->cursors[i]);
    free(lists->cursors);
    if (lists->has_begun)
        sqlite3_exec(lists->store->db, "COMMIT", NULL, NULL, NULL);
    *lists = (struct td_fts_lists){0};
}

/* The cursors that are at a term, and those at the first one of all. */
struct walk {
    struct td_fts_cursor *at_term[TD_FTS_SEGMENTS_MAX];
    size_t count;
    struct td_fts_cursor *first[TD_FTS_SEGMENTS_MAX];
    size_t first_count;
};

static struct td_slice term_of(const struct td_fts_cursor *cursor)
{
    return td_buf_slice(&cursor->term);
}

static void find_first(struct walk *walk)
{
    walk->first_count = 0;
    for (size_t i = 0; i < walk->count; i++) {
        int order = walk->first_count > 0
                        ? td_slice_compare(term_of(walk->at_term[i]), term_of(walk->first[0]))
                        : 0;
        if (order < 0)
            walk->first_count = 0;
        if (order <= 0)
            walk->first[walk->first_count++] = walk->at_term[i];
    }
}

static enum td_code visit_item(struct td_fts_visitor *visitor, const struct td_fts_cursor *cursor,
                               struct td_error *err)
{
    if (cursor->places.len == 0 || cursor->item > UINT32_MAX)
        return TD_OK;
    return visitor->visit(visitor, (uint32_t)cursor->item, cursor->places, err);
}

/* The next item of the list that the visitor wants. */
static enum td_code next_item(const struct td_fts_visitor *visitor, struct td_fts_cursor *cursor,
                              bool *ret_is_there, struct td_error *err)
{
    const struct td_item_set *among = visitor->among;
    int64_t wanted = 0;
    TD_TRY(td_fts_cursor_next_item(cursor, ret_is_there, err));
    while (among != NULL && *ret_is_there && !td_item_set_has(among, (int64_t)cursor->item)) {
        if ((int64_t)cursor->item > wanted && td_fts_cursor_is_long(cursor)) {
            wanted = td_item_set_next(among, (int64_t)cursor->item);
            *ret_is_there = wanted >= 0;
            if (!*ret_is_there)
                return TD_OK;
            TD_TRY(td_fts_cursor_pass_pages(cursor, (uint64_t)wanted, err));
        }
        TD_TRY(td_fts_cursor_next_item(cursor, ret_is_there, err));
    }
    return TD_OK;
}

/* The item that the cursor is at, and those that follow it before `end`. */
static enum td_code visit_before(struct td_fts_cursor *cursor, uint64_t end,
                                 struct td_fts_visitor *visitor, bool *ret_is_there,
                                 struct td_error *err)
{
    do {
        TD_TRY(visit_item(visitor, cursor, err));
        TD_TRY(next_item(visitor, cursor, ret_is_there, err));
    } while (*ret_is_there && cursor->item < end);
    return TD_OK;
}

static enum td_code visit_one(struct td_fts_cursor *cursor, struct td_fts_visitor *visitor,
                              struct td_error *err)
{
    bool is_there = false;
    TD_TRY(next_item(visitor, cursor, &is_there, err));
    return is_there ? visit_before(cursor, UINT64_MAX, visitor, &is_there, err) : TD_OK;
}

/* Steps those that are at the item, or have none yet; those at their end leave the list. */
static enum td_code step(const struct td_fts_visitor *visitor, struct td_fts_cursor **cursors,
                         size_t *count, uint64_t item, struct td_error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        bool is_there = true;
        if (cursors[i]->item == item)
            TD_TRY(next_item(visitor, cursors[i], &is_there, err));
        if (is_there)
            cursors[kept++] = cursors[i];
    }
    *count = kept;
    return TD_OK;
}

/* Which cursor is at the lowest item, of several the newest; and the lowest of the others'. */
static size_t find_lowest(struct td_fts_cursor *const *cursors, size_t count, uint64_t *ret_others)
{
    size_t lowest = 0;
    *ret_others = UINT64_MAX;
    for (size_t i = 1; i < count; i++) {
        bool is_lower = cursors[i]->item < cursors[lowest]->item;
        uint64_t other = cursors[is_lower ? lowest : i]->item;
        lowest = is_lower ? i : lowest;
        *ret_others = other < *ret_others ? other : *ret_others;
    }
    return lowest;
}

/* Visits items of the cursor that is at the lowest one, as long as no other is before them. */
static enum td_code visit_lowest(struct td_fts_cursor **cursors, size_t *count,
                                 struct td_fts_visitor *visitor, struct td_error *err)
{
    uint64_t others = 0;
    size_t lowest = find_lowest(cursors, *count, &others);
    struct td_fts_cursor *cursor = cursors[lowest];
    uint64_t item = cursor->item;
    bool is_there = true;
    if (item == others) {
        TD_TRY(visit_item(visitor, cursor, err));
        return step(visitor, cursors, count, item, err);
    }
    TD_TRY(visit_before(cursor, others, visitor, &is_there, err));
    *count -= !is_there;
    for (size_t i = lowest; !is_there && i < *count; i++)
        cursors[i] = cursors[i + 1];
    return TD_OK;
}

/* Of several segments that have an item the newest counts. Few do: each has those of its time. */
static enum td_code visit_many(struct td_fts_cursor **cursors, size_t count,
                               struct td_fts_visitor *visitor, struct td_error *err)
{
    TD_TRY(step(visitor, cursors, &count, 0, err));
    while (count > 0)
        TD_TRY(visit_lowest(cursors, &count, visitor, err));
    return TD_OK;
}

static enum td_code visit_first(struct walk *walk, struct td_fts_visitor *visitor,
                                struct td_error *err)
{
    struct td_fts_cursor *cursors[TD_FTS_SEGMENTS_MAX];
    struct td_slice term = term_of(walk->first[0]);
    struct td_slice word = td_slice_sub(term, sizeof TD_FTS_TERM_MARK - 1, term.len);
    if (visitor->begin != NULL && !visitor->begin(visitor, word))
        return TD_OK;
    for (size_t i = 0; i < walk->first_count; i++)
        cursors[i] = walk->first[i];
    if (walk->first_count == 1)
        TD_TRY(visit_one(cursors[0], visitor, err));
    else
        TD_TRY(visit_many(cursors, walk->first_count, visitor, err));
    if (visitor->end != NULL)
        visitor->end(visitor, word);
    return TD_OK;
}

/* Goes on to the term behind the first. */
static enum td_code leave_first(struct walk *walk, struct td_error *err)
{
    size_t kept = 0, next = 0;
    for (size_t i = 0; i < walk->count; i++) {
        bool is_there = true;
        if (next < walk->first_count && walk->at_term[i] == walk->first[next]) {
            next++;
            TD_TRY(td_fts_cursor_next_term(walk->at_term[i], &is_there, err));
        }
        if (is_there)
            walk->at_term[kept++] = walk->at_term[i];
    }
    walk->count = kept;
    return TD_OK;
}

static enum td_code seek(struct td_fts_lists *lists, struct td_slice term, struct walk *walk,
                         struct td_error *err)
{
    walk->count = 0;
    for (size_t i = 0; i < lists->count; i++) {
        bool is_there = false;
        TD_TRY(td_fts_cursor_seek(&lists->cursors[i], term, &is_there, err));
        if (is_there)
            walk->at_term[walk->count++] = &lists->cursors[i];
    }
    return TD_OK;
}

enum td_code td_fts_lists_visit(struct td_fts_lists *lists, struct td_slice term, bool is_beginning,
                                struct td_fts_visitor *visitor, struct td_error *err)
{
    struct walk walk;
    char marked[TERM_MAX_BYTES] = TD_FTS_TERM_MARK;
    size_t mark = sizeof TD_FTS_TERM_MARK - 1;
    if (term.len == 0 || term.len > sizeof marked - mark)
        return TD_OK;
    memcpy(marked + mark, term.ptr, term.len);
    term = (struct td_slice){marked, mark + term.len};
    TD_TRY(seek(lists, term, &walk, err));
    for (find_first(&walk); walk.count > 0; find_first(&walk)) {
        struct td_slice first = term_of(walk.first[0]);
        if (is_beginning ? !td_slice_starts(first, term) : !td_slice_equal(first, term))
            break;
        TD_TRY(visit_first(&walk, visitor, err));
        if (!is_beginning)
            break;
        TD_TRY(leave_first(&walk, err));
    }
    return TD_OK;
}

bool td_fts_place_next_any(struct td_fts_place *place)
{
    if (place->bytes.len == 0)
        return false;
    uint64_t number = td_fts_take_number(&place->bytes);
    if (number == TD_FTS_FIELD_FOLLOWS) {
        place->field = td_fts_take_number(&place->bytes);
        place->offset = 0;
        number = td_fts_take_number(&place->bytes);
    }
    place->offset += number - TD_FTS_FIRST_DIFFERENCE;
    return number >= TD_FTS_FIRST_DIFFERENCE;
}
