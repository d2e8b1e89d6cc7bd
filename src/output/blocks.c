#include "output/blocks.h"

#include <inttypes.h>
#include <math.h>

enum { EIGHTHS = 8, STEPS = 8, SHADES = 4 };

static double share_of(int64_t items, int64_t most)
{
    if (items <= 0)
        return 0;
    return items >= most ? 1 : (double)items / (double)most;
}

/* 1 to `steps`; 0 for nothing. */
static size_t step_of(double share, size_t steps)
{
    if (share <= 0)
        return 0;
    size_t step = (size_t)ceil(share * (double)steps);
    return step < steps ? step : steps;
}

void td_blocks_add_bar(struct td_buf *buf, struct td_style style, int64_t items, int64_t most,
                       size_t columns)
{
    static const char *const parts[EIGHTHS] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    size_t unit = style.ascii ? 1 : EIGHTHS;
    double share = share_of(items, most);
    size_t units = (size_t)(share * (double)(columns * unit) + 0.5);
    if (share > 0 && units == 0)
        units = 1;
    td_buf_add_repeated(buf, style.ascii ? TD_SLICE("#") : TD_SLICE("█"), units / unit);
    td_buf_add(buf, td_slice_of(parts[units % unit]));
}

void td_blocks_add_step(struct td_buf *buf, struct td_style style, int64_t items, int64_t most)
{
    static const char *const blocks[] = {"▁", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const letters[] = {"_", ".", ",", "-", "=", "+", "*", "%", "#"};
    size_t step = step_of(share_of(items, most), STEPS);
    if (!style.ascii && step == 1)
        step = 2; /* the lowest block means nothing */
    td_buf_add(buf, td_slice_of(style.ascii ? letters[step] : blocks[step]));
}

/* The greatest number that has this shade of `most`'s. */
static int64_t shade_limit(int64_t most, size_t step)
{
    return most * (int64_t)(step * step) / ((int64_t)SHADES * SHADES);
}

static size_t shade_of(int64_t items, int64_t most)
{
    size_t step = items > 0;
    while (step > 0 && step < SHADES && items > shade_limit(most, step))
        step++;
    return step;
}

static void add_shade(struct td_buf *buf, struct td_style style, size_t step, size_t columns)
{
    static const char *const blocks[] = {" ", "░", "▒", "▓", "█"};
    static const char *const letters[] = {" ", ".", "+", "*", "#"};
    td_buf_add_repeated(buf, td_slice_of(style.ascii ? letters[step] : blocks[step]), columns);
}

void td_blocks_add_shade(struct td_buf *buf, struct td_style style, int64_t items, int64_t most,
                         size_t columns)
{
    add_shade(buf, style, shade_of(items, most), columns);
}

void td_blocks_add_shade_key(struct td_buf *buf, struct td_style style, int64_t most)
{
    const char *before = "";
    for (size_t step = 1; step <= SHADES; step++) {
        int64_t first = shade_limit(most, step - 1) + 1, last = shade_limit(most, step);
        if (first > last)
            continue;
        td_buf_add(buf, td_slice_of(before));
        add_shade(buf, style, step, 2);
        td_buf_addf(buf, " %" PRId64, first);
        if (last > first)
            td_buf_addf(buf, " to %" PRId64, last);
        before = "  ";
    }
}
