/* A fuzz target is a program of one function, which libFuzzer calls with bytes of its making, and
 * tests/fuzz/replay.c with those of a folder. It must neither crash nor break what it asserts. */
#ifndef TD_TESTS_TARGET_H
#define TD_TESTS_TARGET_H

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TARGET_ARENA_BYTES = 512 * 1024 * 1024 };

#define TARGET_ASSERT(what)                                                                        \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #what);                     \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static inline struct td_slice target_bytes(const uint8_t *data, size_t size)
{
    return (struct td_slice){size > 0 ? (const char *)data : "", size};
}

#endif
