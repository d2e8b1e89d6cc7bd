#include "stats/count_make.h"

/* The names of all authors, by author: those of author a begin at begins[a]. */
struct names {
    struct td_slice *list;
    size_t *begins;
};

/* Puts a name behind those from `begin` on, unless it is among them. */
static size_t add_name(struct td_slice *list, size_t begin, size_t end, struct td_slice name)
{
    for (size_t i = begin; i < end; i++) {
        if (td_slice_equal(list[i], name))
            return end;
    }
    list[end] = name;
    return end + 1;
}

static enum td_code read_names(struct count_data *data, struct names *ret_names,
                               struct td_error *err)
{
    struct td_author_name *seen = NULL;
    uint32_t *authors = NULL, *order = NULL;
    size_t count = 0, at = 0, used = 0;
    TD_TRY(td_authors_read_names(data->store, data->arena, &data->authors, &seen, &count, err));
    authors = td_arena_array(data->arena, count, sizeof *authors);
    struct names names = {.list = td_arena_array(data->arena, count, sizeof *names.list),
                          .begins = td_arena_array(data->arena, data->authors.count + (size_t)1,
                                                   sizeof *names.begins)};
    if (authors == NULL || names.list == NULL || names.begins == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        authors[i] = seen[i].author;
    TD_TRY(td_tally_order(data->arena, count, authors, data->authors.count, &order, err));
    for (uint32_t author = 0; author < data->authors.count; author++) {
        names.begins[author] = used;
        for (; at < count && authors[order[at]] == author; at++)
            used = add_name(names.list, names.begins[author], used, seen[order[at]].name);
    }
    names.begins[data->authors.count] = used;
    *ret_names = names;
    return TD_OK;
}

/* The accounts of every author, by author, like their names. */
static enum td_code read_accounts(struct count_data *data, struct names *ret_accounts,
                                  struct td_error *err)
{
    const struct td_authors *authors = &data->authors;
    uint32_t *of_source = td_arena_array(data->arena, authors->source_count, sizeof *of_source);
    uint32_t *order = NULL;
    size_t at = 0, used = 0;
    struct names accounts = {
        .list = td_arena_array(data->arena, authors->source_count, sizeof *accounts.list),
        .begins = td_arena_array(data->arena, authors->count + (size_t)1, sizeof *accounts.begins)};
    if (of_source == NULL || accounts.list == NULL || accounts.begins == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < authors->source_count; i++)
        of_source[i] = authors->sources[i].author;
    TD_TRY(
        td_tally_order(data->arena, authors->source_count, of_source, authors->count, &order, err));
    for (uint32_t author = 0; author < authors->count; author++) {
        accounts.begins[author] = used;
        for (; at < authors->source_count && of_source[order[at]] == author; at++) {
            const struct td_source *source = &authors->sources[order[at]];
            if (!td_slice_is_none(source->handle))
                TD_TRY(td_arena_format(data->arena, &accounts.list[used++], err, "%.*s/%.*s",
                                       TD_SLICE_ARG(source->site), TD_SLICE_ARG(source->handle)));
        }
    }
    accounts.begins[authors->count] = used;
    *ret_accounts = accounts;
    return TD_OK;
}

enum td_code count_names_fill(struct count_data *data, const struct count_axis *axis,
                              struct td_count_table *table, struct td_error *err)
{
    struct names names = {0};
    struct names accounts = {0};
    TD_TRY(read_names(data, &names, err));
    TD_TRY(read_accounts(data, &accounts, err));
    for (size_t i = 0; i < axis->number_count; i++) {
        uint32_t author = axis->numbers[i];
        struct td_count_value *value = &table->rows[axis->places[author]].value;
        if (value->rest > 0 || author == 0)
            continue;
        value->names = names.list + names.begins[author];
        value->name_count = names.begins[author + 1] - names.begins[author];
        value->accounts = accounts.list + accounts.begins[author];
        value->account_count = accounts.begins[author + 1] - accounts.begins[author];
    }
    return TD_OK;
}
