#include "store/index/fts_cursor.h"

#include "store/index/fts_number.h"
#include "store/statement.h"

enum {
    HEAD_BYTES = 4,
    PAGE_MAX_BYTES = 64 * 1024, /* FTS5's own ceiling */
    TERM_MAX_BYTES = 64 * 1024,
    PLACES_MAX_BYTES = 256 * 1024 * 1024,
};

void td_fts_cursor_init(struct td_fts_cursor *cursor, struct td_store *store,
                        const struct td_fts_segment *segment)
{
    *cursor = (struct td_fts_cursor){.store = store, .segment = *segment};
    td_buf_init(&cursor->page, PAGE_MAX_BYTES);
    td_buf_init(&cursor->term, TERM_MAX_BYTES);
    td_buf_init(&cursor->spilled, PLACES_MAX_BYTES);
    td_buf_init(&cursor->index, PAGE_MAX_BYTES);
}

void td_fts_cursor_release(struct td_fts_cursor *cursor)
{
    td_buf_release(&cursor->page);
    td_buf_release(&cursor->term);
    td_buf_release(&cursor->spilled);
    td_buf_release(&cursor->index);
}

static enum td_code fail(const struct td_fts_cursor *cursor, struct td_error *err)
{
    return td_fts_fail_damaged(cursor->store, err);
}

/* The next number of the page before `end`; 0 where there is none. */
static inline uint64_t take_number(struct td_fts_cursor *cursor, size_t *at, size_t end)
{
    const unsigned char *bytes = (const unsigned char *)cursor->page.ptr + *at;
    if (*at < end && bytes[0] < 0x80) {
        (*at)++;
        return bytes[0];
    }
    if (*at + 1 < end && bytes[1] < 0x80) {
        *at += 2;
        return (uint64_t)(bytes[0] & 0x7F) << 7 | bytes[1];
    }
    struct td_slice rest = td_slice_sub(td_buf_slice(&cursor->page), *at, end);
    uint64_t number = td_fts_take_number(&rest);
    *at = end - rest.len;
    return number;
}

static size_t two_bytes_at(const struct td_fts_cursor *cursor, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)cursor->page.ptr + at;
    return (size_t)bytes[0] << 8 | bytes[1];
}

/* Where the term behind `before` stands. */
static enum td_code find_next_term(struct td_fts_cursor *cursor, size_t before,
                                   struct td_error *err)
{
    cursor->next_term_at = cursor->text_end;
    if (cursor->offsets_at == cursor->page.len)
        return TD_OK;
    uint64_t more = take_number(cursor, &cursor->offsets_at, cursor->page.len);
    if (more == 0 || more >= cursor->text_end - before)
        return fail(cursor, err);
    cursor->next_term_at = before + (size_t)more;
    return TD_OK;
}

/* The page's bytes, which stay as they are as long as the cursor lives. */
static enum td_code fetch_page(struct td_fts_cursor *cursor, uint64_t number, struct td_error *err)
{
    int64_t row = (int64_t)(cursor->segment.id << TD_FTS_SEGMENT_SHIFT | number);
    if (cursor->page_number == number && cursor->page.len >= HEAD_BYTES)
        return TD_OK;
    TD_TRY(td_store_check_time(cursor->store, err));
    cursor->page_number = number;
    td_buf_clear(&cursor->page);
    TD_TRY(td_fts_record_read(cursor->store, row, &cursor->page, err));
    return cursor->page.len < HEAD_BYTES ? fail(cursor, err) : TD_OK;
}

static enum td_code read_page(struct td_fts_cursor *cursor, uint64_t number, struct td_error *err)
{
    TD_TRY(fetch_page(cursor, number, err));
    cursor->first_item_at = two_bytes_at(cursor, 0);
    cursor->text_end = two_bytes_at(cursor, 2);
    if (cursor->text_end < HEAD_BYTES || cursor->text_end > cursor->page.len)
        return fail(cursor, err);
    cursor->at = HEAD_BYTES;
    cursor->offsets_at = cursor->text_end;
    cursor->is_first_term = true;
    return find_next_term(cursor, 0, err);
}

static enum td_code read_next_page(struct td_fts_cursor *cursor, bool *ret_is_there,
                                   struct td_error *err)
{
    *ret_is_there = cursor->page_number < cursor->segment.last_page;
    return *ret_is_there ? read_page(cursor, cursor->page_number + 1, err) : TD_OK;
}

/* The page's next term, of which there is one. */
static enum td_code take_term(struct td_fts_cursor *cursor, struct td_error *err)
{
    size_t at = cursor->next_term_at, end = cursor->text_end;
    uint64_t kept = cursor->is_first_term ? 0 : take_number(cursor, &at, end);
    uint64_t more = take_number(cursor, &at, end);
    if (kept > cursor->term.len || more > end - at)
        return fail(cursor, err);
    td_buf_cut(&cursor->term, (size_t)kept);
    td_buf_add(&cursor->term, td_slice_sub(td_buf_slice(&cursor->page), at, at + (size_t)more));
    cursor->at = at + (size_t)more;
    cursor->is_first_term = false;
    cursor->item = 0;
    cursor->index_item = 0;
    cursor->index_number = TD_FTS_LIST_INDEX | cursor->page_number;
    TD_TRY(td_buf_check(&cursor->term, err));
    TD_TRY(find_next_term(cursor, cursor->next_term_at, err));
    return cursor->at <= cursor->next_term_at ? TD_OK : fail(cursor, err);
}

enum td_code td_fts_cursor_next_term(struct td_fts_cursor *cursor, bool *ret_is_there,
                                     struct td_error *err)
{
    *ret_is_there = true;
    while (*ret_is_there && cursor->next_term_at == cursor->text_end)
        TD_TRY(read_next_page(cursor, ret_is_there, err));
    return *ret_is_there ? take_term(cursor, err) : TD_OK;
}

/* As FTS5 has it, which reads 32 bits: what its check finds nothing wrong in is read alike. */
static int64_t page_of(int64_t number)
{
    return (int32_t)(uint32_t)number / 2;
}

/* The last page that begins with the term or one before it. */
static enum td_code find_page(struct td_fts_cursor *cursor, struct td_slice term,
                              uint64_t *ret_number, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) find = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(cursor->store, TD_SQL_FIND_INDEX_PAGE, &find, err));
    td_bind_integer(&find, TD_PARAM_FIND_INDEX_PAGE_SEGMENT, (int64_t)cursor->segment.id);
    td_bind_blob(&find, TD_PARAM_FIND_INDEX_PAGE_TERM, term);
    TD_TRY(td_statement_step(&find, &has_row, err));
    int64_t first = (int64_t)cursor->segment.first_page;
    int64_t number =
        has_row ? page_of(td_column_integer(&find, TD_COLUMN_FIND_INDEX_PAGE_PAGE)) : 0;
    *ret_number = (uint64_t)(number < first ? first : number);
    return TD_OK;
}

enum td_code td_fts_cursor_seek(struct td_fts_cursor *cursor, struct td_slice term,
                                bool *ret_is_there, struct td_error *err)
{
    uint64_t number = 0;
    TD_TRY(find_page(cursor, term, &number, err));
    *ret_is_there = number <= cursor->segment.last_page;
    if (!*ret_is_there)
        return TD_OK;
    TD_TRY(read_page(cursor, number, err));
    do
        TD_TRY(td_fts_cursor_next_term(cursor, ret_is_there, err));
    while (*ret_is_there && td_slice_compare(td_buf_slice(&cursor->term), term) < 0);
    return TD_OK;
}

/* The item's places, of so many bytes, from as many pages as have them. */
static enum td_code take_spilled(struct td_fts_cursor *cursor, size_t size, struct td_error *err)
{
    td_buf_clear(&cursor->spilled);
    for (bool is_there = true; is_there && !cursor->spilled.failed;) {
        size_t wanted = size - cursor->spilled.len, left = cursor->next_term_at - cursor->at;
        size_t taken = wanted < left ? wanted : left;
        td_buf_add(&cursor->spilled,
                   td_slice_sub(td_buf_slice(&cursor->page), cursor->at, cursor->at + taken));
        cursor->at += taken;
        if (taken == wanted)
            break;
        TD_TRY(read_next_page(cursor, &is_there, err));
    }
    cursor->places = td_buf_slice(&cursor->spilled);
    TD_TRY(td_buf_check(&cursor->spilled, err));
    return cursor->places.len == size ? TD_OK : fail(cursor, err);
}

/* Behind the last byte that the page has of the list: whether the next page has more of it. */
static enum td_code turn_page(struct td_fts_cursor *cursor, bool *ret_is_there,
                              struct td_error *err)
{
    *ret_is_there = cursor->at == cursor->text_end;
    if (*ret_is_there)
        TD_TRY(read_next_page(cursor, ret_is_there, err));
    if (*ret_is_there && cursor->first_item_at > HEAD_BYTES)
        return fail(cursor, err); /* places of no item */
    *ret_is_there = *ret_is_there && cursor->first_item_at == HEAD_BYTES;
    return TD_OK;
}

enum td_code td_fts_cursor_next_item_any(struct td_fts_cursor *cursor, bool *ret_is_there,
                                         struct td_error *err)
{
    *ret_is_there = true;
    if (cursor->at >= cursor->next_term_at)
        TD_TRY(turn_page(cursor, ret_is_there, err));
    if (!*ret_is_there)
        return TD_OK;
    size_t end = cursor->next_term_at;
    bool is_whole = cursor->at == cursor->first_item_at;
    uint64_t before = cursor->item, number = take_number(cursor, &cursor->at, end);
    uint64_t size = take_number(cursor, &cursor->at, end) / 2; /* the lowest bit: taken out */
    cursor->item = is_whole ? number : before + number;
    if (number > INT64_MAX || (cursor->item <= before && before > 0) || size > PLACES_MAX_BYTES)
        return fail(cursor, err);
    if (size > end - cursor->at)
        return take_spilled(cursor, (size_t)size, err);
    cursor->places = (struct td_slice){cursor->page.ptr + cursor->at, (size_t)size};
    cursor->at += (size_t)size;
    return TD_OK;
}

/* The next record of the list's index; an empty one where it has none. It begins with whether there
 * are more, its first page, and that page's first item. */
static enum td_code read_index(struct td_fts_cursor *cursor, struct td_error *err)
{
    int64_t row = (int64_t)(cursor->segment.id << TD_FTS_SEGMENT_SHIFT | cursor->index_number++);
    td_buf_clear(&cursor->index);
    TD_TRY(td_fts_record_read(cursor->store, row, &cursor->index, err));
    struct td_slice bytes = td_slice_sub(td_buf_slice(&cursor->index), 1, cursor->index.len);
    cursor->index_page = td_fts_take_number(&bytes);
    cursor->index_item = bytes.len > 0 ? td_fts_take_number(&bytes) : UINT64_MAX;
    cursor->index_at = cursor->index.len - bytes.len;
    return TD_OK;
}

/* The next page that begins with an item: a byte 0 stands for one without. */
static enum td_code find_next_page(struct td_fts_cursor *cursor, struct td_error *err)
{
    struct td_buf *index = &cursor->index;
    for (; cursor->index_at < index->len && index->ptr[cursor->index_at] == 0; cursor->index_at++)
        cursor->index_page++;
    if (cursor->index_at < index->len) {
        struct td_slice rest = td_slice_sub(td_buf_slice(index), cursor->index_at, index->len);
        cursor->index_item += td_fts_take_number(&rest);
        cursor->index_at = index->len - rest.len;
        cursor->index_page++;
        return TD_OK;
    }
    if (index->len > 0 && index->ptr[0] != 0)
        return read_index(cursor, err);
    cursor->index_item = UINT64_MAX;
    return TD_OK;
}

enum td_code td_fts_cursor_pass_pages(struct td_fts_cursor *cursor, uint64_t item,
                                      struct td_error *err)
{
    uint64_t page = 0;
    if (cursor->index_item == 0)
        TD_TRY(read_index(cursor, err));
    while (cursor->index_item <= item) {
        page = cursor->index_page;
        TD_TRY(find_next_page(cursor, err));
    }
    if (page <= cursor->page_number)
        return TD_OK;
    if (page > cursor->segment.last_page)
        return fail(cursor, err);
    TD_TRY(read_page(cursor, page, err));
    cursor->at = cursor->first_item_at;
    return cursor->at >= HEAD_BYTES && cursor->at < cursor->next_term_at ? TD_OK
                                                                         : fail(cursor, err);
}
