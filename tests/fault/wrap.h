/* Functions in front of real ones, by the linker's --wrap. For the files that have them only. */
#ifndef TD_TESTS_WRAP_H
#define TD_TESTS_WRAP_H

/* The function that stands in front, whose body follows; REAL(name) is the one behind it. In the
 * program both are called `prefix` and the name. */
#define WRAP_PREFIXED(prefix, result, name, ...)                                                   \
    result REAL(name)(__VA_ARGS__) __asm__("__real_" prefix #name);                                \
    result WRAPPED(name)(__VA_ARGS__) __asm__("__wrap_" prefix #name);                             \
    result WRAPPED(name)(__VA_ARGS__)
#define REAL(name) real_##name
#define WRAPPED(name) wrapped_##name

#endif
