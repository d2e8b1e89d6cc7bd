#include "store/index/character_changes.h"

#include "base/grow.h"
#include "store/index/characters_row.h"
#include "store/index/index_log.h"
#include "store/index/lengths.h"
#include "text/token.h"

#include <stdlib.h>

struct td_character_change {
    struct td_posting posting; /* the item's number within the block */
    uint32_t character;
};

static bool make_room(struct td_character_changes *changes)
{
    struct td_character_change *list =
        td_grow(changes->list, changes->count, &changes->capacity, sizeof *list);
    if (list == NULL)
        return false;
    changes->list = list;
    uint32_t *characters = td_grow(changes->characters, changes->character_count,
                                   &changes->character_capacity, sizeof *characters);
    if (characters == NULL)
        return false;
    changes->characters = characters;
    return true;
}

/* The change of the character in the item, made where it is new; NULL when out of memory. */
static struct td_posting *change_of(struct td_character_changes *changes, uint32_t character,
                                    uint32_t item)
{
    uint32_t latest = changes->latest[character];
    if (latest > changes->count_before)
        return &changes->list[latest - 1].posting;
    if (!make_room(changes))
        return NULL;
    if (latest == 0)
        changes->characters[changes->character_count++] = character;
    struct td_character_change *change = &changes->list[changes->count++];
    *change = (struct td_character_change){.posting.item = item, .character = character};
    changes->latest[character] = (uint32_t)changes->count;
    return &change->posting;
}

static enum td_code make_latest(struct td_character_changes *changes, struct td_error *err)
{
    if (changes->latest == NULL)
        changes->latest = calloc(TD_CHARACTERS_END, sizeof *changes->latest);
    return changes->latest != NULL ? TD_OK : td_fail_memory(err);
}

void td_character_changes_next_item(struct td_character_changes *changes)
{
    changes->count_before = changes->count;
}

enum td_code td_character_changes_note(struct td_character_changes *changes, uint32_t item,
                                       const struct td_slice *texts, bool is_now,
                                       uint64_t *ret_lengths, struct td_error *err)
{
    uint64_t lengths = 0;
    TD_TRY(make_latest(changes, err));
    for (unsigned field = 0; field < TD_INDEX_FIELDS; field++) {
        struct td_tokens tokens;
        struct td_token token;
        size_t count = 0;
        td_tokens_begin(&tokens, texts[field].ptr != NULL ? texts[field] : TD_SLICE(""));
        for (; td_tokens_next(&tokens, &token); count++) {
            uint32_t character = td_token_character(token.kind, token.folded);
            struct td_posting *posting =
                character != 0 ? change_of(changes, character, item) : NULL;
            if (character != 0 && posting == NULL)
                return td_fail_memory(err);
            if (posting != NULL && is_now && posting->counts[field] < TD_POSTING_COUNT_MAX)
                posting->counts[field]++;
        }
        lengths = td_lengths_with(lengths, field, count);
    }
    if (ret_lengths != NULL)
        *ret_lengths = lengths;
    return TD_OK;
}

static int compare(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

/* The list is long and read once in its order, which a processor's cache likes better than chains
 * in it. */
void td_character_changes_sort(struct td_character_changes *changes, struct td_posting *sorted)
{
    uint32_t *ends = changes->latest, end = 0;
    qsort(changes->characters, changes->character_count, sizeof *changes->characters, compare);
    for (size_t i = 0; i < changes->character_count; i++)
        ends[changes->characters[i]] = 0;
    for (size_t i = 0; i < changes->count; i++)
        ends[changes->list[i].character]++;
    for (size_t i = 0; i < changes->character_count; i++) {
        uint32_t *of_character = &ends[changes->characters[i]], begin = end;
        end += *of_character;
        *of_character = begin;
    }
    for (size_t i = 0; i < changes->count; i++)
        sorted[ends[changes->list[i].character]++] = changes->list[i].posting;
}

const struct td_posting *td_character_changes_posting(const struct td_character_changes *changes,
                                                      size_t i)
{
    return &changes->list[i].posting;
}

void td_character_changes_clear(struct td_character_changes *changes)
{
    for (size_t i = 0; i < changes->character_count; i++)
        changes->latest[changes->characters[i]] = 0;
    changes->character_count = 0;
    changes->count = 0;
    changes->count_before = 0;
}

void td_character_changes_release(struct td_character_changes *changes)
{
    free(changes->list);
    free(changes->latest);
    free(changes->characters);
    *changes = (struct td_character_changes){0};
}
