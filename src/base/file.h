/* Files and folders. Paths are bytes, ended by NUL, and are never changed. Error messages name the
 * path. */
#ifndef TD_BASE_FILE_H
#define TD_BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TD_FOLDER_DEPTH_MAX = 64,
    TD_FOLDER_ENTRIES_MAX = 4 * 1000 * 1000, /* files below one folder */
    TD_PATH_MAX_BYTES = 4096,                /* as the system takes them, NUL and all */
    TD_NS_PER_SECOND = 1000 * 1000 * 1000,   /* of stamps */
};

/* Which file a path leads to, however it is written. */
struct td_file_id {
    uint64_t device;
    uint64_t inode;
};

/* By what a file is known to be the same without being read. */
struct td_file_stamp {
    int64_t size_bytes;
    int64_t mtime_ns; /* since 1970 UTC; a time before 1677 or behind 2262 is the end of int64_t */
};

enum td_file_kind { TD_FILE_REGULAR, TD_FILE_FOLDER, TD_FILE_OTHER };

/* Follows symbolic links. TD_ERR_NO_FILE where nothing is there, else TD_ERR_IO. Any ret_ may be
 * NULL. */
TD_CHECKED enum td_code td_file_stat(const char *path, enum td_file_kind *ret_kind,
                                     struct td_file_id *ret_id, struct td_error *err);

/* The same with the file's stamp. */
struct td_file_about {
    enum td_file_kind kind;
    struct td_file_id id;
    struct td_file_stamp stamp;
};

TD_CHECKED enum td_code td_file_look(const char *path, struct td_file_about *ret_about,
                                     struct td_error *err);

/* The whole regular file, at most `limit_bytes` of it, in the arena. Never blocks on a FIFO.
 * TD_ERR_INPUT: larger than the limit, or not a regular file; TD_ERR_NO_FILE; TD_ERR_IO. */
TD_CHECKED enum td_code td_file_read(struct td_arena *arena, const char *path, size_t limit_bytes,
                                     struct td_slice *ret_bytes, struct td_error *err);

/* The same from an open descriptor until its end (standard input). */
TD_CHECKED enum td_code td_file_read_all(struct td_arena *arena, int descriptor, size_t limit_bytes,
                                         struct td_slice *ret_bytes, struct td_error *err);

/* Writes all of it. False, with errno, where that fails. */
bool td_file_write_all(int descriptor, struct td_slice bytes);

/* Writes the file `name` of an open folder (or AT_FDCWD) anew: as `beside` first, whose bytes then
 * take its place. At any moment it is whole or as it was. False, with errno, where that fails. */
bool td_file_replace(int folder, const char *beside, const char *name, struct td_slice bytes);

/* The absolute path without symbolic links, ".", "..". */
TD_CHECKED enum td_code td_path_resolve(struct td_arena *arena, const char *path,
                                        struct td_slice *ret_path, struct td_error *err);

/* Creates the folders above the file `path` that are missing, with mode 0700 as the XDG base
 * directory specification asks, whatever the umask. TD_ERR_CREATE. */
TD_CHECKED enum td_code td_path_make_parents(const char *path, struct td_error *err);

/* Creates the empty file `path` where nothing is, for its owner alone (0600, whatever the umask),
 * and the folders above it. What is there stays. TD_ERR_CREATE. */
TD_CHECKED enum td_code td_file_make_private(const char *path, struct td_error *err);

/* The last part of a path; the same without its Markdown ending (2025.12.07.00 for 2025.12.07.00.md
 * and for 2025.12.07.00); the part before the last '/' ("/" for "/a", "" for "a"). Views into the
 * path. */
struct td_slice td_path_name(struct td_slice path);
struct td_slice td_path_stem(struct td_slice path);
struct td_slice td_path_folder(struct td_slice path);

/* The folder that a file lies in, to be opened: "." for "a". False, with errno, where the path is
 * longer than the system takes. */
bool td_path_put_folder(const char *path, char ret_folder[TD_PATH_MAX_BYTES]);

/* True where the name ends in .md, .markdown or .mdx, letters of either case, and is more than
 * that. */
bool td_path_is_markdown(struct td_slice path);

/* The paths of all Markdown files below a folder, each beginning with `folder`, in byte order.
 * Hidden names and symbolic links to folders are left out. What else bears a Markdown name is in,
 * even where it is a FIFO or a link to nothing: td_file_read says so. Folders that cannot be read
 * are handed to `unreadable`, and the walk goes on; where it is `folder`
 * itself, that is the error: TD_ERR_NO_FILE or TD_ERR_IO. TD_ERR_INPUT: more files than the
 * ceiling. */
typedef void (*td_unreadable_fn)(void *context, const char *path, const struct td_error *why);

TD_CHECKED enum td_code td_folder_list(struct td_arena *arena, const char *folder,
                                       td_unreadable_fn unreadable, void *context,
                                       const char *const **ret_paths, size_t *ret_count,
                                       struct td_error *err);

#endif
