/* TD_IS_SANITIZED: 1 where the program is built with the address sanitizer, else 0. gcc and clang
 * say so in ways of their own. */
#ifndef TD_BASE_SANITIZED_H
#define TD_BASE_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__)
#define TD_IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TD_IS_SANITIZED 1
#endif
#endif

#ifndef TD_IS_SANITIZED
#define TD_IS_SANITIZED 0
#endif

#endif
