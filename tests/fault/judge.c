#include "fault/judge.h"

#include "cli/exit_code.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { STATES_MAX = 1024 }; /* of an archive, as failures leave it */

/* The last line of an import tells how long it took. */
static bool is_same_output(const struct calm *calm, const char *out)
{
    size_t len = strlen(calm->out);
    if (strcmp(calm->command->arguments[0], "import") == 0)
        for (len = len > 0 ? len - 1 : 0; len > 0 && calm->out[len - 1] != '\n'; len--) {
        }
    else if (strlen(out) != len)
        return false;
    return strncmp(out, calm->out, len) == 0;
}

/* A file beside the archive or the copy that nobody asked for. */
static bool is_left(const struct calm *calm, const char *name)
{
    static const char *const expected[] = {"archive.db-wal", "archive.db-shm"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (strcmp(name, expected[i]) == 0)
            return false;
    bool is_beside = (strncmp(name, "archive.db", 10) == 0 && name[10] != '\0') ||
                     (strncmp(name, "copy.db", 7) == 0 && name[7] != '\0');
    return is_beside && strcmp(name, calm->command->keeps) != 0;
}

static bool leaves_files(const struct calm *calm)
{
    DIR *folder = opendir(".");
    const struct dirent *entry = NULL;
    bool is_any_left = false;
    if (folder == NULL)
        abort();
    while ((entry = readdir(folder)) != NULL)
        is_any_left = is_any_left || is_left(calm, entry->d_name);
    closedir(folder);
    return is_any_left;
}

static const char *judge_run(const struct kind *kind, const struct calm *calm,
                             const struct run *run)
{
    if (run->held > calm->held)
        return "memory is still held";
    if (run->exit == calm->command->exit)
        return is_same_output(calm, run->out) ? NULL : "other output";
    return kind->is_told(calm, run) ? NULL : "not told as it should be";
}

static const char *judge_archive(const struct calm *calm, const struct content *now,
                                 struct run *run)
{
    bool is_done = run->exit == calm->command->exit;
    if (now->problem[0] != '\0')
        return strcpy(run->err, now->problem), "the archive is damaged";
    if (run->exit == TD_EXIT_INPUT || content_equal(now, &calm->after)) /* of some files */
        return NULL;
    if (is_done)
        return "the archive is not as after";
    return content_equal(now, &calm->before) || content_equal(now, &calm->halfway) ||
                   (calm->command->begins_empty && now->is_empty)
               ? NULL
               : "the archive is neither as before nor as after";
}

/* The file beside the archive that has what it was. */
static const char *judge_kept(const struct calm *calm, const struct run *run)
{
    bool is_done = run->exit == calm->command->exit;
    struct content kept = content_of(calm->command->keeps);
    if (!kept.is_there)
        return is_done ? "what was there is not kept" : NULL;
    return kept.problem[0] == '\0' && content_equal(&kept, &calm->before) ? NULL
                                                                          : "what is kept differs";
}

/* Whether the next run finds an archive that none of this worker's has found yet. */
static bool is_new_to_next_run(const struct content *found)
{
    static uint64_t known[STATES_MAX];
    static size_t count;
    for (size_t i = 0; i < count; i++)
        if (known[i] == found->bytes)
            return false;
    if (count < STATES_MAX)
        known[count++] = found->bytes;
    return true;
}

static const char *judge_next_run(const struct kind *kind, const struct calm *calm, struct run *run)
{
    bool is_of_some_files = run->exit == TD_EXIT_INPUT; /* whose items come last then */
    run_calm(calm->command->arguments, kind->counter, run);
    struct content now = content_of("archive.db");
    if (run->exit != calm->command->exit)
        return "the next run fails";
    return is_of_some_files || content_equal(&now, &calm->after)
               ? NULL
               : "the next run leaves another archive";
}

const char *judge(const struct kind *kind, const struct calm *calm, struct run *run)
{
    const struct command *command = calm->command;
    const char *wrong = judge_run(kind, calm, run);
    if (wrong != NULL)
        return wrong;
    struct content now = content_of("archive.db");
    wrong = judge_archive(calm, &now, run);
    if (wrong == NULL && command->keeps != NULL)
        wrong = leaves_files(calm) ? "files are left" : judge_kept(calm, run);
    if (wrong == NULL && command->can_repeat && run->exit != command->exit &&
        (run->exit == TD_EXIT_INPUT || is_new_to_next_run(&now)))
        wrong = judge_next_run(kind, calm, run);
    return wrong;
}
