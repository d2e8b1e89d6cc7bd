#include "import/readers.h"

#include "base/thread.h"

#include <stdlib.h>

static const size_t file_arena_bytes = (size_t)2 * 1024 * 1024 * 1024;
enum { ARENA_KEPT_BYTES = 1024 * 1024 }; /* a larger one is given back after its file */

struct slot {
    struct td_read_file file;
    bool is_ready;
};

/* Files are counted without those left out: number n is read into slot n % TD_READ_AHEAD_FILES. */
struct td_readers {
    struct td_readers_request request;
    pthread_t threads[TD_READERS_MAX];
    unsigned thread_count;
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t can_read;
    pthread_cond_t has_read;
    size_t next_path;   /* the first path that nobody has begun */
    size_t begun;       /* how many files were begun */
    size_t taken;       /* how many were handed out, the last of them still lent */
    size_t bytes_ahead; /* of files read and not taken */
    bool is_closing;
    struct slot slots[TD_READ_AHEAD_FILES];
};

static struct slot *slot_of(struct td_readers *readers, size_t number)
{
    return &readers->slots[number % TD_READ_AHEAD_FILES];
}

/* Reads into the slot, which is this thread's alone. */
static void read_into(const struct td_readers_request *request, struct td_read_file *file)
{
    struct td_file_about about;
    if (file->arena.total_bytes > ARENA_KEPT_BYTES)
        td_arena_release(&file->arena);
    else
        td_arena_reset(&file->arena);
    file->is_archive = false;
    file->in.file.bytes = TD_SLICE_NONE;
    file->code = td_file_look(file->path, &about, &file->why);
    if (file->code != TD_OK)
        return;
    file->is_archive = td_store_owns_file(request->store, about.id);
    if (!file->is_archive)
        file->code = td_incoming_read(&file->arena, file->path, request->root, about.stamp,
                                      &file->in, &file->why);
}

/* The next path that is to be read; false where there is none. */
static bool begin_path(struct td_readers *readers, const char **ret_path)
{
    const struct td_readers_request *request = &readers->request;
    while (readers->next_path < request->count && request->is_known != NULL &&
           request->is_known[readers->next_path])
        readers->next_path++;
    if (readers->next_path == request->count)
        return false;
    *ret_path = request->paths[readers->next_path++];
    return true;
}

/* The slot lent out is not free yet. A file that is waited for is read however full it is. */
static bool has_room(const struct td_readers *readers)
{
    size_t ahead = readers->begun - readers->taken;
    return ahead == 0 ||
           (ahead + 1 < TD_READ_AHEAD_FILES && readers->bytes_ahead < TD_READ_AHEAD_BYTES);
}

static void *run(void *context)
{
    struct td_readers *readers = context;
    const char *path = NULL;
    pthread_mutex_lock(&readers->lock);
    for (;;) {
        while (!readers->is_closing && !has_room(readers))
            pthread_cond_wait(&readers->can_read, &readers->lock);
        if (readers->is_closing || !begin_path(readers, &path))
            break;
        struct slot *slot = slot_of(readers, readers->begun++);
        slot->file.path = path;
        pthread_mutex_unlock(&readers->lock);
        read_into(&readers->request, &slot->file);
        pthread_mutex_lock(&readers->lock);
        slot->is_ready = true;
        readers->bytes_ahead += slot->file.in.file.bytes.len;
        pthread_cond_signal(&readers->has_read);
    }
    pthread_mutex_unlock(&readers->lock);
    return NULL;
}

size_t td_readers_count(const struct td_readers_request *request)
{
    size_t count = 0;
    for (size_t i = 0; i < request->count; i++)
        count += request->is_known == NULL || !request->is_known[i];
    return count;
}

static void start_threads(struct td_readers *readers)
{
    unsigned wanted = readers->request.threads;
    if (td_readers_count(&readers->request) < TD_READERS_MIN_FILES)
        return;
    while (readers->thread_count < wanted && readers->thread_count < TD_READERS_MAX &&
           td_thread_start(&readers->threads[readers->thread_count], run, readers))
        readers->thread_count++;
}

enum td_code td_readers_open(const struct td_readers_request *request,
                             struct td_readers **ret_readers, struct td_error *err)
{
    struct td_readers *readers = calloc(1, sizeof *readers);
    if (readers == NULL)
        return td_fail_memory(err);
    readers->request = *request;
    pthread_mutex_init(&readers->lock, NULL);
    pthread_cond_init(&readers->can_read, NULL);
    pthread_cond_init(&readers->has_read, NULL);
    for (size_t i = 0; i < TD_READ_AHEAD_FILES; i++)
        td_arena_init(&readers->slots[i].file.arena, file_arena_bytes);
    start_threads(readers);
    *ret_readers = readers;
    return TD_OK;
}

static struct td_read_file *read_here(struct td_readers *readers)
{
    struct td_read_file *file = &readers->slots[0].file;
    if (!begin_path(readers, &file->path))
        return NULL;
    read_into(&readers->request, file);
    return file;
}

/* Whether the file of this number is or will be begun. */
static bool is_coming(const struct td_readers *readers, size_t number)
{
    const struct td_readers_request *request = &readers->request;
    size_t next = readers->next_path;
    while (next < request->count && request->is_known != NULL && request->is_known[next])
        next++;
    return number < readers->begun || next < request->count;
}

struct td_read_file *td_readers_next(struct td_readers *readers)
{
    if (readers->thread_count == 0)
        return read_here(readers);

    struct td_read_file *file = NULL;
    pthread_mutex_lock(&readers->lock);
    if (is_coming(readers, readers->taken)) {
        struct slot *slot = slot_of(readers, readers->taken);
        while (!slot->is_ready)
            pthread_cond_wait(&readers->has_read, &readers->lock);
        slot->is_ready = false;
        readers->taken++;
        readers->bytes_ahead -= slot->file.in.file.bytes.len;
        file = &slot->file;
        if (readers->begun - readers->taken <= TD_READ_AHEAD_FILES / 2)
            pthread_cond_broadcast(&readers->can_read);
    }
    pthread_mutex_unlock(&readers->lock);
    return file;
}

void td_readers_close(struct td_readers *readers)
{
    if (readers == NULL)
        return;
    pthread_mutex_lock(&readers->lock);
    readers->is_closing = true;
    pthread_cond_broadcast(&readers->can_read);
    pthread_mutex_unlock(&readers->lock);
    for (unsigned i = 0; i < readers->thread_count; i++)
        pthread_join(readers->threads[i], NULL);
    for (size_t i = 0; i < TD_READ_AHEAD_FILES; i++)
        td_arena_release(&readers->slots[i].file.arena);
    pthread_cond_destroy(&readers->can_read);
    pthread_cond_destroy(&readers->has_read);
    pthread_mutex_destroy(&readers->lock);
    free(readers);
}

void td_readers_closep(struct td_readers **readers)
{
    td_readers_close(*readers);
}
