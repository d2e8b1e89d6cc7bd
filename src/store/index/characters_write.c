#include "store/index/characters.h"

#include "base/buf.h"
#include "store/index/character_totals.h"
#include "store/index/characters_row.h"
#include "store/index/columns_write.h"
#include "store/index/indexed_texts.h"
#include "store/index/lengths.h"
#include "store/index/posting_code.h"
#include "store/rows.h"

#include <stdlib.h>

/* A list of a block on its way. */
struct merge {
    struct td_posting list[TD_COLUMNS_BLOCK_ITEMS];
    size_t count;
};

static enum td_code read_row(struct td_store *store, int64_t row, struct merge *merge,
                             struct td_buf *bytes, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice found;
    TD_TRY(td_characters_read_row(store, row, &read, &found, err));
    td_buf_add(bytes, found);
    merge->count = td_posting_decode(td_buf_slice(bytes), 0, merge->list);
    return td_buf_check(bytes, err);
}

static void add(struct merge *merge, const struct td_posting *posting)
{
    for (unsigned field = 0; field < TD_INDEX_FIELDS; field++) {
        if (posting->counts[field] == 0)
            continue;
        merge->list[merge->count++] = *posting;
        return;
    }
}

/* What was there and is not changed, and the changes, by item. */
static void join(struct merge *ret, const struct merge *old, const struct td_posting *changes,
                 size_t count)
{
    size_t next = 0;
    ret->count = 0;
    for (size_t i = 0; i < count; i++) {
        while (next < old->count && old->list[next].item < changes[i].item)
            add(ret, &old->list[next++]);
        next += next < old->count && old->list[next].item == changes[i].item;
        add(ret, &changes[i]);
    }
    while (next < old->count)
        add(ret, &old->list[next++]);
}

enum td_code td_characters_write_row(struct td_store *store, int64_t row, struct td_slice bytes,
                                     struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) write = {0};
    if (bytes.len == 0) {
        TD_TRY(td_statement_begin(store, TD_SQL_REMOVE_ITEM_CHARACTERS, &write, err));
        td_bind_integer(&write, TD_PARAM_REMOVE_ITEM_CHARACTERS_ID, row);
    } else {
        TD_TRY(td_statement_begin(store, TD_SQL_SET_ITEM_CHARACTERS, &write, err));
        td_bind_integer(&write, TD_PARAM_SET_ITEM_CHARACTERS_ID, row);
        td_bind_blob(&write, TD_PARAM_SET_ITEM_CHARACTERS_POSTINGS, bytes);
    }
    return td_statement_run(&write, err);
}

static struct td_character_total sum(const struct merge *merge)
{
    struct td_character_total total = {0};
    for (size_t i = 0; i < merge->count; i++)
        td_character_total_count(&total, &merge->list[i]);
    return total;
}

static void note_difference(struct td_character_writer *writer, uint32_t character,
                            const struct merge *old, const struct merge *now)
{
    struct td_character_total before = sum(old), after = sum(now);
    writer->differences[character].occurrences += after.occurrences - before.occurrences;
    writer->differences[character].items += after.items - before.items;
}

/* Writes the list of one character of the block, with its changes. */
static enum td_code write_character(struct td_character_writer *writer, uint32_t character,
                                    const struct td_posting *changes, size_t count,
                                    struct td_error *err)
{
    struct td_buf TD_CLEANUP(td_buf_release) before = {0}, after = {0};
    struct merge old, now;
    int64_t row = td_characters_row(writer->block, character);
    td_buf_init(&before, TD_CHARACTERS_ROW_MAX_BYTES);
    td_buf_init(&after, TD_CHARACTERS_ROW_MAX_BYTES);
    TD_TRY(read_row(writer->store, row, &old, &before, err));
    join(&now, &old, changes, count);
    note_difference(writer, character, &old, &now);
    if (now.count > 0)
        td_posting_encode(&after, now.list, now.count);
    TD_TRY(td_buf_check(&after, err));
    if (td_slice_equal(td_buf_slice(&before), td_buf_slice(&after)))
        return TD_OK;
    return td_characters_write_row(writer->store, row, td_buf_slice(&after), err);
}

static enum td_code write_sorted(struct td_character_writer *writer,
                                 const struct td_posting *sorted, struct td_error *err)
{
    const struct td_character_changes *changes = &writer->changes;
    size_t begin = 0;
    for (size_t i = 0; i < changes->character_count; i++) {
        uint32_t character = changes->characters[i];
        size_t end = changes->latest[character];
        TD_TRY(write_character(writer, character, sorted + begin, end - begin, err));
        begin = end;
    }
    return TD_OK;
}

static enum td_code hand_on_lengths(struct td_character_writer *writer, struct td_error *err)
{
    int64_t first = (int64_t)writer->block * TD_COLUMNS_BLOCK_ITEMS;
    for (size_t i = 0; writer->lengths != NULL && i < TD_COLUMNS_BLOCK_ITEMS; i++) {
        if (writer->lengths[i] == 0)
            continue;
        TD_TRY(td_columns_note_lengths(writer->store, first + (int64_t)i, writer->lengths[i], err));
        writer->lengths[i] = 0;
    }
    return TD_OK;
}

enum td_code td_characters_end(struct td_character_writer *writer, struct td_error *err)
{
    struct td_character_changes *changes = &writer->changes;
    TD_TRY(hand_on_lengths(writer, err));
    if (changes->count == 0)
        return TD_OK;
    struct td_posting *sorted = reallocarray(NULL, changes->count, sizeof *sorted);
    if (sorted == NULL)
        return td_fail_memory(err);
    td_character_changes_sort(changes, sorted);
    enum td_code code = write_sorted(writer, sorted, err);
    if (code == TD_OK)
        code = td_character_totals_add(writer->store, changes->characters, changes->character_count,
                                       writer->differences, err);
    td_character_changes_clear(changes);
    free(sorted);
    return code;
}

static enum td_code make_tables(struct td_character_writer *writer, struct td_error *err)
{
    if (writer->differences == NULL)
        writer->differences = calloc(TD_CHARACTERS_END, sizeof *writer->differences);
    if (writer->lengths == NULL)
        writer->lengths = calloc(TD_COLUMNS_BLOCK_ITEMS, sizeof *writer->lengths);
    bool are_there = writer->differences != NULL && writer->lengths != NULL;
    return are_there ? TD_OK : td_fail_memory(err);
}

/* The item has these texts now. */
static enum td_code note_now(struct td_character_writer *writer, uint32_t item,
                             const struct td_slice *texts, struct td_error *err)
{
    uint64_t lengths = 0, whole = 0;
    TD_TRY(td_character_changes_note(&writer->changes, item, texts, true, &lengths, err));
    writer->lengths[item] = td_lengths_pack(lengths, &whole);
    return TD_OK;
}

enum td_code td_characters_change(struct td_character_writer *writer, int64_t item,
                                  const struct td_slice *old, const struct td_slice *now,
                                  struct td_error *err)
{
    size_t block = (size_t)item / TD_COLUMNS_BLOCK_ITEMS;
    uint32_t index = (uint32_t)(item % TD_COLUMNS_BLOCK_ITEMS);
    TD_TRY(td_rows_check_order("item", &writer->item, item, err));
    TD_TRY(make_tables(writer, err));
    if (block != writer->block)
        TD_TRY(td_characters_end(writer, err));
    writer->block = block;
    td_character_changes_next_item(&writer->changes);
    if (old != NULL)
        TD_TRY(td_character_changes_note(&writer->changes, index, old, false, NULL, err));
    return now != NULL ? note_now(writer, index, now, err) : TD_OK;
}

void td_characters_release(struct td_character_writer *writer)
{
    td_character_changes_release(&writer->changes);
    free(writer->lengths);
    free(writer->differences);
}

/* Makes all lists. */
struct rebuilding {
    struct td_indexed_visitor visitor;
    struct td_character_writer *writer;
};

static enum td_code add_item(struct td_indexed_visitor *visitor, int64_t item,
                             const struct td_slice *texts, struct td_error *err)
{
    return td_characters_change(((struct rebuilding *)(void *)visitor)->writer, item, NULL, texts,
                                err);
}

enum td_code td_characters_rebuild(struct td_store *store, struct td_error *err)
{
    struct td_character_writer TD_CLEANUP(td_characters_release) writer = {.store = store};
    struct rebuilding rebuilding = {{add_item}, &writer};
    TD_TRY(td_indexed_texts_visit(store, &rebuilding.visitor, err));
    return td_characters_end(&writer, err);
}
