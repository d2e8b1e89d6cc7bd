#include "stats/author_find.h"

#include "text/phrase.h"

enum { CANDIDATES_MAX = 8, CANDIDATES_MAX_BYTES = 700 };

/* All that is known of authors, and what was found among it. */
struct finder {
    struct td_arena *arena;
    struct td_authors authors;
    struct td_author_name *names;
    size_t name_count;
    size_t *found; /* into authors.sources, each once */
    size_t found_count;
};

static enum td_code read_all(struct td_store *store, struct td_arena *arena,
                             struct finder *ret_finder, struct td_error *err)
{
    struct finder finder = {.arena = arena};
    TD_TRY(td_authors_read(store, arena, &finder.authors, err));
    TD_TRY(td_authors_read_names(store, arena, &finder.authors, &finder.names, &finder.name_count,
                                 err));
    finder.found = td_arena_array(arena, finder.authors.source_count, sizeof *finder.found);
    if (finder.found == NULL)
        return td_fail_memory(err);
    *ret_finder = finder;
    return TD_OK;
}

static void keep(struct finder *finder, size_t source)
{
    for (size_t i = 0; i < finder->found_count; i++) {
        if (finder->found[i] == source)
            return;
    }
    finder->found[finder->found_count++] = source;
}

static void find_accounts(struct finder *finder, struct td_slice site, struct td_slice handle)
{
    for (size_t i = 0; i < finder->authors.source_count; i++) {
        const struct td_source *source = &finder->authors.sources[i];
        bool is_site = td_slice_is_none(site) || td_slice_equal_nocase(source->site, site);
        if (!td_slice_is_none(source->handle) && is_site &&
            td_slice_equal_nocase(source->handle, handle))
            keep(finder, i);
    }
}

static void find_names(struct finder *finder, struct td_slice name)
{
    for (uint32_t i = 1; i < finder->authors.count; i++) {
        if (td_slice_equal(finder->authors.list[i].name, name))
            keep(finder, finder->authors.list[i].head);
    }
    for (size_t i = 0; i < finder->name_count; i++) {
        if (td_slice_equal(finder->names[i].name, name))
            keep(finder, finder->names[i].source);
    }
}

static enum td_code find_same_words(struct finder *finder, struct td_slice name,
                                    struct td_error *err)
{
    struct td_phrase wanted, seen;
    TD_TRY(td_phrase_make(finder->arena, name, &wanted, err));
    for (size_t i = 0; wanted.count > 0 && i < finder->name_count; i++) {
        TD_TRY(td_phrase_make(finder->arena, finder->names[i].name, &seen, err));
        if (td_phrase_equal(&wanted, &seen))
            keep(finder, finder->names[i].source);
    }
    return TD_OK;
}

static void find_bare_name(struct finder *finder, struct td_slice name)
{
    for (size_t i = 0; i < finder->authors.source_count; i++) {
        const struct td_source *source = &finder->authors.sources[i];
        if (td_slice_is_none(source->handle) && td_slice_equal(source->name, name))
            keep(finder, i);
    }
}

static enum td_code find(struct finder *finder, struct td_slice text, struct td_error *err)
{
    const struct td_slice bare = TD_SLICE("name:");
    size_t slash = td_slice_find_last(text, TD_SLICE("/"));
    size_t at = td_slice_starts(text, TD_SLICE("@")) ? 1 : 0;

    finder->found_count = 0;
    if (td_slice_starts(text, bare))
        find_bare_name(finder, td_slice_sub(text, bare.len, text.len));
    if (finder->found_count == 0 && slash < text.len)
        find_accounts(finder, td_slice_sub(text, 0, slash),
                      td_slice_sub(text, slash + 1, text.len));
    if (finder->found_count == 0)
        find_accounts(finder, TD_SLICE_NONE, td_slice_sub(text, at, text.len));
    if (finder->found_count == 0)
        find_names(finder, text);
    if (finder->found_count == 0)
        TD_TRY(find_same_words(finder, text, err));
    if (finder->found_count == 0)
        return td_fail(err, TD_ERR_NO_SUCH,
                       "there is no author '%.*s'; 'tidings authors' lists them",
                       TD_SLICE_ARG(text));
    return TD_OK;
}

void td_author_add_ref(struct td_buf *buf, const struct td_source *source)
{
    if (td_slice_is_none(source->handle))
        td_buf_addf(buf, "name:%.*s", TD_SLICE_ARG(source->name));
    else
        td_buf_addf(buf, "%.*s/%.*s", TD_SLICE_ARG(source->site), TD_SLICE_ARG(source->handle));
}

static void add_source(struct td_buf *buf, const struct td_source *source)
{
    td_author_add_ref(buf, source);
    if (!td_slice_is_none(source->handle) && source->name.len > 0)
        td_buf_addf(buf, " (%.*s)", TD_SLICE_ARG(source->name));
}

static enum td_code fail_several(const struct finder *finder, struct td_slice text,
                                 struct td_error *err)
{
    TD_CLEANUP(td_buf_release) struct td_buf list;
    td_buf_init(&list, CANDIDATES_MAX_BYTES);
    size_t told = 0;
    for (; told < finder->found_count && told < CANDIDATES_MAX; told++) {
        size_t whole = list.len;
        if (told > 0)
            td_buf_add(&list, TD_SLICE(", "));
        add_source(&list, &finder->authors.sources[finder->found[told]]);
        if (list.failed) {
            td_buf_cut(&list, whole);
            break;
        }
    }
    return td_fail(err, TD_ERR_USAGE, "'%.*s' may be %.*s%s: say which", TD_SLICE_ARG(text),
                   TD_SLICE_ARG(td_buf_slice(&list)), told < finder->found_count ? ", …" : "");
}

/* The source that stands for the one author that a text means. */
static enum td_code find_author(struct finder *finder, struct td_slice text, size_t *ret_source,
                                struct td_error *err)
{
    TD_TRY(find(finder, text, err));
    uint32_t author = finder->authors.sources[finder->found[0]].author;
    for (size_t i = 1; i < finder->found_count; i++) {
        if (finder->authors.sources[finder->found[i]].author != author)
            return fail_several(finder, text, err);
    }
    *ret_source = finder->authors.list[author].head;
    return TD_OK;
}

/* The one source that a text means: of a name that an account bears too, the name without it. */
static enum td_code find_source(struct finder *finder, struct td_slice text, size_t *ret_source,
                                struct td_error *err)
{
    size_t bare = 0, bare_count = 0;
    TD_TRY(find(finder, text, err));
    for (size_t i = 0; i < finder->found_count; i++) {
        if (!td_slice_is_none(finder->authors.sources[finder->found[i]].handle))
            continue;
        bare = finder->found[i];
        bare_count++;
    }
    if (finder->found_count > 1 && bare_count != 1)
        return fail_several(finder, text, err);
    *ret_source = finder->found_count == 1 ? finder->found[0] : bare;
    return TD_OK;
}

static enum td_code plan_merge(struct finder *finder, struct td_slice text, struct td_slice to,
                               struct td_author_rule *rule, struct td_error *err)
{
    const struct td_source *sources = finder->authors.sources;
    size_t from = 0, into = 0;
    TD_TRY(find_author(finder, text, &from, err));
    TD_TRY(find_author(finder, to, &into, err));
    if (from == into)
        return td_fail(err, TD_ERR_USAGE, "'%.*s' and '%.*s' are one author already",
                       TD_SLICE_ARG(text), TD_SLICE_ARG(to));
    rule->about = td_source_key_of(&sources[from]);
    rule->to = td_source_key_of(&sources[into]);
    return TD_OK;
}

static enum td_code plan_split(struct finder *finder, struct td_slice text,
                               struct td_author_rule *rule, struct td_error *err)
{
    const struct td_source *sources = finder->authors.sources;
    size_t source = 0;
    TD_TRY(find_source(finder, text, &source, err));
    if (finder->authors.list[sources[source].author].source_count < 2)
        return td_fail(err, TD_ERR_USAGE, "'%.*s' is an author by itself already",
                       TD_SLICE_ARG(text));
    rule->about = td_source_key_of(&sources[source]);
    return TD_OK;
}

static enum td_code plan_rename(struct finder *finder, struct td_slice text, struct td_slice to,
                                struct td_author_rule *rule, struct td_error *err)
{
    size_t source = 0;
    struct td_slice name = td_slice_trim(to);
    TD_TRY(find_author(finder, text, &source, err));
    if (name.len == 0)
        return td_fail(err, TD_ERR_USAGE, "a name wants at least a letter");
    rule->about = td_source_key_of(&finder->authors.sources[source]);
    rule->to.name = name;
    return TD_OK;
}

enum td_code td_author_rule_plan(struct td_store *store, struct td_arena *arena,
                                 enum td_author_rule_kind kind, struct td_slice text,
                                 struct td_slice to, struct td_author_rule *ret_rule,
                                 struct td_error *err)
{
    struct td_author_rule rule = {.kind = kind};
    struct finder finder = {0};
    TD_TRY(read_all(store, arena, &finder, err));
    if (kind == TD_RULE_MERGE)
        TD_TRY(plan_merge(&finder, text, to, &rule, err));
    else if (kind == TD_RULE_SPLIT)
        TD_TRY(plan_split(&finder, text, &rule, err));
    else
        TD_TRY(plan_rename(&finder, text, to, &rule, err));
    *ret_rule = rule;
    return TD_OK;
}
