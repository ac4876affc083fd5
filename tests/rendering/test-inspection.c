/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an inspection says of a paragraph, with fonts of its own. */
#include "inspection-fixture.h"
#include "unrep-test.h"

#include "rendering/unrep-char-name.h"
#include "rendering/unrep-inspection-drawing.h"

/* `level script family: text` a run, from left to right. */
static char *
dup_runs (UnrepInspection *inspection)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < unrep_inspection_get_n_runs (inspection); i++)
    {
      guint index = unrep_inspection_get_visual_run (inspection, i);
      const UnrepInspectedRun *run = unrep_inspection_get_run (inspection, index);
      g_autofree char *text = unrep_inspection_dup_run_text (inspection, index);
      g_autofree char *glyphs = unrep_inspection_dup_run_glyphs (inspection, index);

      g_string_append_printf (out, "%u %s %s [%s] %s\n", run->level, run->script, run->family, text, glyphs);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_runs (void)
{
  g_autoptr (UnrepInspection) inspection = fixture_inspect ("القرار 74/247 من", -1, 0, UNREP_INSPECTION_PLAIN);
  g_autofree char *runs = dup_runs (inspection);

  fixture_check_inspection (inspection);
  g_test_message ("%s", runs);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/inspection/runs", test_runs);
  return g_test_run ();
}
