/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left where unrep-cli is killed while another program works for it. */
#include "unrep-cli-fixture.h"

#include "unrep-test.h"

#include <glib/gstdio.h>

/* LibreOffice, as far as this goes: it says where it is and goes on for ever, and so does what it
 * has started. Run again it fails at once. */
#define OFFICE \
  "#!/bin/sh\ncd \"$HOME\"\n[ -e \"$WELL/pid\" ] && exit 1\n" \
  "sleep 600 & echo $! > \"$WELL/child\"; pwd > \"$WELL/folder\"; echo $$ > \"$WELL/pid.new\"; mv \"$WELL/pid.new\" \"$WELL/pid\"\n" \
  "while :; do sleep 1; done\n"

/* Kills the program with a signal, and runs it again. */
#define SCRIPT \
  "export WELL=\"$1\" TMPDIR=\"$1/tmp\" PATH=\"$1:$PATH\"; mkdir -p \"$TMPDIR\"; cd \"$1\"\n" \
  "\"$UNREP_CLI\" text a.rtf 2> first & cli=$!\n" \
  "until [ -e pid ]; do sleep .05; done; kill -$(cat signal) $cli; wait $cli\n" \
  "dead () { ! [ -s /proc/$1/cmdline ] || ! tr -d '\\0' < /proc/$1/cmdline | grep -q .; }\n" \
  "until dead $(cat pid) && dead $(cat child); do sleep .05; done\n" \
  "[ -d \"$(cat folder)\" ] && echo was there\n\"$UNREP_CLI\" text a.rtf 2> second\necho $?; ls \"$TMPDIR\""

static void
test_killed (gconstpointer signal)
{
  g_autofree char *dir = unrep_test_dup_dir ("killed");
  g_autofree char *office = unrep_test_write (dir, "soffice", OFFICE, -1);
  g_autofree char *report = unrep_test_write (dir, "a.rtf", "{\\rtf1 text}", -1);
  g_autofree char *number = unrep_test_write (dir, "signal", signal, -1);
  g_autoptr (TestRun) run = NULL;

  g_assert_cmpint (g_chmod (office, 0755), ==, 0);
  run = test_run_shell (SCRIPT, dir);
  g_assert_cmpstr (run->out, ==, "was there\n3\n");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_data_func ("/killed/kill", "KILL", test_killed);
  g_test_add_data_func ("/killed/terminate", "TERM", test_killed);
  g_test_add_data_func ("/killed/hang-up", "HUP", test_killed);
  return g_test_run ();
}
