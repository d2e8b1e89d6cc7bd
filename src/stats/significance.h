/* Whether a word is used more in one collection than in another, or only seems so. */
#ifndef TD_STATS_SIGNIFICANCE_H
#define TD_STATS_SIGNIFICANCE_H

/* The log-likelihood ratio G2 of Dunning ("Accurate methods for the statistics of surprise and
 * coincidence", 1993): `a` of `a_total` documents hold it here, `b` of `b_total` there (a <=
 * a_total, b <= b_total). At least 0; above 10.83 chance does so once in a thousand words.
 * Negative, by the same measure, where the share is smaller here than there. 0 where a collection
 * is empty. */
double td_significance(double a, double a_total, double b, double b_total);

#endif
