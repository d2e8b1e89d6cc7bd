#include "store/index/bold.h"

static enum td_code make_stems(struct td_arena *arena, const struct td_phrase *line,
                               struct td_stemmer *stemmer, struct td_phrase *ret_stems,
                               struct td_error *err)
{
    struct td_phrase stems = {.count = line->count};
    stems.tokens = td_arena_array(arena, line->count, sizeof *stems.tokens);
    if (stems.tokens == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < line->count; i++) {
        struct td_slice stem = td_stemmer_stem(stemmer, line->tokens[i].folded);
        stems.tokens[i] = line->tokens[i];
        TD_TRY(td_arena_copy(arena, stem, &stems.tokens[i].folded, err));
    }
    *ret_stems = stems;
    return TD_OK;
}

enum td_code td_bold_read(struct td_arena *arena, struct td_slice emphasis,
                          struct td_stemmer *stemmer, struct td_bold *ret_bold,
                          struct td_error *err)
{
    size_t most = td_slice_count_lines(emphasis);
    struct td_bold bold = {.lines = td_arena_array(arena, most, sizeof *bold.lines)};
    struct td_slice line;
    if (stemmer != NULL)
        bold.stems = td_arena_array(arena, most, sizeof *bold.stems);
    if (bold.lines == NULL || (stemmer != NULL && bold.stems == NULL))
        return td_fail_memory(err);
    for (; td_slice_next_line(&emphasis, &line); bold.count++) {
        TD_TRY(td_phrase_make(arena, line, &bold.lines[bold.count], err));
        if (stemmer != NULL)
            TD_TRY(
                make_stems(arena, &bold.lines[bold.count], stemmer, &bold.stems[bold.count], err));
    }
    *ret_bold = bold;
    return TD_OK;
}

unsigned td_bold_count(const struct td_bold *bold, const struct td_rank_phrase *phrase)
{
    const struct td_phrase *lines = phrase->is_stem ? bold->stems : bold->lines;
    unsigned count = 0;
    for (size_t i = 0; lines != NULL && i < bold->count; i++)
        count += (unsigned)td_phrase_count(&phrase->phrase, &lines[i]);
    return count;
}
