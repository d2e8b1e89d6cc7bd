/* An archive filled by the importer. */
#ifndef TD_TESTS_DIGESTS_H
#define TD_TESTS_DIGESTS_H

#include "base/buf.h"
#include "import/importer.h"
#include "support/archive.h"

/* Writes digest `number` into the buffer, which is empty. */
typedef void write_digest_fn(struct td_buf *buf, uint32_t number);

/* Imports digests 1 to `count`, called p1, p2 and so on; the test fails where one of them does. */
struct td_import_totals import_digests(struct archive *archive, uint32_t count,
                                       write_digest_fn *write);

/* Imports a folder's digests. */
struct td_import_totals import_folder(struct archive *archive, const char *folder);

#endif
