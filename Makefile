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
PKGS := libpcre2-8 libxml-2.0 libutf8proc uchardet libexttextcat
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS = $(shell pkg-config --libs $(PKGS) 2>/dev/null)
LANGID_DIR = $(shell pkg-config --variable=pkgdatadir libexttextcat 2>/dev/null)
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -DLG_VERSION='"$(VERSION)"' -DLG_RULES_DIR='"$(PREFIX)/share/lexgap/rules"' \
	-DLG_LANGID_DIR='"$(LANGID_DIR)"' \
	-Iinclude -Isrc -I$(B)/gen $(PKG_CFLAGS)
CFLAGS_ALL = -std=c11 $(OPT) $(WARN) $(SANITIZE) $(CFLAGS)
LIBS = $(PKG_LIBS) -lcsv -lpthread

LAYERS := base text model read rules match assess emit lib
LIB_SRC := $(foreach l,$(LAYERS),$(wildcard src/$(l)/*.c))
CLI_SRC := $(wildcard src/cli/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$(B)/%.o)
CLI_OBJ := $(CLI_SRC:%.c=$(B)/%.o)
LIB := $(B)/liblexgap.a
BIN := $(B)/lexgap
UNIT_SRC := $(wildcard tests/unit/test_*.c)
UNIT_BIN := $(UNIT_SRC:tests/unit/%.c=$(B)/tests/%)

# What registers itself: a file of this name in this folder is a row of this list.
REGISTRIES := reader:read:read_ emitter:emit:emit_ command:cli:cmd_
GEN := $(foreach r,$(REGISTRIES),$(B)/gen/$(firstword $(subst :, ,$(r)))_list.h)

all: $(BIN) $(LIB)

# Debian packages. Nothing else is needed to build, run and test.
DEPS := build-essential pkg-config libpcre2-dev libxml2-dev libcsv-dev libcmocka-dev libutf8proc-dev libuchardet-dev \
	libexttextcat-dev libexttextcat-data libxml2-utils python3 python3-jsonschema
deps:
	@missing=; for p in $(DEPS); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing:$$missing"; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; fi

# A row per file: X(name). Rewritten only when the list changes.
define registry
$(B)/gen/$(1)_list.h: FORCE
	@mkdir -p $$(@D)
	@for f in src/$(2)/$(3)*.c; do [ -e "$$$$f" ] || continue; n=$$$${f##*/$(3)}; echo "X($$$${n%.c})"; done >$$@.new
	@cmp -s $$@.new $$@ && rm $$@.new || mv $$@.new $$@
endef
$(foreach r,$(REGISTRIES),$(eval $(call registry,$(word 1,$(subst :, ,$(r))),$(word 2,$(subst :, ,$(r))),$(word 3,$(subst :, ,$(r))))))
FORCE:

$(B)/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

$(LIB): $(LIB_OBJ) $(GEN)
	@rm -f $@
	$(AR) rcs $@ $(LIB_OBJ)

$(BIN): $(CLI_OBJ) $(LIB)
	$(CC) $(CFLAGS_ALL) $(CLI_OBJ) $(LIB) $(LDFLAGS) $(LIBS) -o $@

$(B)/tests/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS_ALL) -Wno-missing-prototypes -MMD -MP $< $(LIB) $(LDFLAGS) -lcmocka $(LIBS) -o $@

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT_BIN:=.d)

unit: $(UNIT_BIN)
	@for t in $(UNIT_BIN); do $$t || exit 1; done

clean:
	rm -rf build build-*

.PHONY: all deps unit clean FORCE
