#include "import/known_files.h"

#include "base/capped.h"
#include "import/place.h"

#include <stdlib.h>
#include <string.h>

/* A known file by its path below the folder. */
struct known {
    struct td_slice below;
    struct td_file_stamp stamp;
};

static int compare(const void *left, const void *right)
{
    const struct known *a = left, *b = right;
    return td_slice_compare(a->below, b->below);
}

static bool find(const struct known *list, size_t count, struct td_slice below,
                 struct td_file_stamp stamp)
{
    const struct known wanted = {.below = below};
    const struct known *known =
        count > 0 ? bsearch(&wanted, list, count, sizeof *list, compare) : NULL;
    return known != NULL && known->stamp.size_bytes == stamp.size_bytes &&
           known->stamp.mtime_ns == stamp.mtime_ns;
}

/* The files of the archive that lie below the folder, in the order of their paths. */
static enum td_code read_known(struct td_store *store, struct td_arena *arena, struct td_slice root,
                               struct known **ret_list, size_t *ret_count, struct td_error *err)
{
    struct td_stored_file *files = NULL;
    size_t file_count = 0, count = 0;
    TD_TRY(td_store_read_files(store, arena, &files, &file_count, err));
    struct known *list = td_arena_array(arena, file_count, sizeof *list);
    if (list == NULL)
        return td_fail_memory(err);
    for (size_t i = 0; i < file_count; i++) {
        struct td_slice path;
        TD_TRY(td_place_path(arena, &files[i].place, &path, err));
        if (td_place_is_below(path, root))
            list[count++] = (struct known){td_place_below(path, root).path, files[i].stamp};
    }
    if (count > 0)
        qsort(list, count, sizeof *list, compare);
    *ret_list = list;
    *ret_count = count;
    return TD_OK;
}

/* Of a path that begins with the folder: what stands behind it. */
static struct td_slice below_of(const char *path, size_t folder_len)
{
    struct td_slice whole = td_slice_of(path);
    size_t begin = folder_len;
    while (begin < whole.len && whole.ptr[begin] == '/')
        begin++;
    return td_slice_sub(whole, begin, whole.len);
}

enum td_code td_known_files_mark(struct td_store *store, struct td_arena *arena, const char *folder,
                                 struct td_slice root, const char *const *paths, size_t count,
                                 bool **ret_is_known, struct td_error *err)
{
    struct known *list = NULL;
    size_t known_count = 0, folder_len = strlen(folder);
    bool *is_known = td_arena_array(arena, count, sizeof *is_known);
    if (is_known == NULL)
        return td_fail_memory(err);
    TD_TRY(read_known(store, arena, root, &list, &known_count, err));
    for (size_t i = 0; i < count && known_count > 0; i++) {
        struct td_file_about about;
        is_known[i] = td_file_look(paths[i], &about, NULL) == TD_OK &&
                      about.kind == TD_FILE_REGULAR &&
                      find(list, known_count, below_of(paths[i], folder_len), about.stamp);
    }
    *ret_is_known = is_known;
    return TD_OK;
}

bool td_stamp_is_safe(struct td_file_stamp stamp, int64_t now_seconds)
{
    int64_t now_ns =
        td_capped_product(td_capped_sum(now_seconds, -TD_RACY_SECONDS), TD_NS_PER_SECOND);
    return stamp.mtime_ns > INT64_MIN && stamp.mtime_ns < now_ns;
}
