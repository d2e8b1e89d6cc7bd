/* Whatever a command asks of an arena, and each buffer that it looks at, fails (points.h), as where
 * their ceiling is reached: where the command ends by it, it says on one line that memory is out,
 * with exit code 71. An arena seldom asks the system for more, so few of these fail in `memory`. */
#include "fault/arenas.h"
#include "fault/points.h"

static bool is_told(const struct calm *calm, const struct run *run)
{
    (void)calm;
    return run_says_that_memory_is_out(run);
}

int main(int argc, char **argv)
{
    static const struct kind kind = {"lack of room", &room_counter, 35, is_told};
    return points_main(&kind, argc, argv);
}
