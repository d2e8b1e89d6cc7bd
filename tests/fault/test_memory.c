/* Every allocation of a command fails (points.h): where the command ends by it, it says on one line
 * that memory is out, with exit code 71. */
#include "cli/exit_code.h"
#include "fault/allocations.h"
#include "fault/points.h"

#include <string.h>

enum { LOADER_EXIT = 127 };

/* In one message, the last, which may name the copy that an upgrade left; notes may stand before
 * it. */
static bool says_once_that_memory_is_out(const char *err)
{
    static const char message[] = "out of memory";
    const char *found = strstr(err, message);
    const char *rest = found != NULL ? found + strlen(message) : "";
    return strncmp(err, "tidings: ", 9) == 0 &&
           (strcmp(rest, "\n") == 0 ||
            strcmp(rest, "; the archive as it was is kept as archive.db.schema-1\n") == 0);
}

/* The dynamic loader ends the process itself where it has no memory for the data that threads have
 * in a library which was loaded late. */
static bool is_ended_by_loader(const struct calm *calm, const struct run *run)
{
    return calm->command->loads && run->exit == LOADER_EXIT && run->out[0] == '\0' &&
           (strcmp(run->err, "out of memory\n") == 0 ||
            strcmp(run->err, "cannot allocate memory for thread-local data: ABORT\n") == 0);
}

static bool is_told(const struct calm *calm, const struct run *run)
{
    return is_ended_by_loader(calm, run) ||
           (run->exit == TD_EXIT_MEMORY && says_once_that_memory_is_out(run->err));
}

int main(int argc, char **argv)
{
    static const struct kind kind = {"allocation", &allocation_counter, 35, 70, is_told};
    return points_main(&kind, argc, argv);
}
