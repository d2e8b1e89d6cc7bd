#include "stats/author_suggest.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/grow.h"
#include "stats/author_find.h"
#include "stats/count_data.h"
#include "text/phrase.h"

#include <stdlib.h>
#include <string.h>

enum evidence {
    SAME_HANDLE = 1,
    SAME_NAME = 2,
    SAME_FOLDED = 4,
    LONGER_NAME = 8,
};

enum {
    KEY_MAX_BYTES = 4096,
    REF_MORE_BYTES = 16, /* than names, sites and handles take */
    MIN_CHARACTERS = 2,  /* of a shorter name that another begins with: Han and the like, */
    MIN_WORDS = 2,       /* or words */
};

/* A text by which authors are alike: a handle, a folded name, or the beginning of one. */
struct mark {
    struct td_slice key;
    struct td_slice text; /* as written */
    uint32_t author;
    bool is_part; /* of a longer name */
};

struct marks {
    struct mark *list;
    size_t count;
    size_t capacity;
};

struct pair {
    uint32_t authors[2]; /* the lower number first */
    unsigned evidence;   /* of enum evidence */
    struct td_slice texts[2];
};

struct pairs {
    struct pair *list;
    size_t count;
    size_t capacity;
};

static enum td_code add_mark(struct td_arena *arena, struct marks *marks, struct mark mark,
                             struct td_error *err)
{
    struct mark *list =
        td_arena_grow(arena, marks->list, marks->count, &marks->capacity, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    marks->list = list;
    marks->list[marks->count++] = mark;
    return TD_OK;
}

/* Whether the first tokens of a name are enough of a name themselves. */
static bool is_name(const struct td_phrase *phrase, size_t count)
{
    size_t characters = 0, words = 0;
    for (size_t i = 0; i < count; i++) {
        characters += phrase->tokens[i].kind == TD_TOKEN_CHARACTER;
        words += phrase->tokens[i].kind == TD_TOKEN_WORD;
    }
    return characters >= MIN_CHARACTERS || words >= MIN_WORDS;
}

/* The name's tokens one behind the other, as a key; and its beginnings. */
static enum td_code mark_name(struct td_arena *arena, struct marks *marks,
                              const struct td_author_name *name, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf key;
    struct td_phrase phrase;
    td_buf_init(&key, KEY_MAX_BYTES);
    TD_TRY(td_phrase_make(arena, name->name, &phrase, err));
    for (size_t i = 0; i < phrase.count && !key.failed; i++) {
        struct mark mark = {
            .text = name->name, .author = name->author, .is_part = i + 1 < phrase.count};
        td_buf_add(&key, phrase.tokens[i].folded);
        td_buf_add_char(&key, ' ');
        if (key.failed || (mark.is_part && !is_name(&phrase, i + 1)))
            continue;
        TD_TRY(td_arena_copy(arena, td_buf_slice(&key), &mark.key, err));
        TD_TRY(add_mark(arena, marks, mark, err));
    }
    return TD_OK;
}

static enum td_code mark_handle(struct td_arena *arena, struct marks *marks,
                                const struct td_source *source, struct td_error *err)
{
    struct mark mark = {.text = source->handle, .author = source->author};
    if (td_slice_is_none(source->handle))
        return TD_OK;
    char *key = td_arena_array(arena, source->handle.len + 1, 1);
    if (key == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < source->handle.len; i++)
        key[i] = td_ascii_lower(source->handle.ptr[i]);
    mark.key = (struct td_slice){key, source->handle.len};
    return add_mark(arena, marks, mark, err);
}

static enum td_code add_pair(struct td_arena *arena, struct pairs *pairs, const struct mark *a,
                             const struct mark *b, unsigned evidence, struct td_error *err)
{
    bool is_turned = a->author > b->author;
    const struct mark *first = is_turned ? b : a, *second = is_turned ? a : b;
    struct pair *list =
        td_arena_grow(arena, pairs->list, pairs->count, &pairs->capacity, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    pairs->list = list;
    pairs->list[pairs->count++] = (struct pair){
        .authors = {first->author, second->author},
        .evidence = evidence,
        .texts = {first->text, second->text},
    };
    return TD_OK;
}

static unsigned evidence_of(const struct mark *a, const struct mark *b, bool are_handles)
{
    if (are_handles)
        return SAME_HANDLE;
    if (a->is_part || b->is_part)
        return a->is_part && b->is_part ? 0 : LONGER_NAME;
    return td_slice_equal(a->text, b->text) ? SAME_NAME : SAME_FOLDED;
}

static int compare_marks(const void *left, const void *right)
{
    const struct mark *a = left, *b = right;
    int order = td_slice_compare(a->key, b->key);
    if (order == 0)
        order = a->is_part - b->is_part;
    if (order == 0)
        order = (a->author > b->author) - (a->author < b->author);
    return order;
}

/* Pairs those of [begin, end), whose keys are alike, unless they are too many. */
static enum td_code pair_marks(struct td_arena *arena, const struct marks *marks, size_t begin,
                               size_t end, bool are_handles, struct pairs *pairs,
                               struct td_error *err)
{
    if (end - begin > TD_SUGGEST_ALIKE_MAX)
        return TD_OK;
    for (size_t i = begin; i < end; i++) {
        for (size_t j = i + 1; j < end; j++) {
            const struct mark *a = &marks->list[i], *b = &marks->list[j];
            unsigned evidence = evidence_of(a, b, are_handles);
            if (a->author != b->author && evidence != 0)
                TD_TRY(add_pair(arena, pairs, a, b, evidence, err));
        }
    }
    return TD_OK;
}

static enum td_code pair_alike(struct td_arena *arena, struct marks *marks, bool are_handles,
                               struct pairs *pairs, struct td_error *err)
{
    if (marks->count > 0)
        qsort(marks->list, marks->count, sizeof *marks->list, compare_marks);
    for (size_t begin = 0, end = 0; begin < marks->count; begin = end) {
        while (end < marks->count && td_slice_equal(marks->list[end].key, marks->list[begin].key))
            end++;
        TD_TRY(pair_marks(arena, marks, begin, end, are_handles, pairs, err));
    }
    return TD_OK;
}

static int compare_pairs(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    int order = (a->authors[0] > b->authors[0]) - (a->authors[0] < b->authors[0]);
    if (order == 0)
        order = (a->authors[1] > b->authors[1]) - (a->authors[1] < b->authors[1]);
    return order != 0 ? order : (a->evidence > b->evidence) - (a->evidence < b->evidence);
}

/* One pair for two authors, with all that speaks for it; the texts are those of the weakest, which
 * tell most. */
static void unite(struct pairs *pairs)
{
    size_t kept = 0;
    if (pairs->count > 0)
        qsort(pairs->list, pairs->count, sizeof *pairs->list, compare_pairs);
    for (size_t i = 0; i < pairs->count; i++) {
        struct pair *last = kept > 0 ? &pairs->list[kept - 1] : NULL;
        const struct pair *pair = &pairs->list[i];
        if (last == NULL || memcmp(last->authors, pair->authors, sizeof pair->authors) != 0) {
            pairs->list[kept++] = *pair;
            continue;
        }
        last->evidence |= pair->evidence;
        last->texts[0] = pair->texts[0];
        last->texts[1] = pair->texts[1];
    }
    pairs->count = kept;
}

static enum td_code find_pairs(struct count_data *data, struct pairs *pairs, struct td_error *err)
{
    struct td_author_name *names = NULL;
    struct marks name_marks = {0}, handle_marks = {0};
    size_t count = 0;
    TD_TRY(td_authors_read_names(data->store, data->arena, &data->authors, &names, &count, err));
    for (size_t i = 0; i < count; i++)
        TD_TRY(mark_name(data->arena, &name_marks, &names[i], err));
    for (size_t i = 0; i < data->authors.source_count; i++)
        TD_TRY(mark_handle(data->arena, &handle_marks, &data->authors.sources[i], err));
    TD_TRY(pair_alike(data->arena, &name_marks, false, pairs, err));
    TD_TRY(pair_alike(data->arena, &handle_marks, true, pairs, err));
    unite(pairs);
    return TD_OK;
}

static enum td_code tell(struct td_arena *arena, const struct pair *pair, struct td_slice *ret_text,
                         struct td_error *err)
{
    static const struct {
        unsigned evidence;
        const char *words;
    } kinds[] = {{SAME_HANDLE, "the same handle"},
                 {SAME_NAME, "the same name"},
                 {SAME_FOLDED, "the same name in other writing"},
                 {LONGER_NAME, "a name that goes on"}};
    TD_CLEANUP(td_buf_release) struct td_buf text;
    td_buf_init(&text, KEY_MAX_BYTES);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if ((pair->evidence & kinds[i].evidence) != 0)
            td_buf_addf(&text, "%s%s", text.len > 0 ? ", " : "", kinds[i].words);
    }
    size_t whole = text.len;
    td_buf_addf(&text, ": %.*s, %.*s", TD_SLICE_ARG(pair->texts[0]), TD_SLICE_ARG(pair->texts[1]));
    if (td_slice_equal(pair->texts[0], pair->texts[1]))
        td_buf_cut(&text, whole);
    TD_TRY(td_buf_check(&text, err));
    return td_arena_copy(arena, td_buf_slice(&text), ret_text, err);
}

static enum td_code make_ref(const struct count_data *data, uint32_t author,
                             struct td_slice *ret_ref, struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf ref;
    const struct td_source *source = &data->authors.sources[data->authors.list[author].head];
    td_buf_init(&ref, REF_MORE_BYTES + source->name.len + source->site.len + source->handle.len);
    td_author_add_ref(&ref, source);
    TD_TRY(td_buf_check(&ref, err));
    return td_arena_copy(data->arena, td_buf_slice(&ref), ret_ref, err);
}

static enum td_code describe(struct count_data *data, const struct count_key *key,
                             const int64_t *items, const struct pair *pair,
                             struct td_author_pair *ret_pair, struct td_error *err)
{
    bool is_turned = items[pair->authors[1]] > items[pair->authors[0]];
    struct td_count_value *values[] = {is_turned ? &ret_pair->second : &ret_pair->first,
                                       is_turned ? &ret_pair->first : &ret_pair->second};
    *ret_pair =
        (struct td_author_pair){.evidence_count = (unsigned)__builtin_popcount(pair->evidence)};
    for (size_t i = 0; i < 2; i++) {
        TD_TRY(count_key_describe(data, key, pair->authors[i], values[i], err));
        values[i]->items = items[pair->authors[i]];
        TD_TRY(make_ref(data, pair->authors[i], &ret_pair->refs[i != is_turned], err));
    }
    return tell(data->arena, pair, &ret_pair->evidence, err);
}

static int compare_suggestions(const void *left, const void *right)
{
    const struct td_author_pair *a = left, *b = right;
    int64_t a_items = a->first.items + a->second.items, b_items = b->first.items + b->second.items;
    if (a->evidence_count != b->evidence_count)
        return a->evidence_count < b->evidence_count ? 1 : -1;
    int order = (a_items < b_items) - (a_items > b_items);
    return order != 0 ? order : td_slice_compare(a->first.text, b->first.text);
}

enum td_code td_author_suggest(struct td_store *store, struct td_arena *arena,
                               struct td_author_pair **ret_pairs, size_t *ret_count,
                               struct td_error *err)
{
    struct count_data data;
    struct count_key key;
    struct pairs pairs = {0};
    int64_t *items = NULL;
    size_t count = 0;
    TD_TRY(count_data_read(store, arena, NULL, &data, err));
    TD_TRY(count_key_read(&data, TD_KEY_AUTHOR, &key, err));
    TD_TRY(td_tally_values(arena, data.item_count, &key.tally, &data.marks, &items, err));
    TD_TRY(find_pairs(&data, &pairs, err));
    struct td_author_pair *list = td_arena_array(arena, pairs.count, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < pairs.count; i++) {
        if (items[pairs.list[i].authors[0]] > 0 && items[pairs.list[i].authors[1]] > 0)
            TD_TRY(describe(&data, &key, items, &pairs.list[i], &list[count++], err));
    }
    qsort(list, count, sizeof *list, compare_suggestions);
    *ret_pairs = list;
    *ret_count = count;
    return TD_OK;
}
