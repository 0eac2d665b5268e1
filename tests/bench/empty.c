/* SPDX-License-Identifier: MIT */

/* What start-up is measured against. */

int
main(void)
{
	return 0;
}
