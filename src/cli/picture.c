#include "cli/picture.h"

#include "base/file.h"
#include "cli/ask.h"
#include "output/count_chart.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* A full disk leaves the old picture. */
static enum td_code write_whole(struct td_session *session, const char *path, struct td_slice bytes,
                                struct td_error *err)
{
    struct td_slice beside;
    TD_TRY(td_arena_format(&session->arena, &beside, err, "%s.part", path));
    if (td_file_replace(AT_FDCWD, beside.ptr, path, bytes))
        return TD_OK;
    return td_fail(err, TD_ERR_IO, "cannot write the picture '%s': %s", path, strerror(errno));
}

static enum td_code spare_archive(const struct td_session *session, const char *path,
                                  struct td_file_id id, struct td_error *err)
{
    if (td_store_owns_file(session->store, id))
        return td_fail(err, TD_ERR_USAGE,
                       "'%s' is the archive itself: name another file for the picture", path);
    return TD_OK;
}

static enum td_code spare_text(struct td_session *session, const char *path, struct td_error *err)
{
    struct td_slice bytes;
    TD_TRY(td_file_read(&session->arena, path, TD_CHART_MAX_BYTES, &bytes, err));
    if (bytes.len > 0 && !td_slice_starts(bytes, TD_CHART_BEGINNING))
        return td_fail(err, TD_ERR_CREATE,
                       "'%s' is there already, and is no picture: name another file", path);
    return TD_OK;
}

/* Draws over nothing but pictures. */
static enum td_code spare_others(struct td_session *session, const char *path, struct td_error *err)
{
    enum td_file_kind kind;
    struct td_file_id id;
    struct td_error ignored;
    if (td_file_stat(path, &kind, &id, &ignored) != TD_OK)
        return TD_OK;
    TD_TRY(spare_archive(session, path, id, err));
    if (kind != TD_FILE_REGULAR)
        return td_fail(err, TD_ERR_CREATE, "'%s' is %s: name a file for the picture", path,
                       kind == TD_FILE_FOLDER ? "a folder" : "no regular file");
    return spare_text(session, path, err);
}

static enum td_code make_title(struct td_session *session, const char *by,
                               struct td_slice *ret_title, struct td_error *err)
{
    struct td_slice words;
    size_t first_len = strcspn(by, ",");
    const char *second = by[first_len] == ',' ? by + first_len + 1 : "";
    const char *joined = second[0] != '\0' ? " and " : "";
    TD_TRY(td_ask_words(session, &words, err));
    if (td_slice_is_none(words))
        words = TD_SLICE("Items");
    return td_arena_format(&session->arena, ret_title, err, "%.*s by %.*s%s%s", TD_SLICE_ARG(words),
                           (int)first_len, by, joined, second);
}

enum td_code td_picture_draw(struct td_session *session, const struct td_count_table *table,
                             const char *by, struct td_error *err)
{
    const char *path = session->invocation->options.svg;
    TD_CLEANUP(td_buf_release) struct td_buf svg;
    struct td_chart charts[TD_COUNT_CHARTS_MAX];
    struct td_slice title;
    size_t count = 0;

    td_buf_init(&svg, TD_CHART_MAX_BYTES);
    if (path == NULL)
        return TD_OK;
    if (strcmp(path, "-") == 0)
        return td_fail(err, TD_ERR_USAGE, "--svg wants a file: stdout has the numbers");
    TD_TRY(spare_others(session, path, err));
    TD_TRY(make_title(session, by, &title, err));
    TD_TRY(td_count_charts(&session->arena, table, title, charts, &count, err));
    td_chart_add_svg(&svg, charts, count);
    TD_TRY(td_buf_check(&svg, err));
    return write_whole(session, path, td_buf_slice(&svg), err);
}
