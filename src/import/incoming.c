#include "import/incoming.h"

#include "base/file.h"
#include "import/place.h"

/* A file's name without the ending that says Markdown. */
static struct td_slice name_of(struct td_slice file_name)
{
    return td_path_is_markdown(file_name) ? td_path_stem(file_name) : file_name;
}

enum td_code td_incoming_read(struct td_arena *arena, const char *path, struct td_slice root,
                              struct td_incoming *ret_in, struct td_error *err)
{
    struct td_incoming in = {.shown_path = path};
    TD_TRY(td_place_absolute(arena, path, &in.path, err));
    in.root = td_slice_is_none(root) ? td_path_folder(in.path) : root;
    in.file.name = name_of(td_path_name(in.path));
    TD_TRY(td_file_read(arena, path, TD_DIGEST_MAX_BYTES, &in.file.bytes, err));
    *ret_in = in;
    return TD_OK;
}

enum td_code td_incoming_of_bytes(struct td_arena *arena, struct td_slice name,
                                  struct td_slice bytes, struct td_incoming *ret_in,
                                  struct td_error *err)
{
    struct td_incoming in = {.root = TD_SLICE(""), .file = {.name = name_of(name), .bytes = bytes}};
    struct td_slice shown;
    TD_TRY(td_arena_copy(arena, name, &shown, err));
    TD_TRY(td_arena_format(arena, &in.path, err, "/%.*s", TD_SLICE_ARG(name)));
    in.shown_path = shown.ptr;
    *ret_in = in;
    return TD_OK;
}
