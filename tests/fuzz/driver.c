/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz target where there is no libFuzzer: fuzz_NAME [-runs=N] [-seed=N] [-seconds=N] FILE|FOLDER...
 *
 * First every file as it is, as AFL and a replay of the corpus want it; then N mutations of them, or as many as the
 * seconds allow, from a seed, so that a failing run can be made again. What is being tried stands in `crash-input`
 * (FUZZ_INPUT names another place) when the target dies or hangs.
 */

#include <ftw.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LEN_MAX = 4096, HANG_SECONDS = 10 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

typedef struct seed_file {
	uint8_t *bytes;
	size_t len;
} seed_file;

static seed_file *seeds;
static size_t n_seeds;
static uint8_t input[LEN_MAX];
static size_t input_len;
static uint64_t state = 639;

/* ---- what is being tried, for whoever looks at a crash ---- */

static void
on_death(int signal_no)
{
	const char *path = getenv("FUZZ_INPUT");
	FILE *file = fopen(path == NULL ? "crash-input" : path, "wb");

	if (file != NULL) {
		fwrite(input, 1, input_len, file);
		fclose(file);
	}
	signal(signal_no, SIG_DFL);
	raise(signal_no);
}

/* A copy of exactly that size, so that a sanitizer sees a byte read behind it. */
static void
try_input(void)
{
	uint8_t *copy = malloc(input_len == 0 ? 1 : input_len);

	if (copy == NULL)
		abort();
	memcpy(copy, input, input_len);
	alarm(HANG_SECONDS);
	LLVMFuzzerTestOneInput(copy, input_len);
	alarm(0);
	free(copy);
}

/* ---- seeds ---- */

static int
on_file(const char *path, const struct stat *info, int type, struct FTW *at)
{
	FILE *file;
	seed_file seed;

	(void)at;
	if (type != FTW_F || info->st_size > LEN_MAX || (file = fopen(path, "rb")) == NULL)
		return 0;
	seed.bytes = malloc((size_t)info->st_size + 1);
	seeds = realloc(seeds, (n_seeds + 1) * sizeof(*seeds));
	if (seed.bytes == NULL || seeds == NULL)
		abort();
	seed.len = fread(seed.bytes, 1, (size_t)info->st_size, file);
	seeds[n_seeds++] = seed;
	fclose(file);
	return 0;
}

static int
compare_seeds(const void *a, const void *b)
{
	const seed_file *one = a, *other = b;

	if (one->len != other->len)
		return one->len < other->len ? -1 : 1;
	return memcmp(one->bytes, other->bytes, one->len);
}

/* ---- mutations ---- */

static size_t
below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n == 0 ? 0 : (size_t)(state % n);
}

static void
insert(size_t at, const void *bytes, size_t len)
{
	if (input_len + len > LEN_MAX)
		return;
	memmove(input + at + len, input + at, input_len - at);
	memcpy(input + at, bytes, len);
	input_len += len;
}

static void
insert_word(void)
{
	static const char *const words[] = { "\"",
					     ",",
					     "\r\n",
					     "\n",
					     "\r",
					     "\t",
					     ";",
					     "|",
					     "，",
					     "\"\"",
					     "#",
					     "#gtab 1\n",
					     "#end rows=",
					     "sep=",
					     "\xEF\xBB\xBF",
					     "\xFF\xFE",
					     "\xFF",
					     "\x80",
					     "合计",
					     "其中：",
					     "一、",
					     "单位：",
					     "万",
					     "亿",
					     "%",
					     "-",
					     "1e9",
					     "999999999999999999999",
					     "2015年1月",
					     "（",
					     "）",
					     "{",
					     "}",
					     "[",
					     "]",
					     ":",
					     "<",
					     ">",
					     "/>",
					     "&#x0;",
					     "_x000D_",
					     "=",
					     "+",
					     "∑",
					     "@",
					     "*",
					     "注：",
					     "制表人：",
					     "\xEF\xBF\xBD",
					     "锟斤拷",
					     "quán" };
	const char *word = words[below(sizeof(words) / sizeof(words[0]))];

	insert(below(input_len + 1), word, strlen(word));
}

/* Put a piece of another seed, or of this input, somewhere. */
static void
splice(void)
{
	const seed_file *from = &seeds[below(n_seeds)];
	const size_t start = below(from->len);
	const size_t len = below(from->len - start < 64 ? from->len - start : 64);

	insert(below(input_len + 1), from->bytes + start, len);
}

static void
cut(void)
{
	const size_t start = below(input_len);
	const size_t len = below(input_len - start < 32 ? input_len - start + 1 : 32);

	memmove(input + start, input + start + len, input_len - start - len);
	input_len -= len;
}

static void
mutate(void)
{
	const uint8_t byte = (uint8_t)below(256);

	switch (below(6)) {
	case 0:
		if (input_len > 0)
			input[below(input_len)] = byte;
		break;
	case 1: insert(below(input_len + 1), &byte, 1); break;
	case 2: insert_word(); break;
	case 3: splice(); break;
	default:
		if (input_len > 0)
			cut();
	}
}

static void
try_mutation(void)
{
	const seed_file *seed = &seeds[below(n_seeds)];

	memcpy(input, seed->bytes, seed->len);
	input_len = seed->len;
	for (size_t n = 1 + below(8); n > 0; n--)
		mutate();
	try_input();
}

/* ---- */

static void
catch_signals(void)
{
	static const int deadly[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGALRM };

	for (size_t i = 0; i < sizeof(deadly) / sizeof(deadly[0]); i++)
		signal(deadly[i], on_death);
}

static unsigned long
number_of(const char *arg, const char *option)
{
	const size_t len = strlen(option);

	return strncmp(arg, option, len) == 0 ? strtoul(arg + len, NULL, 10) : 0;
}

int
main(int argc, char **argv)
{
	unsigned long runs = 0, seconds = 0, n_done = 0;
	time_t end;

	for (int i = 1; i < argc; i++) {
		if (argv[i][0] != '-' && nftw(argv[i], on_file, 8, FTW_PHYS) != 0)
			return 2;
		runs += number_of(argv[i], "-runs=");
		seconds += number_of(argv[i], "-seconds=");
		state += number_of(argv[i], "-seed=");
	}
	if (n_seeds == 0)
		return 2;
	qsort(seeds, n_seeds, sizeof(*seeds), compare_seeds); /* a folder has no order of its own */
	catch_signals();
	for (size_t i = 0; i < n_seeds; i++) {
		memcpy(input, seeds[i].bytes, seeds[i].len);
		input_len = seeds[i].len;
		try_input();
	}
	end = time(NULL) + (time_t)seconds;
	while (n_done < runs || time(NULL) < end) {
		try_mutation();
		n_done++;
	}
	printf("%zu files, %lu mutations\n", n_seeds, n_done);
	for (size_t i = 0; i < n_seeds; i++)
		free(seeds[i].bytes);
	free(seeds);
	return 0;
}
