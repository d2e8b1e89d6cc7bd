#include "disk_image.h"

#include <assert.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REGION_BYTES = 32768, REGIONS_MAX = 8 };

static struct {
    struct disk_image now;
    struct disk_history history;
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

uint64_t disk_random(uint64_t *state)
{
    *state += 0x9e3779b97f4a7c15U; /* splitmix64 */
    uint64_t value = *state;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

static void forget_events(void)
{
    for (size_t i = 0; i < disk.history.count; i++)
        free(disk.history.events[i].bytes);
    free(disk.history.events);
    disk.history.events = NULL;
    disk.history.count = disk.history.room = 0;
    disk.history.is_recording = false;
}

/* What happens to the disk: done now, and kept where it is recorded. */

static void happen(struct disk_event event, const void *bytes)
{
    if (bytes != NULL) {
        event.bytes = disk_grown(NULL, event.size);
        memcpy(event.bytes, bytes, event.size);
    }
    disk_apply(&disk.now, &event);
    if (!disk.history.is_recording) {
        free(event.bytes);
        return;
    }
    if (disk.history.count == disk.history.room) {
        disk.history.room = disk.history.room * 2 + 64;
        disk.history.events =
            disk_grown(disk.history.events, disk.history.room * sizeof *disk.history.events);
    }
    disk.history.events[disk.history.count++] = event;
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

static struct disk_content *content_of(sqlite3_file *file)
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
    const struct disk_content *content = content_of(file);
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
    const struct disk_event event = {.kind = DISK_EVENT_WRITE,
                                     .inode = handle->inode,
                                     .offset = (size_t)offset,
                                     .size = (size_t)size};
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
    happen((struct disk_event){.kind = DISK_EVENT_TRUNCATE,
                               .inode = handle->inode,
                               .offset = (size_t)size},
           NULL);
    return SQLITE_OK;
}

static int do_sync(sqlite3_file *file, int flags)
{
    struct handle *handle = (struct handle *)file;
    (void)flags;
    if (fails(DISK_SYNC))
        return SQLITE_IOERR_FSYNC;
    happen((struct disk_event){.kind = DISK_EVENT_SYNC, .inode = handle->inode}, NULL);
    if (handle->is_folder_synced)
        happen((struct disk_event){.kind = DISK_EVENT_SYNC_FOLDER}, NULL);
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
    struct disk_event event = {.kind = DISK_EVENT_MAKE, .inode = disk_add_inode(&disk.now)};
    const int journals = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
    assert(strlen(name) < DISK_NAME_BYTES);
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
    const struct disk_name *there = name != NULL ? disk_find_name(&disk.now, name) : NULL;
    if (name == NULL)
        handle->inode = disk_add_inode(&disk.now);
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
    struct disk_event event = {.kind = DISK_EVENT_REMOVE};
    (void)vfs;
    if (fails(DISK_DELETE))
        return SQLITE_IOERR_DELETE;
    const struct disk_name *there = disk_find_name(&disk.now, name);
    if (there == NULL)
        return SQLITE_IOERR_DELETE_NOENT;
    event.inode = there->inode;
    strcpy(event.name, name);
    happen(event, NULL);
    if (!is_folder_synced)
        return SQLITE_OK;
    if (fails(DISK_SYNC))
        return SQLITE_IOERR_DIR_FSYNC;
    happen((struct disk_event){.kind = DISK_EVENT_SYNC_FOLDER}, NULL);
    return SQLITE_OK;
}

static int do_access(sqlite3_vfs *vfs, const char *name, int flags, int *is_there)
{
    (void)vfs;
    (void)flags;
    if (fails(DISK_ACCESS))
        return SQLITE_IOERR_ACCESS;
    const struct disk_name *found = disk_find_name(&disk.now, name);
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
    disk_empty(&disk.now);
    disk_empty(&disk.history.start);
    disk_fail(0, 0, 0, false);
    disk_spoil(NULL);
}

struct disk_image *disk_save(void)
{
    struct disk_image *image = calloc(1, sizeof *image);
    assert(image != NULL);
    disk_copy(image, &disk.now);
    return image;
}

void disk_load(const struct disk_image *image)
{
    disk_copy(&disk.now, image);
}

void disk_free(struct disk_image *image)
{
    disk_empty(image);
    free(image);
}

void disk_record(void)
{
    forget_events();
    disk_copy(&disk.history.start, &disk.now);
    disk.history.is_recording = true;
}

size_t disk_history(void)
{
    return disk.history.count;
}

const char *disk_name(size_t number)
{
    const struct disk_name *name = &disk.now.names[number];
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

const struct disk_history *disk_recorded(void)
{
    disk.history.is_recording = false;
    return &disk.history;
}

struct disk_image *disk_present(void)
{
    return &disk.now;
}
