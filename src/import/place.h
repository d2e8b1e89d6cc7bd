/* Where a file lies, as the archive counts: which root, and the path below it. */
#ifndef TD_IMPORT_PLACE_H
#define TD_IMPORT_PLACE_H

#include "base/arena.h"
#include "store/content/post_store.h"

/* The roots that the archive knows, longest path first. */
struct td_roots {
    struct td_slice *paths;
    size_t count;
};

/* Whether `path` lies below the folder `root`; both absolute. */
bool td_place_is_below(struct td_slice path, struct td_slice root);

/* The place of an absolute path below a root that it lies below. */
struct td_place td_place_below(struct td_slice path, struct td_slice root);

/* The absolute path of a file: its folder without symbolic links, its own name as it is. */
TD_CHECKED enum td_code td_place_absolute(struct td_arena *arena, const char *path,
                                          struct td_slice *ret_path, struct td_error *err);

/* The post at an absolute path, whichever known root it was imported from; id 0 where there is
 * none. *ret_place is where a new one belongs: below the nearest known root, else below `root`. */
TD_CHECKED enum td_code td_place_find(struct td_store *store, struct td_arena *arena,
                                      const struct td_roots *roots, struct td_slice path,
                                      struct td_slice root, struct td_known_post *ret_post,
                                      struct td_place *ret_place, struct td_error *err);

/* The absolute path of a place. */
TD_CHECKED enum td_code td_place_path(struct td_arena *arena, const struct td_place *place,
                                      struct td_slice *ret_path, struct td_error *err);

/* Whether the file that a post was imported from is still there; fails where the system cannot
 * tell. */
TD_CHECKED enum td_code td_place_look(struct td_arena *arena, const struct td_place *place,
                                      bool *ret_is_there, struct td_error *err);

#endif
