/* Every call of SQLite that a command makes fails (points.h) as on a disk that fails: where the
 * command ends by it, it says on one line that the disk failed, with exit code 74. */
#include "cli/exit_code.h"
#include "fault/calls.h"
#include "fault/points.h"

#include <string.h>

/* In one message, the last; notes may stand before it. */
static bool says_once_that_the_disk_failed(const char *err)
{
    static const char message[] = "the disk failed: look after it, then run the same command again";
    const char *found = strstr(err, message);
    return found != NULL && strchr(found, '\n') == strrchr(err, '\n') &&
           strstr(found + 1, message) == NULL;
}

static bool is_told(const struct calm *calm, const struct run *run)
{
    (void)calm;
    return run->exit == TD_EXIT_IO && says_once_that_the_disk_failed(run->err);
}

int main(int argc, char **argv)
{
    static const struct kind kind = {"call", &call_counter, 20, is_told};
    return points_main(&kind, argc, argv);
}
