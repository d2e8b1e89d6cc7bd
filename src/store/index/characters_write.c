#include "store/index/characters.h"

#include "base/buf.h"
#include "base/grow.h"
#include "base/hash.h"
#include "store/index/character_totals.h"
#include "store/index/characters_row.h"
#include "store/index/columns_write.h"
#include "store/index/index_log.h"
#include "store/index/lengths.h"
#include "store/index/posting_code.h"
#include "store/statement.h"

#include <stdlib.h>

enum { ROW_MAX_BYTES = 1024 * 1024, COUNT_MAX = 255 };

/* How often an item holds a character now: counts of zero where it was taken out. */
struct td_character_change {
    struct td_posting posting; /* the item's number within the block */
    uint32_t character;
};

/* A list of a block on its way. */
struct merge {
    struct td_posting list[TD_COLUMNS_BLOCK_ITEMS];
    size_t count;
};

static bool make_room(struct td_character_writer *writer)
{
    struct td_character_change *changes =
        td_grow(writer->changes, writer->count, &writer->capacity, sizeof *changes);
    if (changes == NULL)
        return false;
    writer->changes = changes;
    uint32_t *characters = td_grow(writer->characters, writer->character_count,
                                   &writer->character_capacity, sizeof *characters);
    if (characters == NULL)
        return false;
    writer->characters = characters;
    return true;
}

/* The change of the character in the item, made where it is new; NULL when out of memory. */
static struct td_posting *change_of(struct td_character_writer *writer, uint32_t character,
                                    uint32_t item)
{
    uint32_t latest = writer->latest[character];
    if (latest > writer->count_before)
        return &writer->changes[latest - 1].posting;
    if (!make_room(writer))
        return NULL;
    if (latest == 0)
        writer->characters[writer->character_count++] = character;
    struct td_character_change *change = &writer->changes[writer->count++];
    *change = (struct td_character_change){.posting.item = item, .character = character};
    writer->latest[character] = (uint32_t)writer->count;
    return &change->posting;
}

/* Notes the characters of an item's texts; counts them, and all tokens, where they are what it has
 * now. */
static enum td_code note(struct td_character_writer *writer, uint32_t item,
                         const struct td_slice *texts, bool is_now, struct td_error *err)
{
    uint64_t lengths = 0, whole = 0;
    for (unsigned field = 0; field < TD_INDEX_FIELDS; field++) {
        struct td_tokens tokens;
        struct td_token token;
        size_t count = 0;
        td_tokens_begin(&tokens, texts[field].ptr != NULL ? texts[field] : TD_SLICE(""));
        for (; td_tokens_next(&tokens, &token); count++) {
            uint32_t character = td_token_character(token.kind, token.folded);
            struct td_posting *posting = character != 0 ? change_of(writer, character, item) : NULL;
            if (character != 0 && posting == NULL)
                return td_fail_memory(err);
            if (posting != NULL && is_now && posting->counts[field] < COUNT_MAX)
                posting->counts[field]++;
        }
        lengths = td_lengths_with(lengths, field, count);
    }
    if (is_now)
        writer->lengths[item] = td_lengths_pack(lengths, &whole);
    return TD_OK;
}

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

static void count_posting(struct td_character_total *total, const struct td_posting *posting)
{
    total->items++;
    for (unsigned field = 0; field < TD_INDEX_FIELDS; field++)
        total->occurrences += posting->counts[field];
}

static struct td_character_total sum(const struct merge *merge)
{
    struct td_character_total total = {0};
    for (size_t i = 0; i < merge->count; i++)
        count_posting(&total, &merge->list[i]);
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
    td_buf_init(&before, ROW_MAX_BYTES);
    td_buf_init(&after, ROW_MAX_BYTES);
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

static int compare(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

/* Puts the changes of each character together, by item; `latest` then says where they end. The list
 * is long and read once in its order, which a processor's cache likes better than chains in it. */
static void sort_changes(struct td_character_writer *writer, struct td_posting *sorted)
{
    uint32_t *ends = writer->latest, end = 0;
    qsort(writer->characters, writer->character_count, sizeof *writer->characters, compare);
    for (size_t i = 0; i < writer->character_count; i++)
        ends[writer->characters[i]] = 0;
    for (size_t i = 0; i < writer->count; i++)
        ends[writer->changes[i].character]++;
    for (size_t i = 0; i < writer->character_count; i++) {
        uint32_t *of_character = &ends[writer->characters[i]], begin = end;
        end += *of_character;
        *of_character = begin;
    }
    for (size_t i = 0; i < writer->count; i++)
        sorted[ends[writer->changes[i].character]++] = writer->changes[i].posting;
}

static enum td_code write_sorted(struct td_character_writer *writer,
                                 const struct td_posting *sorted, struct td_error *err)
{
    size_t begin = 0;
    for (size_t i = 0; i < writer->character_count; i++) {
        uint32_t character = writer->characters[i];
        size_t end = writer->latest[character];
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
    TD_TRY(hand_on_lengths(writer, err));
    if (writer->count == 0)
        return TD_OK;
    struct td_posting *sorted = reallocarray(NULL, writer->count, sizeof *sorted);
    if (sorted == NULL)
        return td_fail_memory(err);
    sort_changes(writer, sorted);
    enum td_code code = write_sorted(writer, sorted, err);
    for (size_t i = 0; i < writer->character_count; i++)
        writer->latest[writer->characters[i]] = 0;
    if (code == TD_OK)
        code = td_character_totals_add(writer->store, writer->characters, writer->character_count,
                                       writer->differences, err);
    writer->character_count = 0;
    writer->count = 0;
    free(sorted);
    return code;
}

static enum td_code make_tables(struct td_character_writer *writer, struct td_error *err)
{
    if (writer->latest == NULL)
        writer->latest = calloc(TD_CHARACTERS_END, sizeof *writer->latest);
    if (writer->differences == NULL)
        writer->differences = calloc(TD_CHARACTERS_END, sizeof *writer->differences);
    if (writer->lengths == NULL)
        writer->lengths = calloc(TD_COLUMNS_BLOCK_ITEMS, sizeof *writer->lengths);
    bool are_there =
        writer->latest != NULL && writer->differences != NULL && writer->lengths != NULL;
    return are_there ? TD_OK : td_fail_memory(err);
}

enum td_code td_characters_change(struct td_character_writer *writer, int64_t item,
                                  const struct td_slice *old, const struct td_slice *now,
                                  struct td_error *err)
{
    size_t block = (size_t)item / TD_COLUMNS_BLOCK_ITEMS;
    uint32_t index = (uint32_t)(item % TD_COLUMNS_BLOCK_ITEMS);
    TD_TRY(td_columns_check_order(writer->item, item, err));
    writer->item = item;
    TD_TRY(make_tables(writer, err));
    if (block != writer->block)
        TD_TRY(td_characters_end(writer, err));
    writer->block = block;
    writer->count_before = writer->count;
    if (old != NULL)
        TD_TRY(note(writer, index, old, false, err));
    return now != NULL ? note(writer, index, now, true, err) : TD_OK;
}

void td_characters_release(struct td_character_writer *writer)
{
    free(writer->changes);
    free(writer->latest);
    free(writer->lengths);
    free(writer->differences);
    free(writer->characters);
}

typedef enum td_code (*take_fn)(struct td_character_writer *writer, int64_t item,
                                const struct td_slice *texts, struct td_error *err);

static enum td_code for_each_item(struct td_character_writer *writer, take_fn take,
                                  struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(writer->store, TD_SQL_READ_ALL_INDEXED_TEXTS, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        const struct td_slice texts[TD_INDEX_FIELDS] = {
            td_column_blob(&read, TD_COLUMN_READ_ALL_INDEXED_TEXTS_SUMMARY),
            td_column_blob(&read, TD_COLUMN_READ_ALL_INDEXED_TEXTS_TITLE),
            td_column_blob(&read, TD_COLUMN_READ_ALL_INDEXED_TEXTS_AUTHOR)};
        int64_t item = td_column_integer(&read, TD_COLUMN_READ_ALL_INDEXED_TEXTS_ID);
        TD_TRY(take(writer, item, texts, err));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return TD_OK;
}

static enum td_code add_item(struct td_character_writer *writer, int64_t item,
                             const struct td_slice *texts, struct td_error *err)
{
    return td_characters_change(writer, item, NULL, texts, err);
}

enum td_code td_characters_rebuild(struct td_store *store, struct td_error *err)
{
    struct td_character_writer TD_CLEANUP(td_characters_release) writer = {.store = store};
    TD_TRY(for_each_item(&writer, add_item, err));
    return td_characters_end(&writer, err);
}

/* A row's posting as a number: the sum of all of them is that of the lists, in any order. */
static uint64_t number_of(int64_t row, const struct td_posting *posting)
{
    uint64_t number = td_scatter((uint64_t)row) ^ posting->item;
    for (unsigned field = 0; field < TD_INDEX_FIELDS; field++)
        number = number << 8 ^ number >> 56 ^ posting->counts[field];
    return td_scatter(number);
}

/* With one item in hand, each character has one change, in the same order. */
static enum td_code count_item(struct td_character_writer *writer, int64_t item,
                               const struct td_slice *texts, struct td_error *err)
{
    size_t block = (size_t)item / TD_COLUMNS_BLOCK_ITEMS;
    TD_TRY(note(writer, (uint32_t)(item % TD_COLUMNS_BLOCK_ITEMS), texts, true, err));
    for (size_t i = 0; i < writer->count; i++) {
        uint32_t character = writer->characters[i];
        const struct td_posting *posting = &writer->changes[i].posting;
        writer->sum += number_of(td_characters_row(block, character), posting);
        count_posting(&writer->differences[character], posting);
        writer->latest[character] = 0;
    }
    writer->character_count = 0;
    writer->count = 0;
    return TD_OK;
}

/* The sum over a row's list; a list that is not written as we write it has another. */
static enum td_code sum_of_list(int64_t row, struct td_slice bytes, struct td_buf *again,
                                uint64_t *ret_sum, struct td_error *err)
{
    struct merge read;
    uint64_t sum = 0;
    read.count = td_posting_decode(bytes, 0, read.list);
    for (size_t i = 0; i < read.count; i++)
        sum += number_of(row, &read.list[i]);
    td_buf_clear(again);
    if (read.count > 0)
        td_posting_encode(again, read.list, read.count);
    TD_TRY(td_buf_check(again, err));
    *ret_sum = td_slice_equal(td_buf_slice(again), bytes) ? sum : ~sum;
    return TD_OK;
}

static enum td_code sum_of_lists(struct td_store *store, uint64_t *ret_sum, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_buf TD_CLEANUP(td_buf_release) again = {0};
    bool has_row = false;
    uint64_t all = 0, sum = 0;
    td_buf_init(&again, ROW_MAX_BYTES);
    TD_TRY(td_statement_begin(store, TD_SQL_READ_ALL_ITEM_CHARACTERS, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        int64_t row = td_column_integer(&read, TD_COLUMN_READ_ALL_ITEM_CHARACTERS_ID);
        TD_TRY(sum_of_list(row, td_column_blob(&read, TD_COLUMN_READ_ALL_ITEM_CHARACTERS_POSTINGS),
                           &again, &sum, err));
        all += sum;
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    *ret_sum = all;
    return TD_OK;
}

enum td_code td_characters_compare(struct td_store *store, bool *ret_same, struct td_error *err)
{
    struct td_character_writer TD_CLEANUP(td_characters_release) writer = {.store = store};
    bool has_totals = false;
    uint64_t sum = 0;
    TD_TRY(make_tables(&writer, err));
    TD_TRY(for_each_item(&writer, count_item, err));
    TD_TRY(sum_of_lists(store, &sum, err));
    TD_TRY(td_character_totals_compare(store, writer.differences, &has_totals, err));
    *ret_same = writer.sum == sum && has_totals;
    return TD_OK;
}
