/* Every call of the system that a command makes on files, and every start of a thread, fails
 * (points.h): where the command ends by it, it says why. A file that cannot be read costs no other
 * file: the import goes on, and says 65. */
#include "cli/exit_code.h"
#include "fault/points.h"
#include "fault/system_calls.h"

#include <string.h>

/* What the fence cannot open stays closed to the command, which is told of that then. */
static bool says_why(const char *text)
{
    static const char *const reasons[] = {"Input/output error", "cannot be written to",
                                          "Permission denied", "is not a regular file"};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strstr(text, reasons[i]) != NULL)
            return true;
    return false;
}

static bool is_told(const struct calm *calm, const struct run *run)
{
    bool is_expected = run->exit == TD_EXIT_IO || run->exit == TD_EXIT_CREATE ||
                       run->exit == TD_EXIT_NO_FILE || run->exit == TD_EXIT_INPUT;
    (void)calm;
    return is_expected && (says_why(run->err) || says_why(run->out));
}

int main(int argc, char **argv)
{
    static const struct kind kind = {"system call", &system_call_counter, 5, is_told};
    system_calls_spare_sqlite();
    return points_main(&kind, argc, argv);
}
