#include "store/index/index_ahead.h"

#include "base/thread.h"
#include "store/connection.h"
#include "store/index/columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SQL_MAX_BYTES = 300, SEGMENTS_MAX = 1000 };

/* An item on its way to the thread, and its texts behind it. */
struct handed {
    struct handed *next;
    size_t size_bytes;
    int64_t item;
    struct td_slice texts[TD_INDEX_FIELDS];
    char bytes[];
};

struct td_index_ahead {
    struct td_store *store;             /* the thread's, but when it is ready */
    bool has_items;                     /* likewise: since the last restart */
    bool is_used;                       /* likewise: the index has items of before that restart */
    struct td_character_writer *blocks; /* the thread's, but when all is noted */
    size_t block_count;                 /* likewise */
    bool has_handed;                    /* the writer's: since the last restart */
    pthread_t thread;
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t for_thread;
    pthread_cond_t for_writer;
    struct handed *first;
    struct handed *last;
    size_t waiting_bytes;
    bool is_sealed;
    bool is_noted; /* the characters of all that was handed over before the seal */
    bool is_ready; /* and the index of it is made */
    bool is_closing;
    enum td_code code; /* what the thread failed with, and why */
    struct td_error why;
};

/* FTS5 writes a segment when its hash is full, and merges none before the end: not of itself, nor
 * because they are many. */
static enum td_code make_store(struct td_store **ret_store, struct td_error *err)
{
    char sql[SQL_MAX_BYTES];
    TD_TRY(td_store_open(":memory:", TD_STORE_SCRATCH, ret_store, err));
    snprintf(sql, sizeof sql,
             "INSERT INTO items_fts (items_fts, rank) VALUES ('automerge', 0);"
             "INSERT INTO items_fts (items_fts, rank) VALUES ('crisismerge', %d);"
             "INSERT INTO items_fts (items_fts, rank) VALUES ('hashsize', %d)",
             SEGMENTS_MAX, TD_INDEX_AHEAD_HASH_BYTES);
    return td_store_execute(*ret_store, sql, err);
}

static enum td_code begin(struct td_index_ahead *ahead, struct td_error *err)
{
    if (ahead->has_items)
        return TD_OK;
    ahead->has_items = true;
    TD_TRY(td_store_execute(ahead->store, "BEGIN", err));
    if (ahead->is_used)
        TD_TRY(td_store_execute(ahead->store,
                                "INSERT INTO items_fts (items_fts) VALUES ('delete-all')", err));
    ahead->is_used = true;
    return TD_OK;
}

/* The writer of the item's block, which is the last. */
static enum td_code note_characters(struct td_index_ahead *ahead, const struct handed *handed,
                                    struct td_error *err)
{
    size_t block = (size_t)handed->item / TD_COLUMNS_BLOCK_ITEMS;
    if (ahead->block_count == 0 || ahead->blocks[ahead->block_count - 1].block != block) {
        struct td_character_writer *grown =
            reallocarray(ahead->blocks, ahead->block_count + 1, sizeof *grown);
        if (grown == NULL)
            return td_fail_memory(err);
        ahead->blocks = grown;
        ahead->blocks[ahead->block_count++] = (struct td_character_writer){.block = block};
    }
    return td_characters_change(&ahead->blocks[ahead->block_count - 1], handed->item, NULL,
                                handed->texts, err);
}

static enum td_code index_item(struct td_index_ahead *ahead, const struct handed *handed,
                               struct td_error *err)
{
    TD_TRY(begin(ahead, err));
    TD_TRY(td_index_put(ahead->store, TD_SQL_INDEX_ITEM, handed->item, handed->texts, err));
    return note_characters(ahead, handed, err);
}

static struct handed *take_first(struct td_index_ahead *ahead)
{
    struct handed *handed = ahead->first;
    ahead->first = handed->next;
    if (ahead->first == NULL)
        ahead->last = NULL;
    return handed;
}

static enum td_code end_index(struct td_index_ahead *ahead, struct td_error *err)
{
    return td_store_execute(ahead->store,
                            "INSERT INTO items_fts (items_fts) VALUES ('optimize'); COMMIT", err);
}

/* Does the next thing without the lock. */
static void work(struct td_index_ahead *ahead)
{
    struct td_error why = {0};
    struct handed *handed = ahead->first != NULL ? take_first(ahead) : NULL;
    size_t size_bytes = handed != NULL ? handed->size_bytes : 0;
    enum td_code code = ahead->code;
    ahead->is_noted = handed == NULL;
    if (ahead->is_noted)
        pthread_cond_signal(&ahead->for_writer);
    pthread_mutex_unlock(&ahead->lock);
    if (code == TD_OK)
        code = handed != NULL ? index_item(ahead, handed, &why) : end_index(ahead, &why);
    free(handed);
    pthread_mutex_lock(&ahead->lock);
    ahead->waiting_bytes -= size_bytes;
    ahead->is_ready = handed == NULL;
    if (code != TD_OK && ahead->code == TD_OK) {
        ahead->code = code;
        ahead->why = why;
    }
    if (ahead->is_ready || ahead->waiting_bytes <= TD_INDEX_AHEAD_BYTES / 2)
        pthread_cond_signal(&ahead->for_writer);
}

static void *run(void *context)
{
    struct td_index_ahead *ahead = context;
    pthread_mutex_lock(&ahead->lock);
    while (!ahead->is_closing) {
        if (ahead->first != NULL || (ahead->is_sealed && !ahead->is_ready))
            work(ahead);
        else
            pthread_cond_wait(&ahead->for_thread, &ahead->lock);
    }
    pthread_mutex_unlock(&ahead->lock);
    return NULL;
}

static void release(struct td_index_ahead *ahead)
{
    td_index_ahead_restart(ahead);
    td_store_close(ahead->store);
    while (ahead->first != NULL)
        free(take_first(ahead));
    pthread_cond_destroy(&ahead->for_thread);
    pthread_cond_destroy(&ahead->for_writer);
    pthread_mutex_destroy(&ahead->lock);
    free(ahead);
}

enum td_code td_index_ahead_open(struct td_index_ahead **ret_ahead, struct td_error *err)
{
    struct td_index_ahead *ahead = calloc(1, sizeof *ahead);
    if (ahead == NULL)
        return td_fail_memory(err);
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->for_thread, NULL);
    pthread_cond_init(&ahead->for_writer, NULL);
    enum td_code code = make_store(&ahead->store, err);
    bool is_started = code == TD_OK && td_thread_start(&ahead->thread, run, ahead);
    if (!is_started)
        release(ahead);
    if (code == TD_OK)
        *ret_ahead = is_started ? ahead : NULL;
    return code;
}

void td_index_ahead_close(struct td_index_ahead *ahead)
{
    if (ahead == NULL)
        return;
    pthread_mutex_lock(&ahead->lock);
    ahead->is_closing = true;
    pthread_cond_signal(&ahead->for_thread);
    pthread_mutex_unlock(&ahead->lock);
    pthread_join(ahead->thread, NULL);
    release(ahead);
}

static struct handed *make_handed(int64_t item, const struct td_slice texts[TD_INDEX_FIELDS])
{
    size_t size_bytes = sizeof(struct handed);
    for (size_t i = 0; i < TD_INDEX_FIELDS; i++)
        size_bytes += texts[i].len;
    struct handed *handed = malloc(size_bytes);
    if (handed == NULL)
        return NULL;
    *handed = (struct handed){.size_bytes = size_bytes, .item = item};
    char *at = handed->bytes;
    for (size_t i = 0; i < TD_INDEX_FIELDS; i++) {
        if (td_slice_is_none(texts[i]))
            continue;
        memcpy(at, texts[i].ptr, texts[i].len);
        handed->texts[i] = (struct td_slice){at, texts[i].len};
        at += texts[i].len;
    }
    return handed;
}

/* With the lock held. */
static enum td_code failure(const struct td_index_ahead *ahead, struct td_error *err)
{
    return ahead->code == TD_OK ? TD_OK : td_fail(err, ahead->code, "%s", ahead->why.message);
}

enum td_code td_index_ahead_add(struct td_index_ahead *ahead, int64_t item,
                                const struct td_slice texts[TD_INDEX_FIELDS], struct td_error *err)
{
    struct handed *handed = make_handed(item, texts);
    if (handed == NULL)
        return td_fail_memory(err);
    ahead->has_handed = true;
    pthread_mutex_lock(&ahead->lock);
    while (ahead->waiting_bytes >= TD_INDEX_AHEAD_BYTES)
        pthread_cond_wait(&ahead->for_writer, &ahead->lock);
    *(ahead->last != NULL ? &ahead->last->next : &ahead->first) = handed;
    ahead->last = handed;
    ahead->waiting_bytes += handed->size_bytes;
    enum td_code code = failure(ahead, err);
    pthread_cond_signal(&ahead->for_thread);
    pthread_mutex_unlock(&ahead->lock);
    return code;
}

void td_index_ahead_seal(struct td_index_ahead *ahead)
{
    if (!ahead->has_handed)
        return;
    pthread_mutex_lock(&ahead->lock);
    ahead->is_ready = ahead->is_ready && ahead->first == NULL;
    ahead->is_sealed = true;
    pthread_cond_signal(&ahead->for_thread);
    pthread_mutex_unlock(&ahead->lock);
}

/* Waits until the thread has come so far. */
static enum td_code wait_for(struct td_index_ahead *ahead, const bool *has_come,
                             struct td_error *err)
{
    td_index_ahead_seal(ahead);
    pthread_mutex_lock(&ahead->lock);
    while (!*has_come)
        pthread_cond_wait(&ahead->for_writer, &ahead->lock);
    enum td_code code = failure(ahead, err);
    pthread_mutex_unlock(&ahead->lock);
    return code;
}

enum td_code td_index_ahead_take_characters(struct td_index_ahead *ahead,
                                            struct td_character_writer **ret_blocks,
                                            size_t *ret_count, struct td_error *err)
{
    if (ahead->has_handed)
        TD_TRY(wait_for(ahead, &ahead->is_noted, err));
    *ret_blocks = ahead->blocks;
    *ret_count = ahead->block_count;
    return TD_OK;
}

enum td_code td_index_ahead_take(struct td_index_ahead *ahead, struct td_store **ret_store,
                                 struct td_error *err)
{
    if (ahead->has_handed)
        TD_TRY(wait_for(ahead, &ahead->is_ready, err));
    *ret_store = ahead->has_handed ? ahead->store : NULL;
    return TD_OK;
}

void td_index_ahead_restart(struct td_index_ahead *ahead)
{
    for (size_t i = 0; i < ahead->block_count; i++)
        td_characters_release(&ahead->blocks[i]);
    free(ahead->blocks);
    ahead->blocks = NULL;
    ahead->block_count = 0;
    ahead->has_items = false;
    ahead->has_handed = false;
    pthread_mutex_lock(&ahead->lock);
    ahead->is_sealed = false;
    ahead->is_noted = false;
    ahead->is_ready = false;
    pthread_mutex_unlock(&ahead->lock);
}

void td_index_ahead_drop(struct td_index_ahead *ahead)
{
    if (!ahead->has_handed)
        return;
    enum td_code code = wait_for(ahead, &ahead->is_ready, NULL);
    (void)code; /* whatever it failed with */
    td_index_ahead_restart(ahead);
}
