# lexgap: legal framework gap analyser. GNU make. `make help` lists the targets.
B ?= build
VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
AR ?= ar
OPT ?= -O2 -g
WERROR ?=
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
	-Wswitch-enum -Wundef $(if $(WERROR),-Werror)
SANITIZE ?=
PKGS := libpcre2-8 libxml-2.0 libutf8proc uchardet libexttextcat nettle xlsxwriter libzip
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS = $(shell pkg-config --libs $(PKGS) 2>/dev/null)
LANGID_DIR = $(shell pkg-config --variable=pkgdatadir libexttextcat 2>/dev/null)
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -DLG_VERSION='"$(VERSION)"' -DLG_RULES_DIR='"$(PREFIX)/share/lexgap/rules"' \
	-DLG_LANGID_DIR='"$(LANGID_DIR)"' -Iinclude -Isrc -I$(B)/gen $(PKG_CFLAGS)
CFLAGS_ALL = -std=c11 $(OPT) $(WARN) $(SANITIZE) $(CFLAGS)
LIBS = $(PKG_LIBS) -lcsv -lpthread -lm

# make V=1 shows the commands themselves.
V ?=
say = $(if $(V),,@echo "  $(1)"; )

# Rules as they are loaded: not in the user's own folder.
export LEXGAP_CACHE := $(CURDIR)/$(B)/cache

# The byte order of file names decides the order of registries: not the reader's locale.
export LC_ALL := C

LAYERS := base text model read rules match assess emit lib
LIB_SRC := $(foreach l,$(LAYERS),$(wildcard src/$(l)/*.c))
CLI_SRC := $(wildcard src/cli/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$(B)/%.o)
CLI_OBJ := $(CLI_SRC:%.c=$(B)/%.o)
LIB := $(B)/liblexgap.a
BIN := $(B)/lexgap
UNIT_SRC := $(wildcard tests/unit/test_*.c)
UNIT_BIN := $(UNIT_SRC:tests/unit/%.c=$(B)/tests/%)
FUZZ_SRC := $(wildcard tests/fuzz/fuzz_*.c)
FUZZ_BIN := $(FUZZ_SRC:tests/fuzz/%.c=build-fuzz/tests/%)
PROCESSORS := $(shell nproc 2>/dev/null || echo 1)
PARALLEL = $(MAKE) --no-print-directory -j$(PROCESSORS)

# What registers itself: a file of this name in this folder is a row of this list.
REGISTRIES := reader:read:read_ emitter:emit:emit_ command:cli:cmd_
GEN := $(foreach r,$(REGISTRIES),$(B)/gen/$(firstword $(subst :, ,$(r)))_list.h)

##@ all: the program build/lexgap and the library build/liblexgap.a
all: $(BIN) $(LIB)

# Debian packages. Nothing else is needed to build, run and test.
DEPS := build-essential pkg-config libpcre2-dev libxml2-dev libcsv-dev libcmocka-dev libutf8proc-dev libuchardet-dev \
	libexttextcat-dev libexttextcat-data nettle-dev libxlsxwriter-dev libzip-dev libxml2-utils python3 \
	python3-jsonschema python3-openpyxl
# For asan (CC=clang), fuzz, tidy, format and bench.
DEV_DEPS := clang clang-format clang-tidy time
define install_missing
@missing=; for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
if [ -n "$$missing" ]; then echo "installing:$$missing"; \
  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; fi
endef

##@ deps: installs the Debian packages that are missing
deps:
	$(call install_missing,$(DEPS))

dev-deps:
	$(call install_missing,$(DEV_DEPS))

##@ demo: builds, analyses corpus/ and shows the matrix and where the reports are
demo: deps
	@$(PARALLEL) all >/dev/null
	@tests/golden/generate reports $(BIN) $(B)/reports
	@$(BIN) compare corpus --quiet
	@echo; echo "reports:"; ls -1 $(B)/reports/*

# A row per file: X(name). Rewritten only when the list changes.
define registry
$(B)/gen/$(1)_list.h: FORCE
	@mkdir -p $$(@D)
	@for f in src/$(2)/$(3)*.c; do [ -e "$$$$f" ] || continue; n=$$$${f##*/$(3)}; echo "X($$$${n%.c})"; done >$$@.$$$$$$$$; \
	cmp -s $$@.$$$$$$$$ $$@ && rm $$@.$$$$$$$$ || mv $$@.$$$$$$$$ $$@
endef
$(foreach r,$(REGISTRIES),$(eval $(call registry,$(word 1,$(subst :, ,$(r))),$(word 2,$(subst :, ,$(r))),$(word 3,$(subst :, ,$(r))))))

# Which code reads rules: packs that another build has written are not used.
BUILD_ID_SRC := $(sort $(wildcard $(foreach l,base text model rules,src/$(l)/*.[ch] src/$(l)/*.def)))
GEN += $(B)/gen/build_id.h
$(B)/gen/build_id.h: FORCE
	@mkdir -p $(@D)
	@echo "#define LG_BUILD_ID \"$(VERSION) $$(cat $(BUILD_ID_SRC) | sha256sum | cut -c 1-32)\"" >$@.$$$$; \
	cmp -s $@.$$$$ $@ && rm $@.$$$$ || mv $@.$$$$ $@
FORCE:

# The page of comparisons: its style and script are files of their own, and numbers in the program.
PAGE := $(B)/gen/page_css.h $(B)/gen/page_js.h
define page_asset
$(B)/gen/page_$(1).h: $(sort $(wildcard src/emit/page/*.$(1)))
	@mkdir -p $$(@D)
	@cat $$^ | od -An -v -td1 | sed 's/[0-9][0-9]*/&,/g' >$$@
endef
$(foreach x,css js,$(eval $(call page_asset,$(x))))
GEN += $(PAGE)

$(B)/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(call say,cc $<)$(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

$(LIB): $(LIB_OBJ) $(GEN)
	@rm -f $@
	$(call say,ar $@)$(AR) rcs $@ $(LIB_OBJ)

$(BIN): $(CLI_OBJ) $(LIB)
	$(call say,ld $@)$(CC) $(CFLAGS_ALL) $(CLI_OBJ) $(LIB) $(LDFLAGS) $(LIBS) -o $@

$(B)/tests/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	$(call say,cc $<)$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS_ALL) -Wno-missing-prototypes -MMD -MP $< $(LIB) $(LDFLAGS) -lcmocka $(LIBS) -o $@

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT_BIN:=.d)

# ---- tests ----------------------------------------------------------------------------------------------------------

##@ check: installs what is missing, builds and runs every test
check: deps
	@$(PARALLEL) WERROR=1 build-tests
	@$(MAKE) --no-print-directory layers unit rules-test cli-test check-browser golden
	@echo "check: all passed"

build-tests: all $(UNIT_BIN)

##@ unit: unit tests (cmocka)
unit: $(UNIT_BIN)
	@tests/unit/run $(UNIT_BIN)

##@ layers: does any file include or call what its layer must not?
layers:
	@tests/layers $(LAYERS) cli

##@ rules-test: examples and near misses of every rule, and the rule linter
rules-test: $(BIN)
	@echo "rules:"; $(BIN) rules lint --quiet --rules rules && $(BIN) rules test --quiet --rules rules

# Official schemas, from the npm registry; for tests only. LEXGAP_NO_NPM=1 goes without them, and the tests say so.
SCHEMAS := tests/schemas/node_modules/.package-lock.json
npm-deps:
	$(call install_missing,nodejs npm)
$(SCHEMAS): tests/schemas/package-lock.json
	@command -v npm >/dev/null || $(MAKE) --no-print-directory npm-deps
	$(call say,npm tests/schemas)cd tests/schemas && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

##@ cli-test: command-line tests
cli-test: $(BIN) $(LIB) $(if $(LEXGAP_NO_NPM),,$(SCHEMAS))
	@LEXGAP=$(abspath $(BIN)) LEXGAP_BUILD=$(abspath $(B)) CC="$(CC)" CFLAGS="$(SANITIZE)" tests/cli/run

##@ check-browser: the page of a comparison in Chromium (installs Node.js, Chromium and two npm packages; LEXGAP_NO_BROWSER=1: not)
check-browser: $(BIN)
	@tests/browser/run $(BIN)

##@ golden: every stage and report of corpus/ against the files in the repository, byte for byte
golden: $(BIN)
	@tests/golden/run $(BIN)

##@ reports: writes reports/ anew
reports: $(BIN)
	@tests/golden/generate reports $(BIN) reports

##@ golden-update: writes tests/golden/stages anew; look at the difference before you commit it
golden-update: $(BIN)
	@tests/golden/generate stages $(BIN) tests/golden/stages

##@ accuracy: how often are findings right? With LEXGAP_SHARED, on its gold/ and corpus/, into rules/accuracy.csv; else on corpus/, into build/
accuracy: $(BIN)
	@tests/accuracy $(BIN) $(if $(LEXGAP_SHARED),"$(LEXGAP_SHARED)/gold" "$(LEXGAP_SHARED)/corpus" rules/accuracy.csv,"" corpus $(B)/accuracy.csv)

SANITIZED = OPT="-O1 -g -fno-omit-frame-pointer -DLG_ARENA_MALLOC" \
	SANITIZE="-fsanitize=$(1) -fno-sanitize-recover=all"
##@ asan: every test under AddressSanitizer and UndefinedBehaviorSanitizer
asan: deps
	@$(MAKE) --no-print-directory B=build-asan $(call SANITIZED,address$(comma)undefined) check

##@ ubsan: the same without AddressSanitizer, faster
ubsan: deps
	@$(MAKE) --no-print-directory B=build-ubsan $(call SANITIZED,undefined) check
comma := ,

build-fuzz/tests/%: tests/fuzz/%.c build-fuzz/liblexgap.a
	@mkdir -p $(@D)
	$(call say,cc $<)clang $(CPPFLAGS) -Itests/unit -std=c11 -O1 -g -fsanitize=fuzzer,address,undefined $< build-fuzz/liblexgap.a $(LIBS) \
	  -lcmocka -o $@

##@ fuzz: each fuzzer for FUZZ_TIME seconds (default 60)
FUZZ_TIME ?= 60
fuzz: deps dev-deps
	@$(PARALLEL) B=build-fuzz CC=clang $(call SANITIZED,fuzzer-no-link$(comma)address$(comma)undefined) \
	  build-fuzz/liblexgap.a >/dev/null
	@$(MAKE) --no-print-directory $(FUZZ_BIN)
	@for f in $(FUZZ_BIN); do echo "$$f"; mkdir -p build-fuzz/found/$${f##*/}; \
	  $$f -max_total_time=$(FUZZ_TIME) -timeout=10 -print_final_stats=1 -artifact_prefix=build-fuzz/found/$${f##*/}/ \
	  build-fuzz/found/$${f##*/} >build-fuzz/$${f##*/}.log 2>&1 || { tail -30 build-fuzz/$${f##*/}.log; exit 1; }; \
	  grep -E 'number_of_executed|average_exec' build-fuzz/$${f##*/}.log; done

# Programs that the benchmark compares with; it runs without those that cannot be had.
BENCH_DEPS := ripgrep pcre2-utils yara
##@ bench: time and memory beside other programs, into reports/bench.*; RUNS=9 SIZE=100 (MB) ROWS="cold-check" CORPUS=folder
bench: deps dev-deps all $(B)/engines
	$(call install_missing,$(BENCH_DEPS))
	@tests/bench/run $(BIN) $(B)/engines $(B)/bench/input $(if $(ROWS),$(B)/bench,reports)

##@ bench-compare: the same into build/; fails when a ratio is worse than in reports/bench.csv by more than a fifth
bench-compare: deps dev-deps all $(B)/engines
	@tests/bench/run $(BIN) $(B)/engines $(B)/bench/input $(B)/bench reports/bench.csv

$(B)/engines: tests/bench/engines.c $(LIB)
	$(call say,cc $<)$(CC) $(CPPFLAGS) $(CFLAGS_ALL) $< $(LIB) $(LDFLAGS) $(LIBS) -o $@

##@ bench-engines: the naive engine beside the fast one, in one process, on the folders in CORPUS (default: all of corpus/)
bench-engines: $(B)/engines
	@$< rules $(if $(CORPUS),$(CORPUS),$(wildcard corpus/x?))

##@ tidy: clang-tidy over every source
TIDY := -*,bugprone-*,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions,-bugprone-reserved-identifier,clang-analyzer-*,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,performance-*
tidy: dev-deps $(GEN)
	@printf '%s\n' $(LIB_SRC) $(CLI_SRC) | xargs -P $(PROCESSORS) -n 8 clang-tidy --quiet --checks='$(TIDY)' \
	  --warnings-as-errors='*' -- -std=c11 $(CPPFLAGS)

##@ format: clang-format over every source
format: dev-deps
	clang-format -i $(wildcard src/*/*.[ch] include/*.h tests/*/*.[ch])

# ---- installation ---------------------------------------------------------------------------------------------------

##@ install: program, library, header, rules, man pages, completion under PREFIX (default /usr/local), DESTDIR before it
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include \
	  $(DESTDIR)$(PREFIX)/share/lexgap $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/lexgap
	install -m 644 $(LIB) $(DESTDIR)$(PREFIX)/lib/liblexgap.a
	install -m 644 include/lexgap.h $(DESTDIR)$(PREFIX)/include/lexgap.h
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@PKGS@|$(PKGS)|' src/lib/lexgap.pc.in \
	  >$(DESTDIR)$(PREFIX)/lib/pkgconfig/lexgap.pc
	install -m 644 src/emit/report.schema.json $(DESTDIR)$(PREFIX)/share/lexgap/report.schema.json
	install -m 644 src/cli/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 src/cli/man/*.5 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 src/cli/completion.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/lexgap
	find rules -type f | while read -r f; do install -D -m 644 "$$f" "$(DESTDIR)$(PREFIX)/share/lexgap/$$f"; done
	$(BIN) rules pack --rules $(DESTDIR)$(PREFIX)/share/lexgap/rules

##@ uninstall: takes away what install put there
uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/share/lexgap
	rm -f $(DESTDIR)$(PREFIX)/bin/lexgap $(DESTDIR)$(PREFIX)/lib/liblexgap.a $(DESTDIR)$(PREFIX)/include/lexgap.h \
	  $(DESTDIR)$(PREFIX)/lib/pkgconfig/lexgap.pc $(DESTDIR)$(PREFIX)/share/bash-completion/completions/lexgap \
	  $(patsubst src/cli/man/%,$(DESTDIR)$(PREFIX)/share/man/man1/%,$(wildcard src/cli/man/*.1)) \
	  $(patsubst src/cli/man/%,$(DESTDIR)$(PREFIX)/share/man/man5/%,$(wildcard src/cli/man/*.5))

##@ dist: the committed sources as build/lexgap-VERSION.tar.gz
dist:
	@mkdir -p $(B)
	git archive --prefix=lexgap-$(VERSION)/ HEAD | gzip -9n >$(B)/lexgap-$(VERSION).tar.gz
	@echo $(B)/lexgap-$(VERSION).tar.gz

##@ clean: takes away everything that was built
clean:
	rm -rf build build-*

##@ help: this list
help:
	@sed -n 's/^##@ \([a-z-]*\): /  \1	/p' Makefile | expand -t 18
	@echo; echo "  B=folder PREFIX=/usr/local DESTDIR= CC=cc OPT='-O2 -g' WERROR=1 V=1"

.PHONY: all npm-deps deps dev-deps demo check build-tests unit layers rules-test cli-test golden golden-update reports accuracy asan \
	ubsan fuzz bench bench-compare bench-engines tidy format install uninstall dist clean help FORCE
.DELETE_ON_ERROR:
