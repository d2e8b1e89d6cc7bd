#include "import/incoming.h"

#include "import/place.h"

/* A file's name without the ending that says Markdown. */
static struct td_slice name_of(struct td_slice file_name)
{
    return td_path_is_markdown(file_name) ? td_path_stem(file_name) : file_name;
}

static enum td_code parse(struct td_arena *arena, struct td_incoming *in, struct td_error *err)
{
    td_sha256(in->file.bytes, in->sha256);
    in->parse_code =
        td_digest_parse(arena, in->file.bytes, in->path, &in->digest, &in->parse_error);
    if (in->parse_code == TD_OK || in->parse_code == TD_ERR_INPUT)
        return TD_OK;
    *err = in->parse_error;
    return in->parse_code;
}

enum td_code td_incoming_read(struct td_arena *arena, const char *path, struct td_slice root,
                              struct td_file_stamp stamp, struct td_incoming *ret_in,
                              struct td_error *err)
{
    *ret_in = (struct td_incoming){.shown_path = path, .stamp = stamp, .has_stamp = true};
    TD_TRY(td_place_absolute(arena, path, &ret_in->path, err));
    ret_in->root = td_slice_is_none(root) ? td_path_folder(ret_in->path) : root;
    ret_in->file.name = name_of(td_path_name(ret_in->path));
    TD_TRY(td_file_read(arena, path, TD_DIGEST_MAX_BYTES, &ret_in->file.bytes, err));
    return parse(arena, ret_in, err);
}

enum td_code td_incoming_of_bytes(struct td_arena *arena, struct td_slice name,
                                  struct td_slice bytes, struct td_incoming *ret_in,
                                  struct td_error *err)
{
    struct td_slice shown;
    *ret_in = (struct td_incoming){
        .root = TD_SLICE(""),
        .file = {.name = name_of(name), .bytes = bytes},
    };
    TD_TRY(td_arena_copy(arena, name, &shown, err));
    TD_TRY(td_arena_format(arena, &ret_in->path, err, "/%.*s", TD_SLICE_ARG(name)));
    ret_in->shown_path = shown.ptr;
    return parse(arena, ret_in, err);
}
