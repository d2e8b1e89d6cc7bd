#include "import/digest.h"

#include "base/file.h"
#include "import/front_matter/front_matter.h"
#include "import/items/items.h"
#include "import/markdown/source.h"

/* Where a date is looked for that the front matter lacks: the usual way of many digests. Returns
 * the place's name, NULL where there is none. */
static const char *find_date(struct td_digest *digest, struct td_slice path)
{
    if (td_date_find_in_name(td_path_name(path), &digest->date))
        return "the file's name";
    if (td_date_find_in_folders(path, &digest->date))
        return "the file's folders";
    if (td_date_find_in_name(digest->title, &digest->date))
        return "the title";
    if (td_date_find_week(path, &digest->date))
        return "the week in the file's path";
    return td_date_find_week(digest->title, &digest->date) ? "the week in the title" : NULL;
}

/* Only where something else was written is it worth a word that a date is from elsewhere. Pages
 * that are no posts need none. */
static enum td_code settle_date(struct td_arena *arena, struct td_digest *digest,
                                struct td_slice path, struct td_error *err)
{
    char text[TD_DATE_TEXT_BYTES];
    if (digest->has_date || digest->is_page)
        return TD_OK;

    const char *place = find_date(digest, path);
    digest->has_date = place != NULL;
    if (!digest->has_date)
        return td_problem_add(arena, &digest->problems, TD_SEVERITY_WARNING, 0, 0, err,
                              "no date in front matter, file name, folders or title");
    if (td_slice_is_none(digest->date_written))
        return TD_OK;
    td_date_format(&digest->date, text);
    return td_problem_add(arena, &digest->problems, TD_SEVERITY_WARNING, 0, 0, err,
                          "%s is taken from %s", text, place);
}

/* Pages that every site has beside its posts, in any language (`_index.fr.md`): Hugo's page of a
 * folder, which lists posts or shows the newest, and the one about the site. */
static bool is_page(struct td_slice path)
{
    static const struct td_slice names[] = {{"_index", 6}, {"about", 5}};
    struct td_slice stem = td_path_stem(path);
    stem = td_slice_sub(stem, 0, td_slice_find(stem, TD_SLICE(".")));
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (td_slice_equal_nocase(stem, names[i]))
            return true;
    return false;
}

static enum td_code parse(struct td_arena *arena, struct td_slice bytes, struct td_slice path,
                          struct td_digest *ret_digest, struct td_error *err)
{
    struct td_digest digest = {.extra_json = TD_SLICE("{}"), .is_page = is_page(path)};
    struct td_source source;
    struct td_source body;

    TD_TRY(td_source_read(arena, bytes, &digest.problems, &source, err));
    TD_TRY(td_front_matter_read(arena, source, &digest, &body, err));
    TD_TRY(td_items_read(arena, body, &digest, err));
    TD_TRY(settle_date(arena, &digest, path, err));
    *ret_digest = digest;
    return TD_OK;
}

enum td_code td_digest_parse(struct td_arena *arena, struct td_slice bytes, struct td_slice path,
                             struct td_digest *ret_digest, struct td_error *err)
{
    if (bytes.len > TD_DIGEST_MAX_BYTES)
        return td_fail(err, TD_ERR_INPUT, "larger than %d bytes", TD_DIGEST_MAX_BYTES);

    /* A file that wants too much must not end the import as a lack of memory does. */
    size_t limit_bytes = arena->limit_bytes;
    bool has_more = limit_bytes - arena->total_bytes > TD_DIGEST_MAX_MEMORY;
    if (has_more)
        arena->limit_bytes = arena->total_bytes + TD_DIGEST_MAX_MEMORY;
    enum td_code code = parse(arena, bytes, path, ret_digest, err);
    arena->limit_bytes = limit_bytes;
    if (code == TD_ERR_MEMORY && has_more && arena->is_full)
        return td_fail(err, TD_ERR_INPUT, "takes more than %d bytes of memory to read",
                       TD_DIGEST_MAX_MEMORY);
    return code;
}
