# SPDX-License-Identifier: GPL-3.0-or-later
# The build system is Meson. This file spares typing on a machine that has
# nothing but git and make: it also installs what is missing.

REPORT =
PREFIX = /usr/local

.PHONY: build run check install clean help

build:
	@.ci/build

run:
	@.ci/install-packages run
	@.ci/build
	@.ci/example "$(REPORT)"

check:
	@.ci/install-packages run check
	@.ci/build
	@.ci/check

install:
	@.ci/build build/install "$(PREFIX)"
	@meson install -C build/install --no-rebuild --quiet

clean:
	rm -rf build

help:
	@echo 'make run       install what is missing, build, open the example report'
	@echo '               (REPORT=FILE opens a copy of another one)'
	@echo 'make check     install what is missing, build, run every test'
	@echo 'make build     build'
	@echo 'make install   build for PREFIX ($(PREFIX)) and install there; DESTDIR is honoured'
	@echo 'make clean     remove all that was built'
