#include "cli/picture.h"

#include "cli/ask.h"
#include "output/count_chart.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum td_code fail_to_write(const char *path, struct td_error *err)
{
    if (errno == ENOMEM)
        return td_fail_memory(err);
    return td_fail(err, TD_ERR_IO, "%s: cannot write the picture: %s", path, strerror(errno));
}

static enum td_code write_stream(FILE *file, struct td_slice bytes, const char *path,
                                 struct td_error *err)
{
    bool is_written = fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len;
    int why = errno;
    if (fclose(file) == 0 && is_written)
        return TD_OK;
    errno = is_written ? errno : why;
    return fail_to_write(path, err);
}

/* Beside the file first, then in its place: a full disk leaves the old picture. */
static enum td_code write_whole(struct td_session *session, const char *path, struct td_slice bytes,
                                struct td_error *err)
{
    struct td_slice beside;
    TD_TRY(td_arena_format(&session->arena, &beside, err, "%s.part", path));
    FILE *file = fopen(beside.ptr, "w");
    if (file == NULL)
        return fail_to_write(path, err);
    enum td_code code = write_stream(file, bytes, path, err);
    if (code == TD_OK && rename(beside.ptr, path) != 0)
        code = fail_to_write(path, err);
    if (code != TD_OK)
        unlink(beside.ptr);
    return code;
}

static enum td_code spare_archive(const struct td_session *session, const char *path,
                                  struct td_error *err)
{
    struct td_file_id id;
    struct td_error ignored;
    if (td_file_stat(path, NULL, &id, &ignored) == TD_OK && td_store_owns_file(session->store, id))
        return td_fail(err, TD_ERR_USAGE, "%s is the archive: name another file for the picture",
                       path);
    return TD_OK;
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
    TD_TRY(spare_archive(session, path, err));
    TD_TRY(make_title(session, by, &title, err));
    TD_TRY(td_count_charts(&session->arena, table, title, charts, &count, err));
    td_chart_add_svg(&svg, charts, count);
    TD_TRY(td_buf_check(&svg, err));
    return write_whole(session, path, td_buf_slice(&svg), err);
}
