/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_MASK_INTERNAL_H
#define GTAB_OUTPUT_MASK_INTERNAL_H

#include <gtab/buf.h>

/*
 * Append t with every citizen number in it masked: 140105198001010015 is shown as 1401********0015. What counts as
 * one: 17 digits and a digit or X that satisfy ISO 7064 MOD 11-2 (GB 11643-1999), with no digit on either side.
 */
void gtab_mask_put(gtab_text t, gtab_buf *out);

#endif
