/* cmocka's header wants these before it, in this order. */
#ifndef TD_TESTS_CMOCKA_H
#define TD_TESTS_CMOCKA_H

/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>
/* clang-format on */

#endif
