/* Writing files below one folder, by paths that nobody vouches for: none leads out of the folder,
 * over a symbolic link or up by "..". */
#ifndef TD_BASE_FILE_TREE_H
#define TD_BASE_FILE_TREE_H

#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>

enum {
    TD_FILE_TREE_MAX_DEPTH = 64,       /* folders in one path */
    TD_FILE_TREE_MAX_NAME_BYTES = 255, /* of one part of a path */
};

enum td_file_written {
    TD_FILE_WRITTEN,
    TD_FILE_SAME,    /* the file is there, byte for byte */
    TD_FILE_DIFFERS, /* another file is there, and stays */
};

struct td_file_tree {
    int descriptor;   /* of the folder; -1: closed */
    const char *path; /* borrowed, for messages */
};

/* Opens the folder, which is made where it is not there (its parents must be). Closed by
 * td_file_tree_close. TD_ERR_CREATE, TD_ERR_IO. */
TD_CHECKED enum td_code td_file_tree_open(const char *path, struct td_file_tree *ret_tree,
                                          struct td_error *err);

/* Pushes everything written to disk. */
TD_CHECKED enum td_code td_file_tree_sync(const struct td_file_tree *tree, struct td_error *err);

/* Fit for TD_CLEANUP; closing twice does nothing. */
void td_file_tree_close(struct td_file_tree *tree);

/* Whether a path can be one of these: td_file_tree_write refuses any other. */
bool td_file_tree_takes(struct td_slice path);

/* Writes the file at `path` (relative, '/' between parts), making the folders above it. It is whole
 * or not there at any moment. What is there already is replaced only where `replaces`.
 * TD_ERR_INPUT: a path that is absolute, empty, too deep, or has an empty part, "." or ".." in it,
 * or a NUL; TD_ERR_IO: also where a symbolic link or a file stands in the way. */
TD_CHECKED enum td_code td_file_tree_write(const struct td_file_tree *tree, struct td_slice path,
                                           struct td_slice bytes, bool replaces,
                                           enum td_file_written *ret_written, struct td_error *err);

#endif
