#include "disk.h"

#include <assert.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REGION_BYTES = 32768, REGIONS_MAX = 8, NAME_BYTES = 128 };

struct content {
    unsigned char *bytes;
    size_t size;
    size_t room;
};

struct name {
    char text[NAME_BYTES]; /* "" for none */
    size_t inode;
};

/* Bytes by inode, and names that lead there. */
struct disk_image {
    struct content *inodes;
    size_t inode_count;
    struct name names[DISK_NAMES_MAX];
};

enum event_kind { WRITE, TRUNCATE, SYNC, MAKE, REMOVE, SYNC_FOLDER };

struct event {
    enum event_kind kind;
    size_t inode;
    size_t offset; /* TRUNCATE: the new size */
    size_t size;
    unsigned char *bytes;
    char name[NAME_BYTES];
};

static struct {
    struct disk_image now;
    struct disk_image start; /* when the recording began */
    struct event *events;
    size_t event_count, event_room;
    bool is_recording;
    size_t fail_at, calls, changes;
    unsigned fail_calls;
    enum disk_call failed;
    int fail_error, last_error;
    bool is_for_good;
    const char *spoilt;
    sqlite3_vfs vfs;
    sqlite3_vfs *system;
} disk;

struct handle {
    sqlite3_file base;
    size_t inode;
    bool is_folder_synced; /* with the next sync: the file is new, and a log or journal */
    bool is_temporary;
    unsigned char *regions[REGIONS_MAX]; /* shared memory: each database has one connection */
};

static void *grown(void *list, size_t count)
{
    void *bigger = realloc(list, count);
    assert(bigger != NULL || count == 0);
    return bigger;
}

uint64_t disk_random(uint64_t *state)
{
    *state += 0x9e3779b97f4a7c15U; /* splitmix64 */
    uint64_t value = *state;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

/* Contents and images. */

static void resize(struct content *content, size_t size)
{
    if (size > content->room) {
        content->room = size + size / 2 + 4096;
        content->bytes = grown(content->bytes, content->room);
    }
    if (size > content->size)
        memset(content->bytes + content->size, 0, size - content->size);
    content->size = size;
}

static void put(struct content *content, size_t offset, const unsigned char *bytes, size_t size)
{
    if (offset + size > content->size)
        resize(content, offset + size);
    if (size > 0 && bytes != NULL)
        memcpy(content->bytes + offset, bytes, size);
}

static size_t add_inode(struct disk_image *image)
{
    image->inodes = grown(image->inodes, (image->inode_count + 1) * sizeof *image->inodes);
    image->inodes[image->inode_count] = (struct content){0};
    return image->inode_count++;
}

static struct name *find_name(struct disk_image *image, const char *text)
{
    for (size_t i = 0; i < DISK_NAMES_MAX; i++)
        if (strcmp(image->names[i].text, text) == 0)
            return &image->names[i];
    return NULL;
}

/* Where the name is there already, as when its removal was lost, it now leads elsewhere. */
static void add_name(struct disk_image *image, const char *text, size_t inode)
{
    struct name *there = find_name(image, text);
    struct name *free_one = there != NULL ? there : find_name(image, "");
    assert(free_one != NULL && strlen(text) < NAME_BYTES);
    strcpy(free_one->text, text);
    free_one->inode = inode;
}

static void remove_name(struct disk_image *image, const char *text)
{
    struct name *name = find_name(image, text);
    if (name != NULL)
        name->text[0] = '\0';
}

static void empty(struct disk_image *image)
{
    for (size_t i = 0; i < image->inode_count; i++)
        free(image->inodes[i].bytes);
    free(image->inodes);
    *image = (struct disk_image){0};
}

static void copy(struct disk_image *to, const struct disk_image *from)
{
    empty(to);
    memcpy(to->names, from->names, sizeof to->names);
    for (size_t i = 0; i < from->inode_count; i++) {
        size_t inode = add_inode(to);
        put(&to->inodes[inode], 0, from->inodes[i].bytes, from->inodes[i].size);
    }
}

static void forget_events(void)
{
    for (size_t i = 0; i < disk.event_count; i++)
        free(disk.events[i].bytes);
    free(disk.events);
    disk.events = NULL;
    disk.event_count = disk.event_room = 0;
    disk.is_recording = false;
}

/* What happens to the disk: done now, and kept where it is recorded. */

static void apply(struct disk_image *image, const struct event *event)
{
    switch (event->kind) {
    case WRITE:
        put(&image->inodes[event->inode], event->offset, event->bytes, event->size);
        break;
    case TRUNCATE:
        resize(&image->inodes[event->inode], event->offset);
        break;
    case MAKE:
        add_name(image, event->name, event->inode);
        break;
    case REMOVE:
        remove_name(image, event->name);
        break;
    case SYNC:
    case SYNC_FOLDER:
        break;
    }
}

static void happen(struct event event, const void *bytes)
{
    if (bytes != NULL) {
        event.bytes = grown(NULL, event.size);
        memcpy(event.bytes, bytes, event.size);
    }
    apply(&disk.now, &event);
    if (!disk.is_recording) {
        free(event.bytes);
        return;
    }
    if (disk.event_count == disk.event_room) {
        disk.event_room = disk.event_room * 2 + 64;
        disk.events = grown(disk.events, disk.event_room * sizeof *disk.events);
    }
    disk.events[disk.event_count++] = event;
}

/* Faults. */

/* Whether this call is to fail. */
static bool fails(enum disk_call call)
{
    if (disk.failed != 0 && (call & (DISK_WRITE | DISK_SYNC | DISK_TRUNCATE)) != 0)
        disk.changes++;
    if ((disk.fail_calls & call) == 0)
        return false;
    disk.calls++;
    bool is_hit = disk.fail_at != 0 &&
                  (disk.calls == disk.fail_at || (disk.is_for_good && disk.calls > disk.fail_at));
    if (!is_hit)
        return false;
    if (disk.failed == 0)
        disk.failed = call;
    disk.last_error = disk.fail_error;
    return true;
}

/* What the system's VFS makes of a write that fails. */
static int write_error(int otherwise)
{
    return disk.fail_error == ENOSPC ? SQLITE_FULL : otherwise;
}

/* The calls of a file. */

static struct content *content_of(sqlite3_file *file)
{
    return &disk.now.inodes[((struct handle *)file)->inode];
}

static int do_close(sqlite3_file *file)
{
    (void)file;
    return SQLITE_OK;
}

static void spoil(char *bytes, size_t size)
{
    char *at = disk.spoilt != NULL ? memmem(bytes, size, disk.spoilt, strlen(disk.spoilt)) : NULL;
    if (at != NULL)
        *at ^= 1;
}

static int do_read(sqlite3_file *file, void *buffer, int wanted, sqlite3_int64 offset)
{
    const struct content *content = content_of(file);
    size_t size = (size_t)wanted, begin = (size_t)offset;
    if (fails(DISK_READ))
        return SQLITE_IOERR_READ;
    size_t there = begin < content->size ? content->size - begin : 0;
    there = there < size ? there : size;
    if (there > 0)
        memcpy(buffer, content->bytes + begin, there);
    spoil(buffer, there);
    if (there == size)
        return SQLITE_OK;
    memset((char *)buffer + there, 0, size - there);
    return SQLITE_IOERR_SHORT_READ;
}

static int do_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    const struct handle *handle = (struct handle *)file;
    const struct event event = {
        .kind = WRITE, .inode = handle->inode, .offset = (size_t)offset, .size = (size_t)size};
    if (fails(DISK_WRITE))
        return write_error(SQLITE_IOERR_WRITE);
    happen(event, bytes);
    return SQLITE_OK;
}

static int do_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    const struct handle *handle = (struct handle *)file;
    if (fails(DISK_TRUNCATE))
        return SQLITE_IOERR_TRUNCATE;
    happen((struct event){.kind = TRUNCATE, .inode = handle->inode, .offset = (size_t)size}, NULL);
    return SQLITE_OK;
}

static int do_sync(sqlite3_file *file, int flags)
{
    struct handle *handle = (struct handle *)file;
    (void)flags;
    if (fails(DISK_SYNC))
        return SQLITE_IOERR_FSYNC;
    happen((struct event){.kind = SYNC, .inode = handle->inode}, NULL);
    if (handle->is_folder_synced)
        happen((struct event){.kind = SYNC_FOLDER}, NULL);
    handle->is_folder_synced = false;
    return SQLITE_OK;
}

static int do_size(sqlite3_file *file, sqlite3_int64 *size)
{
    if (fails(DISK_SIZE))
        return SQLITE_IOERR_FSTAT;
    *size = (sqlite3_int64)content_of(file)->size;
    return SQLITE_OK;
}

/* There is one connection: it has every lock that it asks for. */
static int do_lock(sqlite3_file *file, int level)
{
    (void)file;
    (void)level;
    return SQLITE_OK;
}

static int do_check_lock(sqlite3_file *file, int *is_locked)
{
    (void)file;
    *is_locked = 0;
    return SQLITE_OK;
}

static int do_control(sqlite3_file *file, int operation, void *argument)
{
    (void)file;
    if (operation != SQLITE_FCNTL_LAST_ERRNO)
        return SQLITE_NOTFOUND;
    *(int *)argument = disk.last_error;
    return SQLITE_OK;
}

static int do_sector_size(sqlite3_file *file)
{
    (void)file;
    return 4096; /* as the system's VFS says */
}

static int do_characteristics(sqlite3_file *file)
{
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; /* likewise */
}

static int do_shm_map(sqlite3_file *file, int region, int size, int is_extended, void volatile **to)
{
    unsigned char **regions = ((struct handle *)file)->regions;
    assert(region < REGIONS_MAX && size == REGION_BYTES);
    if (fails(DISK_SHM))
        return SQLITE_IOERR_SHMMAP;
    if (regions[region] == NULL && is_extended) {
        regions[region] = calloc(1, REGION_BYTES);
        assert(regions[region] != NULL);
    }
    *to = regions[region];
    return SQLITE_OK;
}

static int do_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    (void)file;
    (void)offset;
    (void)count;
    if ((flags & SQLITE_SHM_LOCK) != 0 && fails(DISK_SHM))
        return SQLITE_IOERR_SHMLOCK;
    return SQLITE_OK;
}

static void do_shm_barrier(sqlite3_file *file)
{
    (void)file;
}

static int do_shm_unmap(sqlite3_file *file, int is_deleted)
{
    struct handle *handle = (struct handle *)file;
    (void)is_deleted;
    for (size_t i = 0; i < REGIONS_MAX; i++) {
        free(handle->regions[i]);
        handle->regions[i] = NULL;
    }
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = do_close,
    .xRead = do_read,
    .xWrite = do_write,
    .xTruncate = do_truncate,
    .xSync = do_sync,
    .xFileSize = do_size,
    .xLock = do_lock,
    .xUnlock = do_lock,
    .xCheckReservedLock = do_check_lock,
    .xFileControl = do_control,
    .xSectorSize = do_sector_size,
    .xDeviceCharacteristics = do_characteristics,
    .xShmMap = do_shm_map,
    .xShmLock = do_shm_lock,
    .xShmBarrier = do_shm_barrier,
    .xShmUnmap = do_shm_unmap,
};

/* The calls of the disk. */

static void make_file(const char *name, struct handle *handle, int flags)
{
    struct event event = {.kind = MAKE, .inode = add_inode(&disk.now)};
    const int journals = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
    assert(strlen(name) < NAME_BYTES);
    strcpy(event.name, name);
    happen(event, NULL);
    handle->inode = event.inode;
    handle->is_folder_synced = (flags & journals) != 0;
}

static int do_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got)
{
    struct handle *handle = (struct handle *)file;
    *handle = (struct handle){0};
    (void)vfs;
    if (fails(DISK_OPEN))
        return SQLITE_CANTOPEN;
    const struct name *there = name != NULL ? find_name(&disk.now, name) : NULL;
    if (name == NULL)
        handle->inode = add_inode(&disk.now);
    else if (there != NULL)
        handle->inode = there->inode;
    else if ((flags & SQLITE_OPEN_CREATE) != 0 || access(name, F_OK) == 0)
        make_file(name, handle, flags);
    else
        return SQLITE_CANTOPEN;
    if (got != NULL)
        *got = flags;
    handle->base.pMethods = &methods;
    return SQLITE_OK;
}

static int do_delete(sqlite3_vfs *vfs, const char *name, int is_folder_synced)
{
    struct event event = {.kind = REMOVE};
    (void)vfs;
    if (fails(DISK_DELETE))
        return SQLITE_IOERR_DELETE;
    const struct name *there = find_name(&disk.now, name);
    if (there == NULL)
        return SQLITE_IOERR_DELETE_NOENT;
    event.inode = there->inode;
    strcpy(event.name, name);
    happen(event, NULL);
    if (!is_folder_synced)
        return SQLITE_OK;
    if (fails(DISK_SYNC))
        return SQLITE_IOERR_DIR_FSYNC;
    happen((struct event){.kind = SYNC_FOLDER}, NULL);
    return SQLITE_OK;
}

static int do_access(sqlite3_vfs *vfs, const char *name, int flags, int *is_there)
{
    (void)vfs;
    (void)flags;
    if (fails(DISK_ACCESS))
        return SQLITE_IOERR_ACCESS;
    const struct name *found = find_name(&disk.now, name);
    *is_there = found != NULL && disk.now.inodes[found->inode].size > 0;
    return SQLITE_OK;
}

static int do_full_path(sqlite3_vfs *vfs, const char *name, int room, char *full)
{
    (void)vfs;
    sqlite3_snprintf(room, full, "%s", name);
    return SQLITE_OK;
}

static int do_last_error(sqlite3_vfs *vfs, int size, char *text)
{
    (void)vfs;
    (void)size;
    (void)text;
    return disk.last_error;
}

void disk_begin(void)
{
    disk.system = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.system;
    disk.vfs.iVersion = 2;
    disk.vfs.zName = "disk";
    disk.vfs.szOsFile = sizeof(struct handle);
    disk.vfs.pNext = NULL;
    disk.vfs.xOpen = do_open;
    disk.vfs.xDelete = do_delete;
    disk.vfs.xAccess = do_access;
    disk.vfs.xFullPathname = do_full_path;
    disk.vfs.xGetLastError = do_last_error;
    sqlite3_vfs_register(&disk.vfs, 1);
}

void disk_end(void)
{
    disk_reset();
    sqlite3_vfs_unregister(&disk.vfs);
    sqlite3_vfs_register(disk.system, 1);
}

void disk_reset(void)
{
    forget_events();
    empty(&disk.now);
    empty(&disk.start);
    disk_fail(0, 0, 0, false);
    disk_spoil(NULL);
}

struct disk_image *disk_save(void)
{
    struct disk_image *image = calloc(1, sizeof *image);
    assert(image != NULL);
    copy(image, &disk.now);
    return image;
}

void disk_load(const struct disk_image *image)
{
    copy(&disk.now, image);
}

void disk_free(struct disk_image *image)
{
    empty(image);
    free(image);
}

void disk_record(void)
{
    forget_events();
    copy(&disk.start, &disk.now);
    disk.is_recording = true;
}

size_t disk_history(void)
{
    return disk.event_count;
}

const char *disk_name(size_t number)
{
    const struct name *name = &disk.now.names[number];
    return name->text[0] != '\0' ? name->text : NULL;
}

void disk_fail(size_t at, unsigned calls, int error, bool is_for_good)
{
    disk.fail_at = at;
    disk.fail_calls = calls;
    disk.fail_error = error;
    disk.is_for_good = is_for_good;
    disk.calls = disk.changes = 0;
    disk.failed = (enum disk_call)0;
    disk.last_error = 0;
}

void disk_spoil(const char *text)
{
    disk.spoilt = text;
}

size_t disk_calls(void)
{
    return disk.calls;
}

enum disk_call disk_failed(void)
{
    return disk.failed;
}

size_t disk_changes_since_failure(void)
{
    return disk.changes;
}

/* What is safe while a history is gone through, and which of its calls are not. */
struct disk_replay {
    struct disk_image safe;
    size_t next;
    size_t *pending; /* events, in order */
    size_t pending_count;
};

struct disk_replay *disk_replay_open(void)
{
    struct disk_replay *replay = calloc(1, sizeof *replay);
    assert(replay != NULL);
    disk.is_recording = false;
    copy(&replay->safe, &disk.start);
    replay->pending = grown(NULL, (disk.event_count + 1) * sizeof *replay->pending);
    return replay;
}

static bool is_of_folder(const struct event *event)
{
    return event->kind == MAKE || event->kind == REMOVE;
}

/* Makes safe what a sync makes safe. */
static void settle(struct disk_replay *replay, const struct event *sync)
{
    size_t left = 0;
    for (size_t i = 0; i < replay->pending_count; i++) {
        const struct event *event = &disk.events[replay->pending[i]];
        bool is_meant = sync->kind == SYNC ? !is_of_folder(event) && event->inode == sync->inode
                                           : is_of_folder(event);
        if (is_meant)
            apply(&replay->safe, event);
        if (is_meant && event->kind == REMOVE)
            resize(&replay->safe.inodes[event->inode], 0); /* need not be copied any more */
        if (!is_meant)
            replay->pending[left++] = replay->pending[i];
    }
    replay->pending_count = left;
}

bool disk_replay_step(struct disk_replay *replay)
{
    if (replay->next == disk.event_count)
        return false;
    const struct event *event = &disk.events[replay->next];
    while (replay->safe.inode_count <= event->inode)
        (void)add_inode(&replay->safe);
    if (event->kind == SYNC || event->kind == SYNC_FOLDER)
        settle(replay, event);
    else
        replay->pending[replay->pending_count++] = replay->next;
    replay->next++;
    return true;
}

/* A part of a write, sector by sector. */
static void put_sectors(struct disk_image *image, const struct event *event, enum disk_cut cut,
                        uint64_t *random)
{
    size_t kept = (size_t)(disk_random(random) % (event->size / DISK_SECTOR_BYTES + 1));
    for (size_t at = 0; at < event->size; at += DISK_SECTOR_BYTES) {
        unsigned char sector[DISK_SECTOR_BYTES];
        size_t size = event->size - at < sizeof sector ? event->size - at : sizeof sector;
        uint64_t chance = disk_random(random);
        memcpy(sector, event->bytes + at, size);
        if (cut == DISK_CUT_GARBAGE && chance % 3 == 0)
            for (size_t i = 0; i < size; i++)
                sector[i] = (unsigned char)disk_random(random);
        bool is_kept = cut == DISK_CUT_LAST_TORN ? at / DISK_SECTOR_BYTES < kept
                                                 : cut == DISK_CUT_GARBAGE || chance % 2 == 0;
        if (is_kept)
            put(&image->inodes[event->inode], event->offset + at, sector, size);
    }
}

static void survive(const struct event *event, enum disk_cut cut, bool is_last, uint64_t *random)
{
    bool is_in_parts = event->kind == WRITE &&
                       (cut == DISK_CUT_SECTORS_KEPT || (cut == DISK_CUT_LAST_TORN && is_last) ||
                        (cut == DISK_CUT_GARBAGE && disk_random(random) % 2 == 0));
    bool is_whole = cut == DISK_CUT_ALL_KEPT || cut == DISK_CUT_LAST_TORN ||
                    (cut != DISK_CUT_ALL_LOST && disk_random(random) % 2 == 0);
    if (is_in_parts)
        put_sectors(&disk.now, event, cut, random);
    else if (is_whole)
        apply(&disk.now, event);
}

void disk_replay_cut(struct disk_replay *replay, enum disk_cut cut, uint64_t *random)
{
    copy(&disk.now, &replay->safe);
    for (size_t i = 0; i < replay->pending_count; i++)
        survive(&disk.events[replay->pending[i]], cut, i + 1 == replay->pending_count, random);
}

void disk_replay_close(struct disk_replay *replay)
{
    empty(&replay->safe);
    free(replay->pending);
    free(replay);
}
