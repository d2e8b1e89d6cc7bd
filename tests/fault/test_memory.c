/* Every allocation of a command fails (points.h): where the command ends by it, it says on one line
 * that memory is out, with exit code 71. */
#include "fault/allocations.h"
#include "fault/points.h"

#include <string.h>

enum { LOADER_EXIT = 127 };

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
    return is_ended_by_loader(calm, run) || run_says_that_memory_is_out(run);
}

int main(int argc, char **argv)
{
    static const struct kind kind = {"allocation", &allocation_counter, 35, is_told};
    return points_main(&kind, argc, argv);
}
