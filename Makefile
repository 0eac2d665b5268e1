# gtab: one Makefile, all output under build/. `make help` lists the targets.
#
# VARIANT=release|debug|asan|tsan|cover|fuzz builds in build/$(VARIANT). CFLAGS, CPPFLAGS and LDFLAGS are yours: they
# come last and replace nothing. V=1 shows the commands.

VERSION   := 0.1.0
SOVERSION := 0

VARIANT ?= release
B       ?= build/$(VARIANT)
PREFIX  ?= /usr/local
LIBDIR  ?= $(PREFIX)/lib

PKG_CONFIG ?= pkg-config
Q          := $(if $(V),,@)
say         = @printf '  %-5s %s\n'

# ---- Debian 12 packages: for building and testing, for `make lint`, `make check-browser`, `make check-office`

PACKAGES := gcc libc6-dev pkgconf gettext unzip \
	libicu-dev libcsv-dev libjansson-dev libxlsxwriter-dev libminizip-dev libexpat1-dev zlib1g-dev libisal-dev \
	libcmocka-dev libgmp-dev opencc parallel
LINT_PACKAGES   := clang libclang-rt-14-dev clang-format cppcheck mandoc valgrind
# a browser for the report page; npm brings what drives it
BROWSER_PACKAGES := chromium nodejs npm fonts-noto-cjk
OFFICE_PACKAGES := libreoffice-calc fonts-noto-cjk fonts-crosextra-carlito poppler-utils python3-openpyxl python3-xlsxwriter \
	gnumeric libxml2-utils

# $(call install,PACKAGES): only what is missing; nothing at all when all is there
define install
missing=$$(printf '%s\n' $1 | while read -r p; do \
	dpkg-query -W -f='$${db:Status-Status}\n' "$$p" 2>/dev/null | grep -qx installed || echo "$$p"; done); \
if [ -n "$$missing" ]; then \
	if [ "$$(id -u)" = 0 ]; then root=; else root=sudo; fi; \
	$$root true || { echo "as root: apt-get install $$missing" >&2; exit 1; }; \
	$$root apt-get update && \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; \
fi
endef

ifneq ($(filter deps,$(MAKECMDGOALS)),)

# The figures of pkg-config are read when make starts, so the other goals are for a make that starts after
# the packages are there.
GOALS := $(filter-out deps,$(MAKECMDGOALS))
.PHONY: deps $(GOALS)
deps:
	@$(call install,$(PACKAGES))
	$(if $(GOALS),+@$(MAKE) --no-print-directory $(GOALS))
$(GOALS): deps ; @:

else

# ---- sources

LIB_SRC    := $(sort $(wildcard lib/*/*.c))
BOOK_SRC   := $(sort $(wildcard lib/output/book/*.c))
COMMON_SRC := $(sort $(wildcard tools/common/*.c))
TOOL_SRC   := $(sort $(wildcard tools/gtab-*.c))
PART_SRC   := $(sort $(wildcard tools/gtab-*/*.c))
UNIT_SRC   := $(sort $(wildcard tests/unit/*/test_*.c))
BENCH_SRC  := $(sort $(wildcard tests/bench/*.c))
FUZZ_SRC   := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FORMS      := $(sort $(wildcard lib/form/builtin/*.json))
FORM_NAMES := $(sort $(basename $(notdir $(FORMS))))
PAGE       := lib/output/page/report.css lib/output/page/report.js
HEADERS    := $(sort $(wildcard include/gtab.h include/gtab/*.h))
BOOK_HEADERS := include/gtab/book.h
MAN1       := $(sort $(wildcard tools/*.1))
MAN5       := $(sort $(wildcard tools/*.5))
C_FILES    := $(HEADERS) $(sort $(wildcard lib/*/*.h lib/output/book/*.h tools/*/*.h tests/*/*.h tests/*/*/*.h)) \
	$(LIB_SRC) $(BOOK_SRC) $(COMMON_SRC) $(TOOL_SRC) $(PART_SRC) $(UNIT_SRC) $(BENCH_SRC) $(FUZZ_SRC) tests/fuzz/driver.c \
	$(wildcard tests/install/*.c tests/suspects/*.c)

TOOLS      := $(TOOL_SRC:tools/%.c=$(B)/bin/%)
UNIT       := $(UNIT_SRC:%.c=$(B)/%)
BENCH      := $(BENCH_SRC:%.c=$(B)/%)
FUZZ       := $(FUZZ_SRC:%.c=$(B)/%)
LIB_OBJ    := $(LIB_SRC:%.c=$(B)/obj/%.o) $(B)/obj/gen/form_builtin.o $(B)/obj/gen/report_page.o
BOOK_OBJ   := $(BOOK_SRC:%.c=$(B)/obj/%.o)
COMMON_OBJ := $(COMMON_SRC:%.c=$(B)/obj/%.o)
MESSAGES   := $(B)/share/locale/zh_CN/LC_MESSAGES/gtab.mo
LIBS       := $(B)/libgtab.a $(B)/libgtab-book.a
SHARED     := $(B)/libgtab.so $(B)/libgtab-book.so

# ---- flags

VARIANT_CFLAGS_release := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
VARIANT_CFLAGS_debug   := -O0 -g3
VARIANT_CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
VARIANT_CFLAGS_tsan    := -O1 -g -fsanitize=thread -fno-omit-frame-pointer
VARIANT_CFLAGS_cover   := -O0 -g --coverage
VARIANT_CFLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
VARIANT_CFLAGS         := $(VARIANT_CFLAGS_$(VARIANT))
$(if $(VARIANT_CFLAGS),,$(error VARIANT is release, debug, asan, tsan, cover or fuzz))

# what our sources need, and what libgtab and libgtab-book hand on to a static link
LIB_PC  := icu-uc icu-i18n jansson expat zlib
BOOK_PC := icu-uc xlsxwriter minizip expat zlib
TEST_PC := cmocka gmp jansson

# nothing is compiled for these, so they work before `make deps`
ifneq ($(filter-out help clean uninstall,$(or $(MAKECMDGOALS),all)),)
PC_MISSING := $(shell $(PKG_CONFIG) --exists $(LIB_PC) $(BOOK_PC) $(TEST_PC) 2>&1 || echo missing)
$(if $(PC_MISSING),$(error libraries are missing: run `make deps` first (Debian 12)))
# ISA-L deflates several times faster than zlib; without it all is as before, but slower
HAS_ISAL  := $(shell $(PKG_CONFIG) --exists libisal && echo yes)
PC_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIB_PC) $(BOOK_PC) $(TEST_PC)) $(if $(HAS_ISAL),-DGTAB_HAS_ISAL)
LIB_LIBS  := $(shell $(PKG_CONFIG) --libs $(LIB_PC)) -lcsv
BOOK_LIBS := $(shell $(PKG_CONFIG) --libs $(BOOK_PC) $(if $(HAS_ISAL),libisal))
TEST_LIBS := $(shell $(PKG_CONFIG) --libs $(TEST_PC))
endif

WARNINGS := -Wall -Wextra -Wconversion -Wshadow -Wdate-time -Wformat -Werror=format-security \
	-Werror=implicit-function-declaration
HARDEN   := -fstack-protector-strong
OUR_CPPFLAGS := -D_GNU_SOURCE -DGTAB_VERSION='"$(VERSION)"' -Iinclude -Ilib -Itools $(PC_CFLAGS) $(CPPFLAGS)
OUR_CFLAGS   := -std=c11 $(VARIANT_CFLAGS) $(HARDEN) -fPIC -pthread $(WARNINGS) $(CFLAGS)
OUR_LDFLAGS  := $(VARIANT_CFLAGS) -pthread -Wl,-z,relro -Wl,-z,now -Wl,--as-needed $(LDFLAGS)

# ---- targets

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all unit-programs bench-programs fuzz-programs FORCE

all: $(TOOLS) $(LIBS) $(if $(filter asan tsan fuzz,$(VARIANT)),,$(SHARED)) $(MESSAGES) ## tools, libraries, translations

unit-programs: $(UNIT)
bench-programs: $(BENCH)
fuzz-programs: $(FUZZ)

# written again only when a flag changes, and then everything is compiled again
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$FLAGS" | cmp -s - $@ || printf '%s\n' "$$FLAGS" > $@
export FLAGS := $(CC) $(OUR_CPPFLAGS) $(OUR_CFLAGS) / $(OUR_LDFLAGS)

$(B)/obj/%.o: %.c $(B)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(OUR_CPPFLAGS) $(OUR_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/obj/gen/%.o: $(B)/gen/%.c $(B)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(OUR_CPPFLAGS) $(OUR_CFLAGS) -MMD -MP -c -o $@ $<

# built-in forms as C strings, every byte an octal escape; the folder, so that a dropped form is noticed
$(B)/gen/form_builtin.c: $(FORMS) lib/form/builtin
	$(say) GEN $@
	@mkdir -p $(@D)
	@{ echo '#include "form/builtin_internal.h"'; \
	for name in $(FORM_NAMES); do \
		printf 'static const char form_%s[] =\n' "$$(echo $$name | tr - _)"; \
		od -An -v -to1 lib/form/builtin/$$name.json | sed 's/  */\\/g; s/^/"/; s/$$/"/'; \
		echo ';'; \
	done; \
	echo 'const struct gtab_builtin_form gtab_builtin_forms[] = {'; \
	for name in $(FORM_NAMES); do \
		id=form_$$(echo $$name | tr - _); \
		printf '{ "%s", %s, sizeof(%s) - 1 },\n' $$name $$id $$id; \
	done; \
	echo '};'; echo 'const size_t gtab_n_builtin_forms = $(words $(FORM_NAMES));'; } > $@

# the style and the script of the report page, likewise
$(B)/gen/report_page.c: $(PAGE)
	$(say) GEN $@
	@mkdir -p $(@D)
	@{ echo '#include "output/report_internal.h"'; \
	for path in $(PAGE); do \
		echo "const char gtab_report_$${path##*.}[] ="; \
		od -An -v -to1 $$path | sed 's/  */\\/g; s/^/"/; s/$$/"/'; \
		echo ';'; \
	done; } > $@

$(B)/libgtab.a: $(LIB_OBJ)
$(B)/libgtab-book.a: $(BOOK_OBJ)
$(LIBS):
	$(say) AR $@
	$(Q)rm -f $@ && $(AR) qcs $@ $^

# A shared library exports what its public headers declare, and nothing else.
$(B)/gen/libgtab.map: $(filter-out $(BOOK_HEADERS),$(HEADERS))
$(B)/gen/libgtab-book.map: $(BOOK_HEADERS)
$(B)/gen/%.map:
	$(say) GEN $@
	@mkdir -p $(@D)
	@{ echo 'GTAB_$(SOVERSION) { global:'; \
	sed -n 's/.*\(gtab_[a-z0-9_]*\)(.*/\t\1;/p' $^ | sort -u; \
	echo 'local: *; };'; } > $@

$(B)/libgtab.so: $(LIB_OBJ) $(B)/gen/libgtab.map
	$(say) LD $@
	$(Q)$(CC) -shared $(OUR_LDFLAGS) -Wl,-z,defs -Wl,-soname,$(@F).$(SOVERSION) \
		-Wl,--version-script=$(B)/gen/libgtab.map -o $@.$(SOVERSION) $(LIB_OBJ) $(LIB_LIBS)
	$(Q)ln -sf $(@F).$(SOVERSION) $@

$(B)/libgtab-book.so: $(BOOK_OBJ) $(B)/gen/libgtab-book.map $(B)/libgtab.so
	$(say) LD $@
	$(Q)$(CC) -shared $(OUR_LDFLAGS) -Wl,-z,defs -Wl,-soname,$(@F).$(SOVERSION) \
		-Wl,--version-script=$(B)/gen/libgtab-book.map -o $@.$(SOVERSION) $(BOOK_OBJ) \
		$(B)/libgtab.so $(BOOK_LIBS)
	$(Q)ln -sf $(@F).$(SOVERSION) $@

# Tools carry our libraries in themselves: they start fast and run from the build tree. --as-needed leaves
# the workbook libraries out of those that write no workbook. A tool of many commands has them in tools/gtab-NAME/.
parts_of = $(patsubst %.c,$(B)/obj/%.o,$(filter tools/$(1)/%,$(PART_SRC)))
.SECONDEXPANSION:
$(B)/bin/%: $(B)/obj/tools/%.o $$(call parts_of,$$*) $(COMMON_OBJ) $(LIBS)
	$(say) LD $@
	@mkdir -p $(@D)
	$(Q)$(CC) $(OUR_LDFLAGS) -o $@ $< $(call parts_of,$*) $(COMMON_OBJ) $(B)/libgtab-book.a $(B)/libgtab.a $(BOOK_LIBS) $(LIB_LIBS)

$(B)/tests/unit/%: $(B)/obj/tests/unit/%.o $(LIBS)
	$(say) LD $@
	@mkdir -p $(@D)
	$(Q)$(CC) $(OUR_LDFLAGS) -o $@ $< $(B)/libgtab-book.a $(B)/libgtab.a $(BOOK_LIBS) $(LIB_LIBS) $(TEST_LIBS)

$(B)/tests/bench/%: $(B)/obj/tests/bench/%.o
	$(say) LD $@
	@mkdir -p $(@D)
	$(Q)$(CC) $(OUR_LDFLAGS) -o $@ $< $(BOOK_LIBS) -lcsv

# libFuzzer where it is, else a driver of our own
FUZZ_DRIVER := $(if $(filter fuzz,$(VARIANT)),-fsanitize=fuzzer,$(B)/obj/tests/fuzz/driver.o)
$(B)/tests/fuzz/%: $(B)/obj/tests/fuzz/%.o $(filter %.o,$(FUZZ_DRIVER)) $(LIBS)
	$(say) LD $@
	@mkdir -p $(@D)
	$(Q)$(CC) $(OUR_LDFLAGS) -o $@ $< $(FUZZ_DRIVER) $(B)/libgtab.a $(LIB_LIBS)

# preloaded into a tool, it makes a call fail
$(B)/tests/book/shim.so: tests/book/shim.c $(B)/flags
	$(say) LD $@
	@mkdir -p $(@D)
	$(Q)$(CC) -shared -fPIC -O1 -D_GNU_SOURCE $(WARNINGS) $(CFLAGS) -o $@ $< -ldl

-include $(patsubst %.o,%.d,$(LIB_OBJ) $(BOOK_OBJ) $(COMMON_OBJ)) \
	$(patsubst %.c,$(B)/obj/%.d,$(TOOL_SRC) $(PART_SRC) $(UNIT_SRC) $(BENCH_SRC) $(FUZZ_SRC) tests/fuzz/driver.c)

# ---- translations

PO       := lib/po/zh_CN.po
POTFILES := $(filter-out tests/%,$(C_FILES))

$(MESSAGES): $(PO)
	$(say) MSG $@
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format --check-domain -o $@ $<

# file names without lines, no dates: the catalogue changes only when a message does
$(B)/gen/gtab.pot: $(POTFILES) Makefile
	@mkdir -p $(@D)
	$(Q)printf '%s\n' $(POTFILES) | xgettext --files-from=- --language=C --from-code=UTF-8 \
		--keyword=_ --keyword=N_ --keyword=ngettext_:1,2 --add-comments=TRANSLATORS \
		--add-location=file --package-name=gtab --output=- | sed '/^"POT-Creation-Date:/d' > $@

.PHONY: po-update
po-update: $(B)/gen/gtab.pot ## bring lib/po/zh_CN.po up to the sources
	msgmerge --update --backup=none --no-fuzzy-matching --add-location=file $(PO) $<
	msgattrib --no-obsolete -o $(PO) $(PO)

# ---- tests: each part is also a target

# $(call check,PARTS): run them, and end with one line that counts
check = @MAKE='$(MAKE)' PKG_CONFIG='$(PKG_CONFIG)' CC='$(CC)' tests/check.sh $(B)

.PHONY: check unit cli symbols po manual install-test asan tsan valgrind cover fuzz-short fuzz-plain lint bench bench-dialect demo check-office

check: all unit-programs fuzz-programs $(B)/gen/gtab.pot $(B)/tests/book/shim.so ## run every test; the last line counts them
	$(call check) unit fuzz cli symbols po manual install book
unit: unit-programs ## the unit tests alone
	$(call check) unit
cli: all ## the command-line cases alone; tests/cli/run.sh --update rewrites their results
	$(call check) cli
symbols: all ## what the shared libraries export
	$(call check) symbols
po: $(B)/gen/gtab.pot ## is every message translated?
	$(call check) po
manual: all ## does each manual name each option?
	$(call check) manual
install-test: all ## install, build a program outside the tree, uninstall
	$(call check) install

asan: ## unit tests and cases under the address and undefined-behaviour sanitizers, leaks on
	@$(MAKE) --no-print-directory VARIANT=asan CFLAGS='-Werror $(CFLAGS)' asan-check
.PHONY: asan-check
asan-check: all unit-programs fuzz-programs
	$(call check) unit fuzz cli

tsan: ## the same under the thread sanitizer
	@$(MAKE) --no-print-directory VARIANT=tsan CFLAGS='-Werror $(CFLAGS)' tsan-check
.PHONY: tsan-check
tsan-check: all unit-programs fuzz-programs
	$(call check) unit fuzz cli

valgrind: all ## the command-line cases under valgrind
	@tests/valgrind.sh $(B)

cover: ## line coverage of lib/, by file
	@$(MAKE) --no-print-directory VARIANT=cover cover-report
.PHONY: cover-report
cover-report: all unit-programs
	@find $(B) -name '*.gcda' -delete
	-$(call check) unit cli
	@tests/cover.sh $(B)

fuzz-short: ## fuzz every parser, FUZZ_SECONDS=60 each (clang, libFuzzer)
	@$(call install,$(LINT_PACKAGES))
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang fuzz-programs
	@tests/fuzz/long.sh build/fuzz
fuzz-plain: ## the same without clang: mutations of the corpus under gcc's sanitizers
	@$(MAKE) --no-print-directory VARIANT=asan CFLAGS='-Werror $(CFLAGS)' fuzz-programs
	@tests/fuzz/long.sh build/asan

LINT_PARTS := lint-layout lint-cppcheck lint-manuals lint-gcc lint-clang
.PHONY: lint-tools $(LINT_PARTS)
lint: $(LINT_PARTS) ## layout, cppcheck, manuals, gcc and clang with -Werror; -k shows all there is
lint-tools:
	@$(call install,$(LINT_PACKAGES))
$(LINT_PARTS): lint-tools
lint-layout:
	$(say) LINT layout
	$(Q)clang-format --dry-run -Werror $(C_FILES)
lint-cppcheck:
	$(say) LINT cppcheck
	$(Q)cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem -Iinclude -Ilib -Itools $(LIB_SRC) $(BOOK_SRC) $(COMMON_SRC) $(TOOL_SRC) $(PART_SRC)
lint-manuals:
	$(say) LINT manuals
	$(Q)$(if $(MAN1)$(MAN5),mandoc -Tlint -Wwarning $(MAN1) $(MAN5))
lint-gcc lint-clang: lint-%:
	@$(MAKE) --no-print-directory B=build/lint-$* CC=$* CFLAGS='-Werror $(CFLAGS)' all unit-programs bench-programs

.PHONY: bench-suspects
bench-suspects: $(B)/tests/suspects/bench ## seeded damages to clean tables: what the search for suspects makes of them
	@$< samples
$(B)/tests/suspects/bench: $(B)/obj/tests/suspects/bench.o $(LIBS)
	$(say) LD $@
	@mkdir -p $(@D)
	$(Q)$(CC) $(OUR_LDFLAGS) -o $@ $< $(B)/libgtab.a $(LIB_LIBS)

bench: all bench-programs ## time the tools beside a plain program (ROWS=100000 FILES=300 RUNS=3)
	@tests/bench/run.sh $(B)

bench-dialect: all ## how often sniffers find the dialect of messy CSV files (python3; N=2000 SEED=1)
	@tests/bench/dialect.py $(B) $(or $(N),2000) $(or $(SEED),1)

demo: all ## the main job on samples/: says what it made and where
	@PATH="$(CURDIR)/$(B)/bin:$$PATH" samples/demo.sh build/demo

check-book: all $(B)/tests/book/shim.so ## workbooks when anything fails, and at the limits of Excel (minutes)
	@tests/book/faults.sh --build $(B) all
	@tests/book/limits.sh --build $(B)
.PHONY: check-book

check-office: demo ## the workbooks in LibreOffice (installs it)
	@$(call install,$(OFFICE_PACKAGES))
	@tests/office/run.sh $(B)
	@tests/office/check.sh $(B)
	@tests/office/readers.sh $(B)
	@tests/office/input.sh $(B)

.PHONY: check-browser
check-browser: all ## the report page in chromium, SARIF and JUnit by their readers (installs them)
	@$(call install,$(if $(shell command -v npm),$(filter-out nodejs npm,$(BROWSER_PACKAGES)),$(BROWSER_PACKAGES)))
	@tests/browser/run.sh $(B)

# ---- installing

D := $(DESTDIR)

.PHONY: install uninstall clean help
install: all ## DESTDIR= PREFIX=/usr/local
	install -d $(D)$(PREFIX)/bin $(D)$(LIBDIR)/pkgconfig $(D)$(PREFIX)/include/gtab \
		$(D)$(PREFIX)/share/man/man1 $(D)$(PREFIX)/share/man/man5
	$(if $(TOOLS),install -m 755 $(TOOLS) $(D)$(PREFIX)/bin)
	install -m 644 $(LIBS) $(D)$(LIBDIR)
	install -m 755 $(SHARED:=.$(SOVERSION)) $(D)$(LIBDIR)
	for so in $(notdir $(SHARED)); do ln -sf $$so.$(SOVERSION) $(D)$(LIBDIR)/$$so; done
	$(if $(filter include/gtab.h,$(HEADERS)),install -m 644 include/gtab.h $(D)$(PREFIX)/include)
	install -m 644 $(filter include/gtab/%,$(HEADERS)) $(D)$(PREFIX)/include/gtab
	for pc in gtab gtab-book; do \
		sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|' \
			-e 's|@BOOK_PC@|$(BOOK_PC) $(if $(HAS_ISAL),libisal)|' \
			tools/packaging/$$pc.pc.in > $(D)$(LIBDIR)/pkgconfig/$$pc.pc; done
	$(if $(MAN1),install -m 644 $(MAN1) $(D)$(PREFIX)/share/man/man1)
	$(if $(MAN5),install -m 644 $(MAN5) $(D)$(PREFIX)/share/man/man5)
	install -D -m 644 $(MESSAGES) $(D)$(PREFIX)/share/locale/zh_CN/LC_MESSAGES/gtab.mo
	$(if $(D),,-[ "$$(id -u)" != 0 ] || ldconfig)

uninstall: ## takes away what install put there
	rm -f $(TOOL_SRC:tools/%.c=$(D)$(PREFIX)/bin/%)
	rm -f $(foreach lib,$(notdir $(LIBS) $(SHARED) $(SHARED:=.$(SOVERSION))),$(D)$(LIBDIR)/$(lib))
	rm -f $(D)$(LIBDIR)/pkgconfig/gtab.pc $(D)$(LIBDIR)/pkgconfig/gtab-book.pc
	rm -f $(HEADERS:%=$(D)$(PREFIX)/%)
	rm -f $(MAN1:tools/%=$(D)$(PREFIX)/share/man/man1/%) $(MAN5:tools/%=$(D)$(PREFIX)/share/man/man5/%)
	rm -f $(D)$(PREFIX)/share/locale/zh_CN/LC_MESSAGES/gtab.mo
	-rmdir --ignore-fail-on-non-empty $(D)$(PREFIX)/include/gtab

clean: ## remove build/
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' Makefile | \
		while IFS='	' read -r target text; do printf '  %-14s %s\n' "$$target" "$$text"; done
	@echo '  deps           install the Debian packages that are missing; make deps GOAL... goes on with GOAL'

endif
