#include "store/index/posting_code.h"

#include "store/index/columns.h"

#include <string.h>

enum {
    HEAD_BYTES = 2,
    LOW_BITS_SHIFT = 12,
    LOW_BITS_MAX = 11,
    COUNTED_FIELDS = 3,
    WORD_BITS = 32,   /* that are written at once */
    WINDOW_BITS = 56, /* that one look shows at least */
    GAMMA_ZEROS_MAX = 8,
};

/* Bits on their way into a buffer. */
struct bit_writer {
    struct td_buf *buf;
    uint64_t bits;
    unsigned count; /* below WORD_BITS between two calls */
};

/* At most WORD_BITS of them. */
static void put(struct bit_writer *writer, uint64_t bits, unsigned count)
{
    writer->bits |= bits << writer->count;
    writer->count += count;
    if (writer->count < WORD_BITS)
        return;
    uint64_t bits_now = writer->bits;
    const char word[] = {(char)bits_now, (char)(bits_now >> 8), (char)(bits_now >> 16),
                         (char)(bits_now >> 24)};
    td_buf_add(writer->buf, (struct td_slice){word, sizeof word});
    writer->bits >>= WORD_BITS;
    writer->count -= WORD_BITS;
}

static void put_rest(struct bit_writer *writer)
{
    for (unsigned done = 0; done < writer->count; done += 8)
        td_buf_add_char(writer->buf, (char)(writer->bits >> done & 0xFF));
}

/* So many zeros, and a one. */
static void put_unary(struct bit_writer *writer, uint32_t zeros)
{
    for (; zeros >= WORD_BITS; zeros -= WORD_BITS)
        put(writer, 0, WORD_BITS);
    put(writer, UINT64_C(1) << zeros, zeros + 1);
}

static void put_gap(struct bit_writer *writer, uint32_t gap, unsigned low_bits)
{
    put_unary(writer, gap >> low_bits);
    put(writer, gap & ((1U << low_bits) - 1), low_bits);
}

/* A number from 1 on. */
static void put_gamma(struct bit_writer *writer, uint32_t number)
{
    unsigned low_bits = 31 - (unsigned)__builtin_clz(number);
    put_unary(writer, low_bits);
    put(writer, number & ((1U << low_bits) - 1), low_bits);
}

static void put_counts(struct bit_writer *writer, const uint8_t *counts)
{
    bool has_others = counts[1] > 0 || counts[2] > 0 || counts[0] == 0;
    put(writer, has_others, 1);
    for (unsigned field = 0; field < (has_others ? COUNTED_FIELDS : 1); field++)
        put_gamma(writer, (uint32_t)counts[field] + has_others);
}

/* The base-two logarithm of the mean gap. */
static unsigned choose_low_bits(const struct td_posting *list, size_t count)
{
    size_t mean = (list[count - 1].item + 1 - count) / count;
    unsigned low_bits = 0;
    while (low_bits < LOW_BITS_MAX && mean >> (low_bits + 1) > 0)
        low_bits++;
    return low_bits;
}

void td_posting_encode(struct td_buf *buf, const struct td_posting *list, size_t count)
{
    struct bit_writer writer = {.buf = buf};
    unsigned low_bits = choose_low_bits(list, count);
    uint32_t next = 0;
    put(&writer, (count - 1) | (uint64_t)low_bits << LOW_BITS_SHIFT, 8 * HEAD_BYTES);
    for (size_t i = 0; i < count; i++) {
        put_gap(&writer, list[i].item - next, low_bits);
        put_counts(&writer, list[i].counts);
        next = list[i].item + 1;
    }
    put_rest(&writer);
}

/* A list that is being read. */
struct reader {
    struct td_slice bytes;
    size_t at;   /* bits that were read */
    size_t left; /* postings that are to come */
    unsigned low_bits;
    uint32_t first; /* item of the block */
    uint32_t next;  /* the lowest item that may come */
};

static void begin(struct reader *reader, struct td_slice bytes, uint32_t first)
{
    *reader = (struct reader){.bytes = bytes, .at = (size_t)8 * HEAD_BYTES, .first = first};
    if (bytes.len < HEAD_BYTES)
        return;
    unsigned head = (unsigned char)bytes.ptr[0] | (unsigned)(unsigned char)bytes.ptr[1] << 8;
    reader->left = (head & ((1U << LOW_BITS_SHIFT) - 1)) + 1;
    reader->low_bits = head >> LOW_BITS_SHIFT;
}

/* The bits from here on, WINDOW_BITS at least; zeros behind the end. */
static inline uint64_t look(const struct reader *reader)
{
    size_t from = reader->at / 8, left = from < reader->bytes.len ? reader->bytes.len - from : 0;
    uint64_t bits = 0;
    if (left >= sizeof bits)
        memcpy(&bits, reader->bytes.ptr + from, sizeof bits);
    else if (left > 0)
        memcpy(&bits, reader->bytes.ptr + from, left);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bits = __builtin_bswap64(bits);
#endif
    return bits >> reader->at % 8;
}

static uint32_t take(struct reader *reader, unsigned count)
{
    uint32_t bits = (uint32_t)(look(reader) & ((UINT64_C(1) << count) - 1));
    reader->at += count;
    return bits;
}

/* The zeros before the next one, which is passed over too; false where none comes. */
static bool take_zeros(struct reader *reader, uint32_t *ret_count)
{
    *ret_count = 0;
    while (reader->at < 8 * reader->bytes.len) {
        uint64_t bits = look(reader) & ((UINT64_C(1) << WINDOW_BITS) - 1);
        unsigned zeros = bits != 0 ? (unsigned)__builtin_ctzll(bits) : WINDOW_BITS;
        *ret_count += zeros;
        reader->at += zeros + (bits != 0);
        if (bits != 0)
            return true;
    }
    return false;
}

static bool take_gamma(struct reader *reader, uint32_t *ret_number)
{
    uint32_t low_bits = 0;
    if (!take_zeros(reader, &low_bits) || low_bits > GAMMA_ZEROS_MAX)
        return false;
    *ret_number = 1U << low_bits | take(reader, low_bits);
    return true;
}

static bool take_counts(struct reader *reader, uint8_t *counts)
{
    bool has_others = take(reader, 1) != 0;
    for (unsigned field = 0; field < (has_others ? COUNTED_FIELDS : 1); field++) {
        uint32_t number = 0;
        if (!take_gamma(reader, &number))
            return false;
        counts[field] = (uint8_t)(number - has_others);
    }
    return true;
}

/* Bits at hand: of several postings, mostly. */
struct window {
    uint64_t bits;
    unsigned count; /* of them that are the list's */
};

static inline struct window look_far(const struct reader *reader)
{
    size_t left = 8 * reader->bytes.len - reader->at;
    return (struct window){look(reader), left < WINDOW_BITS ? (unsigned)left : WINDOW_BITS};
}

/* The posting whose bits come first in the window, if they all are there and only the summary has
 * it: so it is for nearly all. False leaves everything as it was. */
static inline bool next_plain(struct reader *reader, struct window *window,
                              struct td_posting *ret_posting)
{
    unsigned low = reader->low_bits;
    if (window->bits == 0)
        return false;
    unsigned high = (unsigned)__builtin_ctzll(window->bits);
    uint64_t rest = window->bits >> high >> 1;
    uint32_t gap = high << low | (uint32_t)(rest & ((UINT64_C(1) << low) - 1));
    rest >>= low;
    if ((rest & 1) != 0 || rest >> 1 == 0)
        return false;
    rest >>= 1;
    unsigned zeros = (unsigned)__builtin_ctzll(rest);
    unsigned used = high + 1 + low + 1 + 2 * zeros + 1;
    uint32_t item = reader->next + gap;
    if (zeros >= GAMMA_ZEROS_MAX || used > window->count || item >= TD_COLUMNS_BLOCK_ITEMS)
        return false;
    uint32_t counted = 1U << zeros | (uint32_t)(rest >> (zeros + 1) & ((1U << zeros) - 1));
    *ret_posting = (struct td_posting){.item = reader->first + item, .counts = {(uint8_t)counted}};
    window->bits >>= used;
    window->count -= used;
    reader->at += used;
    reader->next = item + 1;
    reader->left--;
    return true;
}

static bool next_any(struct reader *reader, struct td_posting *ret_posting)
{
    uint32_t high = 0;
    *ret_posting = (struct td_posting){0};
    if (take_zeros(reader, &high) && high <= TD_COLUMNS_BLOCK_ITEMS) {
        uint32_t item = reader->next + (high << reader->low_bits);
        item += take(reader, reader->low_bits);
        ret_posting->item = reader->first + item;
        reader->next = item + 1;
        reader->left--;
        if (item < TD_COLUMNS_BLOCK_ITEMS && take_counts(reader, ret_posting->counts))
            return true;
    }
    reader->left = 0;
    return false;
}

/* As many plain ones as come in a row; returns how many. */
static size_t decode_plain(struct reader *reader, struct td_posting *ret_list)
{
    struct reader at_hand = *reader; /* in registers */
    size_t count = 0, before = SIZE_MAX;
    while (at_hand.left > 0 && count != before) {
        struct window window = look_far(&at_hand);
        before = count;
        while (at_hand.left > 0 && next_plain(&at_hand, &window, &ret_list[count]))
            count++;
    }
    *reader = at_hand;
    return count;
}

size_t td_posting_decode(struct td_slice bytes, uint32_t first, struct td_posting *ret_list)
{
    struct reader reader;
    size_t count = 0;
    begin(&reader, bytes, first);
    while (reader.left > 0) {
        count += decode_plain(&reader, ret_list + count);
        count += reader.left > 0 && next_any(&reader, &ret_list[count]);
    }
    return count;
}
