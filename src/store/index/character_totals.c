#include "store/index/character_totals.h"

#include "store/connection.h"
#include "store/index/characters_row.h"
#include "store/statement.h"

#include <string.h>

enum { A_ROW = 256, ROWS = TD_CHARACTERS_END / A_ROW, NUMBER_BYTES = 4, TOTAL_BYTES = 8 };

/* The totals of the characters from row * A_ROW on. */
struct row {
    struct td_character_total totals[A_ROW];
};

static int64_t id_of(uint32_t row)
{
    return -1 - (int64_t)row;
}

static uint32_t take_number(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static void put_number(unsigned char *bytes, uint32_t number)
{
    for (int i = 0; i < NUMBER_BYTES; i++)
        bytes[i] = (unsigned char)(number >> (8 * i));
}

static struct td_character_total decode(struct td_slice bytes, uint32_t index)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr + (size_t)index * TOTAL_BYTES;
    if (bytes.len < (size_t)(index + 1) * TOTAL_BYTES)
        return (struct td_character_total){0};
    return (struct td_character_total){take_number(at), take_number(at + NUMBER_BYTES)};
}

/* Totals of zero at the end are left out. */
static struct td_slice encode(const struct row *row, unsigned char bytes[A_ROW * TOTAL_BYTES])
{
    size_t count = 0;
    for (size_t i = 0; i < A_ROW; i++) {
        put_number(bytes + i * TOTAL_BYTES, row->totals[i].occurrences);
        put_number(bytes + i * TOTAL_BYTES + NUMBER_BYTES, row->totals[i].items);
        if (row->totals[i].items != 0)
            count = i + 1;
    }
    return (struct td_slice){(const char *)bytes, count * TOTAL_BYTES};
}

void td_character_total_count(struct td_character_total *total, const struct td_posting *posting)
{
    total->items++;
    for (unsigned field = 0; field < TD_INDEX_FIELDS; field++)
        total->occurrences += posting->counts[field];
}

enum td_code td_character_total(struct td_store *store, uint32_t character,
                                struct td_character_total *ret_total, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice bytes;
    TD_TRY(td_characters_read_row(store, id_of(character / A_ROW), &read, &bytes, err));
    *ret_total = decode(bytes, character % A_ROW);
    return TD_OK;
}

static enum td_code read_row(struct td_store *store, uint32_t number, struct row *ret_row,
                             struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice bytes;
    TD_TRY(td_characters_read_row(store, id_of(number), &read, &bytes, err));
    for (uint32_t i = 0; i < A_ROW; i++)
        ret_row->totals[i] = decode(bytes, i);
    return TD_OK;
}

enum td_code td_character_totals_add(struct td_store *store, const uint32_t *characters,
                                     size_t count, struct td_character_total *differences,
                                     struct td_error *err)
{
    unsigned char bytes[A_ROW * TOTAL_BYTES];
    struct row row;
    for (size_t i = 0; i < count;) {
        uint32_t number = characters[i] / A_ROW;
        TD_TRY(read_row(store, number, &row, err));
        for (; i < count && characters[i] / A_ROW == number; i++) {
            struct td_character_total *difference = &differences[characters[i]];
            row.totals[characters[i] % A_ROW].occurrences += difference->occurrences;
            row.totals[characters[i] % A_ROW].items += difference->items;
            *difference = (struct td_character_total){0};
        }
        TD_TRY(td_characters_write_row(store, id_of(number), encode(&row, bytes), err));
    }
    return TD_OK;
}

static enum td_code compare_row(struct td_store *store, uint32_t number,
                                const struct td_character_total *totals, bool *ret_same,
                                int64_t *rows, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    unsigned char bytes[A_ROW * TOTAL_BYTES];
    struct td_slice found;
    struct row row;
    memcpy(row.totals, totals, sizeof row.totals);
    struct td_slice expected = encode(&row, bytes);
    *ret_same = true;
    if (expected.len == 0)
        return TD_OK;
    ++*rows;
    TD_TRY(td_characters_read_row(store, id_of(number), &read, &found, err));
    *ret_same = td_slice_equal(found, expected);
    return TD_OK;
}

enum td_code td_character_totals_compare(struct td_store *store,
                                         const struct td_character_total *totals, bool *ret_same,
                                         struct td_error *err)
{
    int64_t expected = 0, rows = 0;
    bool is_same = true;
    for (uint32_t row = 0; row < ROWS && is_same; row++)
        TD_TRY(compare_row(store, row, totals + (size_t)row * A_ROW, &is_same, &expected, err));
    TD_TRY(td_store_number(store, "SELECT count(*) FROM item_characters WHERE id < 0", &rows, err));
    *ret_same = is_same && rows == expected;
    return TD_OK;
}
