#include "disk_image.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void *disk_grown(void *list, size_t count)
{
    void *bigger = realloc(list, count);
    assert(bigger != NULL || count == 0);
    return bigger;
}

void disk_resize(struct disk_content *content, size_t size)
{
    if (size > content->room) {
        content->room = size + size / 2 + 4096;
        content->bytes = disk_grown(content->bytes, content->room);
    }
    if (size > content->size)
        memset(content->bytes + content->size, 0, size - content->size);
    content->size = size;
}

void disk_put(struct disk_content *content, size_t offset, const unsigned char *bytes, size_t size)
{
    if (offset + size > content->size)
        disk_resize(content, offset + size);
    if (size > 0 && bytes != NULL)
        memcpy(content->bytes + offset, bytes, size);
}

size_t disk_add_inode(struct disk_image *image)
{
    image->inodes = disk_grown(image->inodes, (image->inode_count + 1) * sizeof *image->inodes);
    image->inodes[image->inode_count] = (struct disk_content){0};
    return image->inode_count++;
}

struct disk_name *disk_find_name(struct disk_image *image, const char *text)
{
    for (size_t i = 0; i < DISK_NAMES_MAX; i++)
        if (strcmp(image->names[i].text, text) == 0)
            return &image->names[i];
    return NULL;
}

/* Where the name is there already, as when its removal was lost, it now leads elsewhere. */
static void add_name(struct disk_image *image, const char *text, size_t inode)
{
    struct disk_name *there = disk_find_name(image, text);
    struct disk_name *free_one = there != NULL ? there : disk_find_name(image, "");
    assert(free_one != NULL && strlen(text) < DISK_NAME_BYTES);
    strcpy(free_one->text, text);
    free_one->inode = inode;
}

static void remove_name(struct disk_image *image, const char *text)
{
    struct disk_name *name = disk_find_name(image, text);
    if (name != NULL)
        name->text[0] = '\0';
}

void disk_empty(struct disk_image *image)
{
    for (size_t i = 0; i < image->inode_count; i++)
        free(image->inodes[i].bytes);
    free(image->inodes);
    *image = (struct disk_image){0};
}

void disk_copy(struct disk_image *to, const struct disk_image *from)
{
    disk_empty(to);
    memcpy(to->names, from->names, sizeof to->names);
    for (size_t i = 0; i < from->inode_count; i++) {
        size_t inode = disk_add_inode(to);
        disk_put(&to->inodes[inode], 0, from->inodes[i].bytes, from->inodes[i].size);
    }
}

void disk_apply(struct disk_image *image, const struct disk_event *event)
{
    switch (event->kind) {
    case DISK_EVENT_WRITE:
        disk_put(&image->inodes[event->inode], event->offset, event->bytes, event->size);
        break;
    case DISK_EVENT_TRUNCATE:
        disk_resize(&image->inodes[event->inode], event->offset);
        break;
    case DISK_EVENT_MAKE:
        add_name(image, event->name, event->inode);
        break;
    case DISK_EVENT_REMOVE:
        remove_name(image, event->name);
        break;
    case DISK_EVENT_SYNC:
    case DISK_EVENT_SYNC_FOLDER:
        break;
    }
}
