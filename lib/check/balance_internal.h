/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_BALANCE_INTERNAL_H
#define GTAB_CHECK_BALANCE_INTERNAL_H

#include <gtab/infer.h>

/*
 * Every series that is the sum, each taken once, of smaller ones, wherever they stand: candidates by elimination.
 *
 * series   n of them, the ones to look among
 * out      balances whose parts are series that are sums of nothing; n_held is 0, for nothing is proved yet
 *
 * Needs two more observations that know all series than there are independent ones; finds nothing otherwise.
 * Returns GTAB_OK or GTAB_ENOMEM.
 */
gtab_status gtab_balances_eliminate(const gtab_observations *o, const size_t *series, size_t n,
				    gtab_arena *a, gtab_balance **out, size_t *n_out);

#endif
