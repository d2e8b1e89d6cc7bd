/* Posting lists as bits: which of a block's items hold a character, and how often in each field.
 * The gaps between items are Rice codes (Rice and Plaunt, "Adaptive Variable-Length Coding for
 * Efficient Compression of Spacecraft Television Data", 1971), the counts gamma codes (Elias,
 * "Universal Codeword Sets and Representations of the Integers", 1975): one item in its summary
 * once, which is most of them, takes two bits beside its gap. For this layer only.
 *
 * Two bytes of head, lowest first: the number of postings less one (12 bits), and how many low
 * bits of a gap stand as they are (4). Then a posting behind the other, lowest bit of a byte first:
 * the gap, one bit that says whether a field beside the summary has the character, the count in the
 * summary; and where one has, the counts of summary, title and author, each one higher. */
#ifndef TD_STORE_INDEX_POSTING_CODE_H
#define TD_STORE_INDEX_POSTING_CODE_H

#include "base/buf.h"
#include "base/slice.h"
#include "store/index/postings.h"

/* One to TD_COLUMNS_BLOCK_ITEMS postings; `item` is the number within the block, ascending. */
void td_posting_encode(struct td_buf *buf, const struct td_posting *list, size_t count);

/* Reads a list again, of a block that begins with item `first`: ret_list has room for
 * TD_COLUMNS_BLOCK_ITEMS. Returns how many there are. What is no list of ours ends early. */
size_t td_posting_decode(struct td_slice bytes, uint32_t first, struct td_posting *ret_list);

#endif
