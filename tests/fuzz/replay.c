/* Feeds every file of the folders named to a fuzz target, in the ordinary build.
 *
 * usage: replay-TARGET FOLDER… */
#include "fuzz/target.h"

#include "base/file.h"

#include <dirent.h>
#include <string.h>

enum { INPUT_MAX_BYTES = 16 * 1024 * 1024 };

static void replay_file(const char *path)
{
    TD_CLEANUP(td_arena_release) struct td_arena arena;
    struct td_slice bytes;
    struct td_error err = {0};
    td_arena_init(&arena, TARGET_ARENA_BYTES);
    if (td_file_read(&arena, path, INPUT_MAX_BYTES, &bytes, &err) != TD_OK) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    (void)LLVMFuzzerTestOneInput((const uint8_t *)bytes.ptr, bytes.len);
}

static size_t replay_folder(const char *folder)
{
    size_t count = 0;
    DIR *open = opendir(folder);
    if (open == NULL) {
        perror(folder);
        exit(1);
    }
    for (const struct dirent *entry = NULL; (entry = readdir(open)) != NULL;) {
        char path[4096];
        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        replay_file(path);
        count++;
    }
    closedir(open);
    return count;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++)
        count += replay_folder(argv[i]);
    printf("1..1\n%s 1 - inputs of the corpus are replayed\n# %zu of them\n",
           count > 0 ? "ok" : "not ok", count);
    return count > 0 ? 0 : 1;
}
