#include "store/query/condition.h"

#include "store/index/columns.h"
#include "store/index/phrase_places.h"
#include "store/index/postings.h"
#include "store/index/urls.h"
#include "store/query/author_items.h"
#include "store/set_binding.h"
#include "store/statement.h"

/* Every statement gives one column, the item's number; authors, phrases, sections, urls and
 * all items are found elsewhere. */
_Static_assert(
    (int)TD_COLUMN_ITEMS_OF_DRAFTS_ITEM == 0 && (int)TD_COLUMN_ITEMS_BY_CATEGORY_ITEM == 0 &&
        (int)TD_COLUMN_ITEMS_BY_SITE_ITEM == 0 && (int)TD_COLUMN_ITEMS_BY_POST_ITEM == 0 &&
        (int)TD_COLUMN_ITEMS_BY_URL_AMONG_ITEM == 0 && (int)TD_COLUMN_ITEMS_BY_DAYS_ITEM == 0 &&
        (int)TD_COLUMN_ITEMS_BY_MOMENTS_ITEM == 0 && (int)TD_COLUMN_ITEMS_BY_STORY_ITEM == 0,
    "conditions are read alike");

struct plan {
    enum td_statement_id statement;
    const char *text; /* parameters; NULL: takes none */
    const char *until;
    const char *number;
    const char *number_until;
};

static const struct plan plans[TD_CONDITION_COUNT] = {
    [TD_CONDITION_DRAFT] = {.statement = TD_SQL_ITEMS_OF_DRAFTS},
    [TD_CONDITION_CATEGORY] = {.statement = TD_SQL_ITEMS_BY_CATEGORY, .text = ":category"},
    [TD_CONDITION_SITE] = {.statement = TD_SQL_ITEMS_BY_SITE, .text = ":site"},
    [TD_CONDITION_POST] = {.statement = TD_SQL_ITEMS_BY_POST, .text = ":post"},
    [TD_CONDITION_DAYS] = {.statement = TD_SQL_ITEMS_BY_DAYS, .text = ":since", .until = ":until"},
    [TD_CONDITION_MOMENTS] = {.statement = TD_SQL_ITEMS_BY_MOMENTS,
                              .text = ":since",
                              .until = ":until",
                              .number = ":from",
                              .number_until = ":to"},
    [TD_CONDITION_STORY] = {.statement = TD_SQL_ITEMS_BY_STORY, .number = ":story"},
};

enum { WORD_BITS = 64, BLOCK_WORDS = TD_COLUMNS_BLOCK_ITEMS / WORD_BITS };

/* The items of a block that are there, by their posts. */
static void add_all(struct td_item_set *set, size_t block, const uint32_t *posts)
{
    for (size_t i = 0; i < BLOCK_WORDS && block * BLOCK_WORDS + i < set->word_count; i++) {
        uint64_t word = 0;
        for (unsigned bit = 0; bit < WORD_BITS; bit++)
            word |= (uint64_t)(posts[i * WORD_BITS + bit] != 0) << bit;
        set->words[block * BLOCK_WORDS + i] = word;
    }
}

static void add_wanted(struct td_item_set *set, size_t block, const uint32_t *numbers,
                       const struct td_item_set *wanted)
{
    for (size_t i = 0; i < TD_COLUMNS_BLOCK_ITEMS; i++) {
        if (td_item_set_has(wanted, numbers[i]))
            td_item_set_add(set, (int64_t)(block * TD_COLUMNS_BLOCK_ITEMS + i));
    }
}

/* The items whose number in the column is in `wanted` (NULL: any but 0). */
static enum td_code select_by_column(struct td_store *store, struct td_arena *arena,
                                     enum td_item_column id, const struct td_item_set *wanted,
                                     struct td_item_set *ret_set, struct td_error *err)
{
    struct td_column column;
    struct td_item_set set;
    TD_TRY(td_store_make_set(store, arena, &set, err));
    TD_TRY(td_columns_open(store, arena, id, &column, err));
    for (size_t block = 0; block < column.block_count; block++) {
        const void *numbers = NULL;
        TD_TRY(td_columns_block(&column, block, &numbers, err));
        if (wanted != NULL)
            add_wanted(&set, block, numbers, wanted);
        else
            add_all(&set, block, numbers);
    }
    *ret_set = set;
    return TD_OK;
}

static enum td_code make_set_of_texts(struct td_store *store, struct td_arena *arena,
                                      struct td_item_set *ret_texts, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    bool has_row = false;
    TD_TRY(td_statement_begin(store, TD_SQL_READ_LAST_COLUMN_TEXT, &read, err));
    TD_TRY(td_statement_step(&read, &has_row, err));
    return td_item_set_make(arena, td_column_integer(&read, TD_COLUMN_READ_LAST_COLUMN_TEXT_ID),
                            ret_texts, err);
}

/* Sections are few beside items: those that hold the words are looked for first. */
static enum td_code select_section(struct td_store *store, struct td_arena *arena,
                                   struct td_slice words, struct td_item_set *ret_set,
                                   struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) read = {0};
    struct td_item_set texts;
    bool has_row = false;
    TD_TRY(make_set_of_texts(store, arena, &texts, err));
    TD_TRY(td_statement_begin(store, TD_SQL_COLUMN_TEXTS_HOLDING, &read, err));
    td_bind_text(&read, TD_PARAM_COLUMN_TEXTS_HOLDING_WORDS, words);
    TD_TRY(td_statement_step(&read, &has_row, err));
    while (has_row) {
        td_item_set_add(&texts, td_column_integer(&read, TD_COLUMN_COLUMN_TEXTS_HOLDING_ID));
        TD_TRY(td_statement_step(&read, &has_row, err));
    }
    return select_by_column(store, arena, TD_ITEM_SECTION, &texts, ret_set, err);
}

static struct td_rank_phrase phrase_of(const struct td_condition *condition)
{
    return (struct td_rank_phrase){.expression = condition->text,
                                   .character = (uint32_t)condition->number,
                                   .fields = (unsigned)condition->number_until};
}

enum td_code td_store_has_phrase(struct td_store *store, const struct td_condition *condition,
                                 bool *ret_has, struct td_error *err)
{
    const struct td_rank_phrase phrase = phrase_of(condition);
    enum td_code code = td_postings_has_any(store, &phrase, ret_has, err);
    td_postings_end(store);
    return code;
}

/* From the list that ranking reads too. */
static enum td_code select_phrase(struct td_store *store, struct td_arena *arena,
                                  const struct td_condition *condition, struct td_item_set *ret_set,
                                  struct td_error *err)
{
    const struct td_rank_phrase phrase = phrase_of(condition);
    const struct td_posting_list *list = NULL;
    struct td_item_set set;
    TD_TRY(td_store_make_set(store, arena, &set, err));
    enum td_code code = td_postings_read(store, &phrase, 1, &list, err);
    for (size_t i = 0; code == TD_OK && i < list->count; i++)
        td_item_set_add(&set, list->list[i].item);
    td_postings_end(store);
    if (code == TD_OK)
        *ret_set = set;
    return code;
}

static enum td_code read_places(struct td_fts_lists *lists, struct td_arena *arena,
                                struct td_slice expression, const struct td_item_set *among,
                                struct td_phrase_places *places, struct td_error *err)
{
    struct td_phrase_terms terms;
    TD_TRY(td_phrase_terms_read(arena, expression, &terms, err));
    return td_phrase_places_read(lists, &terms, among, places, err);
}

enum td_code td_store_select_near(struct td_store *store, struct td_arena *arena,
                                  const struct td_near *near, const struct td_item_set *among,
                                  struct td_item_set *ret_set, struct td_error *err)
{
    struct td_fts_lists TD_CLEANUP(td_fts_lists_release) own = {0};
    struct td_fts_lists *pages = NULL;
    struct td_phrase_places TD_CLEANUP(td_phrase_places_release) left = {0}, right = {0};
    TD_TRY(td_postings_pages(store, &own, &pages, err));
    TD_TRY(read_places(pages, arena, near->left, among, &left, err));
    TD_TRY(read_places(pages, arena, near->right, among, &right, err));
    TD_TRY(td_store_make_set(store, arena, ret_set, err));
    td_phrase_places_near(&left, near->left_tokens, &right, near->right_tokens, near->distance,
                          ret_set);
    return TD_OK;
}

/* Phrases of several terms are looked for in these items' places only; the list of a single term is
 * read, and kept. */
static enum td_code select_phrase_among(struct td_store *store, struct td_arena *arena,
                                        const struct td_condition *condition,
                                        const struct td_item_set *among,
                                        struct td_item_set *ret_set, struct td_error *err)
{
    struct td_fts_lists TD_CLEANUP(td_fts_lists_release) own = {0};
    struct td_fts_lists *pages = NULL;
    struct td_phrase_places TD_CLEANUP(td_phrase_places_release) places = {0};
    struct td_phrase_terms terms = {.places = 1};
    if (condition->number == 0)
        TD_TRY(td_phrase_terms_read(arena, condition->text, &terms, err));
    if (terms.places == 1) {
        TD_TRY(select_phrase(store, arena, condition, ret_set, err));
        td_item_set_and(ret_set, among);
        return TD_OK;
    }
    TD_TRY(td_postings_pages(store, &own, &pages, err));
    TD_TRY(td_phrase_places_read(pages, &terms, among, &places, err));
    TD_TRY(td_store_make_set(store, arena, ret_set, err));
    for (size_t i = 0; i < places.count; i++)
        td_item_set_add(ret_set, (int64_t)(places.list[i] >> TD_PLACE_ITEM_SHIFT));
    return TD_OK;
}

static void bind_text(struct td_statement *statement, const char *name, struct td_slice text)
{
    if (name != NULL)
        td_bind_text(statement, td_statement_parameter(statement, name), text);
}

static void bind_number(struct td_statement *statement, const char *name, int64_t number)
{
    if (name != NULL)
        td_bind_integer(statement, td_statement_parameter(statement, name), number);
}

static void bind(struct td_statement *statement, const struct plan *plan,
                 const struct td_condition *condition)
{
    bind_text(statement, plan->text, condition->text);
    bind_text(statement, plan->until, condition->until);
    bind_number(statement, plan->number, condition->number);
    bind_number(statement, plan->number_until, condition->number_until);
}

/* The items that the statement gives. */
static enum td_code read_set(struct td_statement *select, struct td_arena *arena,
                             struct td_item_set *ret_set, struct td_error *err)
{
    struct td_item_set set;
    bool has_row = false;
    TD_TRY(td_store_make_set(select->store, arena, &set, err));
    TD_TRY(td_statement_step(select, &has_row, err));
    while (has_row) {
        td_item_set_add(&set, td_column_integer(select, 0));
        TD_TRY(td_statement_step(select, &has_row, err));
    }
    *ret_set = set;
    return TD_OK;
}

/* Those of `among` whose url holds the text, read item by item. */
static enum td_code select_url_among(struct td_store *store, struct td_arena *arena,
                                     struct td_slice text, const struct td_item_set *among,
                                     struct td_item_set *ret_set, struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) select = {0};
    TD_TRY(td_statement_begin(store, TD_SQL_ITEMS_BY_URL_AMONG, &select, err));
    td_bind_set(&select, among);
    td_bind_text(&select, TD_PARAM_ITEMS_BY_URL_AMONG_URL, text);
    return read_set(&select, arena, ret_set, err);
}

/* Adds the items of the story that a condition of a url names, if any. */
static enum td_code add_story(struct td_store *store, struct td_arena *arena,
                              const struct td_condition *url, struct td_item_set *set,
                              struct td_error *err)
{
    const struct td_condition story = {.kind = TD_CONDITION_STORY, .number = url->number};
    struct td_item_set found;
    if (url->number == 0)
        return TD_OK;
    TD_TRY(td_store_select(store, arena, &story, &found, err));
    td_item_set_or(set, &found);
    return TD_OK;
}

static enum td_code select_url(struct td_store *store, struct td_arena *arena, struct td_slice text,
                               struct td_item_set *ret_set, struct td_error *err)
{
    struct td_item_set found, longer, held;
    TD_TRY(td_store_make_set(store, arena, &found, err));
    TD_TRY(td_store_make_set(store, arena, &longer, err));
    TD_TRY(td_urls_find(store, text, &found, &longer, err));
    if (td_item_set_next(&longer, 0) >= 0) {
        TD_TRY(select_url_among(store, arena, text, &longer, &held, err));
        td_item_set_subtract(&found, &longer);
        td_item_set_or(&found, &held);
    }
    *ret_set = found;
    return TD_OK;
}

static enum td_code select_url_or_story(struct td_store *store, struct td_arena *arena,
                                        const struct td_condition *url, struct td_item_set *ret_set,
                                        struct td_error *err)
{
    TD_TRY(select_url(store, arena, url->text, ret_set, err));
    return add_story(store, arena, url, ret_set, err);
}

static enum td_code select_anew(struct td_store *store, struct td_arena *arena,
                                const struct td_condition *condition, struct td_item_set *ret_set,
                                struct td_error *err)
{
    struct td_statement TD_CLEANUP(td_statement_end) select = {0};
    if (condition->kind == TD_CONDITION_AUTHOR)
        return td_authors_select(store, arena, condition->text, ret_set, err);
    if (condition->kind == TD_CONDITION_ALL)
        return select_by_column(store, arena, TD_ITEM_POST, NULL, ret_set, err);
    if (condition->kind == TD_CONDITION_SECTION)
        return select_section(store, arena, condition->text, ret_set, err);
    if (condition->kind == TD_CONDITION_URL)
        return select_url_or_story(store, arena, condition, ret_set, err);
    TD_TRY(td_statement_begin(store, plans[condition->kind].statement, &select, err));
    bind(&select, &plans[condition->kind], condition);
    return read_set(&select, arena, ret_set, err);
}

bool td_condition_equal(const struct td_condition *a, const struct td_condition *b)
{
    return a->kind == b->kind && td_slice_equal(a->text, b->text) &&
           td_slice_equal(a->until, b->until) && a->number == b->number &&
           a->number_until == b->number_until;
}

enum td_code td_store_select(struct td_store *store, struct td_arena *arena,
                             const struct td_condition *condition, struct td_item_set *ret_set,
                             struct td_error *err)
{
    const struct td_item_set *kept = td_kept_sets_find(&store->kept_sets, condition);
    if (condition->kind == TD_CONDITION_PHRASE)
        return select_phrase(store, arena, condition, ret_set, err);
    if (kept != NULL)
        return td_item_set_copy(arena, kept, ret_set, err);
    TD_TRY(select_anew(store, arena, condition, ret_set, err));
    if (store->postings.is_asking)
        td_kept_sets_add(&store->kept_sets, condition, ret_set);
    return TD_OK;
}

/* Reading a url item by item takes as long as looking through so many that stand by themselves. */
enum { URLS_AN_ITEM = 200 };

enum td_code td_store_select_among(struct td_store *store, struct td_arena *arena,
                                   const struct td_condition *condition,
                                   const struct td_item_set *among, struct td_item_set *ret_set,
                                   struct td_error *err)
{
    size_t most = among->word_count * WORD_BITS / URLS_AN_ITEM;
    if (condition->kind == TD_CONDITION_PHRASE)
        return select_phrase_among(store, arena, condition, among, ret_set, err);
    if (condition->kind == TD_CONDITION_URL && (size_t)td_item_set_count(among) <= most) {
        TD_TRY(select_url_among(store, arena, condition->text, among, ret_set, err));
        TD_TRY(add_story(store, arena, condition, ret_set, err));
    } else {
        TD_TRY(td_store_select(store, arena, condition, ret_set, err));
    }
    td_item_set_and(ret_set, among);
    return TD_OK;
}

static enum td_code select_default(struct td_store *store, struct td_arena *arena,
                                   struct td_item_set *ret_set, struct td_error *err)
{
    static const struct td_condition every = {.kind = TD_CONDITION_ALL};
    static const struct td_condition draft = {.kind = TD_CONDITION_DRAFT};
    struct td_item_set set = {0}, drafts = {0};
    TD_TRY(td_store_select(store, arena, &every, &set, err));
    TD_TRY(td_store_select(store, arena, &draft, &drafts, err));
    td_item_set_subtract(&set, &drafts);
    *ret_set = set;
    return TD_OK;
}

enum td_code td_store_set_or_default(struct td_store *store, struct td_arena *arena,
                                     const struct td_item_set *set, struct td_item_set *ret_set,
                                     struct td_error *err)
{
    if (set == NULL)
        return select_default(store, arena, ret_set, err);
    *ret_set = *set;
    return TD_OK;
}
