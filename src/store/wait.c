#include "store/connection.h"

/* Short at first: most who hold the archive are done at once. */
static int pause_ms(const struct td_store *store, int tries)
{
    static const int pauses[] = {1, 2, 5, 10, 15, 20};
    const int count = sizeof pauses / sizeof *pauses;
    if (tries < count)
        return pauses[tries];
    return store->waited_ms < TD_STORE_PATIENCE_MS ? TD_STORE_PAUSE_MS : TD_STORE_LONG_PAUSE_MS;
}

/* SQLite's busy handler: 0 gives up. */
static int wait_for_other(void *context, int tries)
{
    struct td_store *store = context;
    const struct td_store_wait *wait = &store->wait;
    if (tries == 0)
        store->waited_ms = 0;
    int ms = pause_ms(store, tries);
    if (wait->should_stop != NULL && wait->should_stop(wait->context))
        return 0;
    if (store->waited_ms >= (wait->tell != NULL ? TD_STORE_WAIT_MS : TD_STORE_BUSY_MS))
        return 0;
    bool was_patient = store->waited_ms < TD_STORE_PATIENCE_MS;
    store->waited_ms += ms;
    if (wait->tell != NULL && was_patient && store->waited_ms >= TD_STORE_PATIENCE_MS)
        wait->tell(wait->context, store->path);
    (void)sqlite3_sleep(ms);
    return 1;
}

void td_store_wait_for_others(struct td_store *store)
{
    sqlite3_busy_handler(store->db, wait_for_other, store);
}
