#define SQLITE_ENABLE_PREUPDATE_HOOK /* Debian's library has it */
#include "store/index/index_log.h"

#include "base/grow.h"
#include "store/index/characters.h"
#include "store/index/index_ahead.h"
#include "store/index/index_join.h"
#include "store/index/indexed_texts.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* Where the indexed texts stand among the columns of items, as schema/permanent.sql has them. */
static const int item_columns[TD_INDEX_FIELDS] = {11, 4, 5};

static struct td_index_entry *add_entry(struct td_index_log *log)
{
    struct td_index_entry *entries =
        td_grow(log->entries, log->count, &log->capacity, sizeof *entries);
    if (entries == NULL)
        return NULL;
    log->entries = entries;
    log->entries[log->count] = (struct td_index_entry){.order = log->count};
    return &log->entries[log->count++];
}

static enum td_code keep_old(sqlite3 *db, struct td_arena *arena, struct td_index_entry *entry)
{
    for (size_t i = 0; i < TD_INDEX_FIELDS; i++) {
        sqlite3_value *value = NULL;
        if (sqlite3_preupdate_old(db, item_columns[i], &value) != SQLITE_OK)
            return TD_ERR_MEMORY;
        if (sqlite3_value_type(value) == SQLITE_NULL)
            continue;
        const char *text = (const char *)sqlite3_value_text(value);
        if (text == NULL)
            return TD_ERR_MEMORY;
        struct td_slice old = {text, (size_t)sqlite3_value_bytes(value)};
        TD_TRY(td_arena_copy(arena, old, &entry->old[i], NULL));
    }
    return TD_OK;
}

static void before_change(void *context, sqlite3 *db, int change, const char *database,
                          const char *table, sqlite3_int64 row, sqlite3_int64 new_row)
{
    (void)database;
    struct td_store *store = context;
    struct td_index_log *log = &store->index_log;
    td_table_sums_note(&store->table_sums, db, change, table);
    if (change != SQLITE_DELETE)
        td_read_back_note(&store->read_back, table, new_row);
    if (log->failed || strcmp(table, "items") != 0)
        return;
    struct td_index_entry *entry = add_entry(log);
    log->failed = entry == NULL;
    if (log->failed)
        return;
    entry->is_new = change == SQLITE_INSERT;
    entry->item = entry->is_new ? new_row : row;
    if (!entry->is_new)
        log->failed = keep_old(db, &log->arena, entry) != TD_OK;
}

void td_index_watch(struct td_store *store)
{
    td_arena_init(&store->index_log.arena, TD_INDEX_LOG_MAX_BYTES);
    sqlite3_preupdate_hook(store->db, before_change, store);
}

void td_index_forget(struct td_store *store)
{
    struct td_index_log *log = &store->index_log;
    if (store->index_ahead != NULL)
        td_index_ahead_drop(store->index_ahead);
    td_arena_release(&log->arena);
    free(log->entries);
    *log = (struct td_index_log){.arena = log->arena};
}

_Static_assert((int)TD_PARAM_INDEX_ITEM_ID == (int)TD_PARAM_UNINDEX_ITEM_ID &&
                   (int)TD_PARAM_INDEX_ITEM_AUTHOR == (int)TD_PARAM_UNINDEX_ITEM_AUTHOR &&
                   (int)TD_PARAM_INDEX_ITEM_AUTHOR ==
                       (int)TD_PARAM_INDEX_ITEM_SUMMARY + TD_INDEX_FIELDS - 1,
               "the texts stand in a row, in the same order everywhere");

enum td_code td_index_put(struct td_store *store, enum td_statement_id id, int64_t item,
                          const struct td_slice texts[TD_INDEX_FIELDS], struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) put = {0};
    TD_TRY(td_statement_begin(store, id, &put, err));
    td_bind_integer(&put, TD_PARAM_INDEX_ITEM_ID, item);
    for (int i = 0; i < TD_INDEX_FIELDS; i++)
        td_bind_text(&put, TD_PARAM_INDEX_ITEM_SUMMARY + i, texts[i]);
    return td_statement_run(&put, err);
}

static bool same_texts(const struct td_slice a[TD_INDEX_FIELDS],
                       const struct td_slice b[TD_INDEX_FIELDS])
{
    for (size_t i = 0; i < TD_INDEX_FIELDS; i++) {
        if (!td_slice_equal(a[i], b[i]))
            return false;
    }
    return true;
}

/* From what the index holds of an item, as its first entry says, to what the item is now. */
static enum td_code bring_up_to_date(struct td_store *store, const struct td_index_entry *entry,
                                     struct td_character_writer *characters, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice texts[TD_INDEX_FIELDS];
    bool is_there = false;
    TD_TRY(td_indexed_texts_read(store, entry->item, &read, texts, &is_there, err));
    if (is_there && !entry->is_new && same_texts(texts, entry->old))
        return TD_OK;
    TD_TRY(td_characters_change(characters, entry->item, entry->is_new ? NULL : entry->old,
                                is_there ? texts : NULL, err));
    if (!entry->is_new)
        TD_TRY(td_index_put(store, TD_SQL_UNINDEX_ITEM, entry->item, entry->old, err));
    return is_there ? td_index_put(store, TD_SQL_INDEX_ITEM, entry->item, texts, err) : TD_OK;
}

static int compare(const void *left, const void *right)
{
    const struct td_index_entry *a = left, *b = right;
    if (a->item != b->item)
        return a->item < b->item ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

void td_index_part_begin(struct td_store *store)
{
    store->index_log.part = store->index_log.count;
}

void td_index_part_undo(struct td_store *store)
{
    store->index_log.count = store->index_log.part;
}

/* Whether all that the part did to its new items is to add them: their numbers are above those of
 * the others. */
static bool only_adds_new(const struct td_index_log *log)
{
    int64_t first_new = INT64_MAX, last_known = 0;
    for (size_t i = log->part; i < log->count; i++) {
        const struct td_index_entry *entry = &log->entries[i];
        if (entry->is_new && entry->item < first_new)
            first_new = entry->item;
        if (!entry->is_new && entry->item > last_known)
            last_known = entry->item;
    }
    return last_known < first_new;
}

static enum td_code hand_over(struct td_store *store, struct td_index_entry *entry,
                              struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice texts[TD_INDEX_FIELDS];
    TD_TRY(td_indexed_texts_read(store, entry->item, &read, texts, &entry->is_ahead, err));
    return entry->is_ahead ? td_index_ahead_add(store->index_ahead, entry->item, texts, err)
                           : TD_OK;
}

enum td_code td_index_part_end(struct td_store *store, struct td_error *err)
{
    struct td_index_log *log = &store->index_log;
    if (store->index_ahead != NULL && !log->failed && only_adds_new(log)) {
        for (size_t i = log->part; i < log->count; i++) {
            if (log->entries[i].is_new)
                TD_TRY(hand_over(store, &log->entries[i], err));
        }
    }
    return log->arena.total_bytes < TD_INDEX_LOG_FULL_BYTES ? TD_OK : td_index_flush(store, err);
}

/* Writes what the thread made; the characters while it ends the index. */
static enum td_code join(struct td_store *store, struct td_error *err)
{
    struct td_character_writer *blocks = NULL;
    struct td_store *made = NULL;
    size_t count = 0;
    if (store->index_ahead == NULL)
        return TD_OK;
    TD_TRY(td_index_ahead_take_characters(store->index_ahead, &blocks, &count, err));
    for (size_t i = 0; i < count; i++) {
        blocks[i].store = store;
        TD_TRY(td_characters_end(&blocks[i], err));
    }
    TD_TRY(td_index_ahead_take(store->index_ahead, &made, err));
    if (made != NULL)
        TD_TRY(td_index_join(store, made, err));
    td_index_ahead_restart(store->index_ahead);
    return TD_OK;
}

/* What was handed over is as if the index held it. */
static bool is_first_of_item(const struct td_index_log *log, size_t index)
{
    const struct td_index_entry *entry = &log->entries[index];
    return !entry->is_ahead && (index == 0 || entry[-1].item != entry->item || entry[-1].is_ahead);
}

enum td_code td_index_flush(struct td_store *store, struct td_error *err)
{
    struct td_character_writer TD_CLEANUP(td_characters_release) characters = {.store = store};
    struct td_index_log *log = &store->index_log;
    if (store->derives_later) {
        td_index_forget(store);
        return TD_OK;
    }
    if (log->failed)
        return td_fail_memory(err);
    TD_TRY(join(store, err));
    if (log->count > 0)
        qsort(log->entries, log->count, sizeof *log->entries, compare);
    for (size_t i = 0; i < log->count; i++) {
        if (is_first_of_item(log, i))
            TD_TRY(bring_up_to_date(store, &log->entries[i], &characters, err));
    }
    TD_TRY(td_characters_end(&characters, err));
    td_index_forget(store);
    return TD_OK;
}
