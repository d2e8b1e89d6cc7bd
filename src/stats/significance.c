#include "stats/significance.h"

#include <math.h>

static double part(double observed, double expected)
{
    return observed > 0 && expected > 0 ? observed * log(observed / expected) : 0;
}

double td_significance(double a, double a_total, double b, double b_total)
{
    double total = a_total + b_total, hits = a + b;
    if (a_total <= 0 || b_total <= 0)
        return 0;
    double a_expected = hits * a_total / total, b_expected = hits * b_total / total;
    double g2 =
        2 * (part(a, a_expected) + part(b, b_expected) + part(a_total - a, a_total - a_expected) +
             part(b_total - b, b_total - b_expected));
    if (g2 < 0) /* by rounding */
        g2 = 0;
    return a * b_total >= b * a_total ? g2 : -g2;
}
