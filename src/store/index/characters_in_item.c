#include "store/index/characters.h"

#include "store/index/indexed_texts.h"

/* Characters that are looked for in the texts of an item. */
struct counting {
    const struct td_rank_character *characters;
    size_t count;
    struct td_posting *postings; /* one a character */
};

static void count_one(const struct counting *counting, uint32_t character, unsigned field)
{
    for (size_t i = 0; i < counting->count; i++) {
        uint8_t *count = &counting->postings[i].counts[field];
        if (counting->characters[i].point == character && *count < TD_POSTING_COUNT_MAX)
            (*count)++;
    }
}

static void count_text(const struct counting *counting, struct td_slice text, unsigned field)
{
    struct td_tokens tokens;
    struct td_token token;
    td_tokens_begin(&tokens, text);
    while (td_tokens_next(&tokens, &token)) {
        uint32_t character = td_token_character(token.kind, token.folded);
        if (character != 0)
            count_one(counting, character, field);
    }
}

enum td_code td_characters_in_item(struct td_store *store, uint32_t item,
                                   const struct td_rank_character *characters, size_t count,
                                   struct td_posting *ret_postings, struct td_error *err)
{
    const struct counting counting = {characters, count, ret_postings};
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_slice texts[TD_INDEX_FIELDS];
    bool is_there = false;
    for (size_t i = 0; i < count; i++)
        ret_postings[i] = (struct td_posting){.item = item};
    TD_TRY(td_indexed_texts_read(store, item, &read, texts, &is_there, err));
    for (unsigned field = 0; is_there && field < TD_INDEX_FIELDS; field++)
        count_text(&counting, texts[field], field);
    return TD_OK;
}
