/* Memory for ICU that is there before ICU asks. Where an allocation fails, ICU 72 waits for ever
 * for what it has begun to cache, or crashes: seen with each of its allocations made to fail. So
 * all that a cut takes is reserved first, which can fail, and handed out of the reserve, which
 * cannot. */
#ifndef TD_TEXT_ICU_MEMORY_H
#define TD_TEXT_ICU_MEMORY_H

#include "base/error.h"

#include <stddef.h>

/* ICU 72 holds 160 KB for cutting Chinese, and takes 14 KB more for a cut. */
enum { TD_ICU_MEMORY_BYTES = 1024 * 1024 };

/* Takes the reserve, once in a process; it stays. Not for several threads at once, as all here.
 * TD_ERR_MEMORY. */
TD_CHECKED enum td_code td_icu_memory_reserve(struct td_error *err);

/* For u_setMemoryFunctions. Past the reserve, malloc is asked. */
void *td_icu_memory_allocate(const void *context, size_t size_bytes);
void *td_icu_memory_resize(const void *context, void *memory, size_t size_bytes);
void td_icu_memory_free(const void *context, void *memory);

#endif
