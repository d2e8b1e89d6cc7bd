/* Where the tests' coverage is measured, a process that ends itself by a signal or by _exit has its
 * counts noted before, as one that returns from main has. Stands in the way of both by the linker's
 * --wrap. */
#include <stdnoreturn.h>

void note_counts(void) __asm__("__gcov_dump");
int raise_itself(int number) __asm__("__real_raise");
noreturn void exit_itself(int status) __asm__("__real__exit");

int raise_counted(int number) __asm__("__wrap_raise");
noreturn void exit_counted(int status) __asm__("__wrap__exit");

int raise_counted(int number)
{
    note_counts();
    return raise_itself(number);
}

noreturn void exit_counted(int status)
{
    note_counts();
    exit_itself(status);
}
