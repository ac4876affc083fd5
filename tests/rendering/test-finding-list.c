/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "findings-fixture.h"
#include "rendering/unrep-finding-list.h"
#include "unrep-test.h"

#include <string.h>

#define STRETCHED "الســـيبرانية"

/* Two tatweel runs, a wide gap, a displaced number: three families. */
static const char text[] = "ينبغي للدول أن تعامل الجرائم " STRETCHED " معاملة الجرائم الخطيرة.\n\n"
                           "وأن تضع المنظمـــة قانونا جديدا    المعنون اتفاقية الجرائم السيبرانية.\n";

typedef struct
{
  UnrepFindings *findings;
  UnrepFindingList *list;
  GPtrArray *judged;
  guint n_changes;
  guint position;
  guint removed;
  guint added;
} Lists;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Lists      *lists)
{
  lists->n_changes++;
  lists->position = position;
  lists->removed = removed;
  lists->added = added;
}

static void
lists_init (Lists *self)
{
  self->findings = fixture_check (text, -1);
  self->list = unrep_finding_list_new ();
  self->judged = g_ptr_array_new_with_free_func (g_object_unref);
  unrep_finding_list_set_findings (self->list, self->findings, self->judged);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (changed_cb), self);
}

static void
lists_clear (Lists *self)
{
  g_assert_finalize_object (self->list);
  g_ptr_array_unref (self->judged);
  unrep_findings_unref (self->findings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lists, lists_clear)

static UnrepRange
find_words (Lists      *self,
            const char *words)
{
  const char *utf8 = unrep_text_get_utf8 (unrep_findings_get_text (self->findings));
  const char *at = strstr (utf8, words);
  gsize start;

  g_assert_nonnull (at);
  start = (gsize) g_utf8_strlen (utf8, at - utf8);
  return (UnrepRange) { start, start + (gsize) g_utf8_strlen (words, -1) };
}

static void
judge (Lists             *self,
       UnrepRange         range,
       const char        *check,
       UnrepFindingState  state,
       const char        *note)
{
  g_autoptr (UnrepJudgement) judgement = unrep_judgement_new (check, state);
  UnrepAnnotation *annotation = unrep_annotation_new_rendering ("", unrep_findings_get_text (self->findings), range,
                                                                judgement, "0123abcd", "2026-01-01T00:00:00Z");

  unrep_take_string (&annotation->note, g_strdup (note));
  g_ptr_array_add (self->judged, annotation);
}

/* `f` a group, `c` a check, `.` a place, with what is said of it. */
static void
assert_rows (Lists      *self,
             const char *expected)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (UnrepFindingRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const UnrepFindingInfo *info = unrep_finding_row_get_info (row);

      if (info->kind == UNREP_FINDING_ROW_GROUP)
        g_string_append_printf (rows, "[%s %u]", info->title, info->count);
      else if (info->kind == UNREP_FINDING_ROW_CHECK)
        g_string_append_printf (rows, "(%s %u)", info->id, info->count);
      else
        g_string_append_printf (rows, "%u%s ", info->line,
                                info->state != UNREP_FINDING_OPEN ? unrep_finding_state_to_string (info->state) : "");
    }
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
test_groups (void)
{
  g_auto (Lists) lists = { 0 };
  guint last = UNREP_NO_FINDING, n = 0;

  lists_init (&lists);
  assert_rows (&lists, "[Traces of the page’s layout 3](tatweel 2)1 3 (wide-gap 1)3 ");
  g_assert_cmpuint (unrep_finding_list_get_n_shown (lists.list), ==, 3);
  for (guint i = unrep_finding_list_step (lists.list, UNREP_NO_FINDING, TRUE); i != UNREP_NO_FINDING;
       i = unrep_finding_list_step (lists.list, i, TRUE), n++)
    last = i;
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (last, ==, 5);
  g_assert_cmpuint (unrep_finding_list_step (lists.list, 5, FALSE), ==, 3);
  g_assert_cmpuint (unrep_finding_list_step (lists.list, 2, FALSE), ==, UNREP_NO_FINDING);
  g_assert_cmpuint (unrep_finding_list_step (lists.list, UNREP_NO_FINDING, FALSE), ==, 5);
  g_assert_cmpuint (unrep_finding_list_find_at (lists.list, find_words (&lists, STRETCHED).start + 3), ==, 2);
  g_assert_cmpuint (unrep_finding_list_find_at (lists.list, 0), ==, UNREP_NO_FINDING);
}

static void
test_filter (void)
{
  g_auto (Lists) lists = { 0 };
  UnrepFindingFilter filter = { UNREP_FAMILY_NUMBERS, UNREP_N_SEVERITIES, UNREP_N_FINDING_STATES, NULL };

  lists_init (&lists);
  unrep_finding_list_set_filter (lists.list, &filter);
  assert_rows (&lists, "");
  filter = (UnrepFindingFilter) { UNREP_N_FAMILIES, UNREP_SEVERITY_ERROR, UNREP_N_FINDING_STATES, NULL };
  unrep_finding_list_set_filter (lists.list, &filter);
  assert_rows (&lists, "");
  /* Words around it, with and without what stretches them; its title. */
  filter = (UnrepFindingFilter) { UNREP_N_FAMILIES, UNREP_N_SEVERITIES, UNREP_N_FINDING_STATES, "السيبرانية معاملة" };
  unrep_finding_list_set_filter (lists.list, &filter);
  assert_rows (&lists, "[Traces of the page’s layout 1](tatweel 1)1 ");
  filter.words = "stretches a";
  unrep_finding_list_set_filter (lists.list, &filter);
  assert_rows (&lists, "[Traces of the page’s layout 2](tatweel 2)1 3 ");
  filter.words = "لا يوجد هذا";
  unrep_finding_list_set_filter (lists.list, &filter);
  assert_rows (&lists, "");
  g_assert_cmpuint (unrep_finding_list_count (lists.list, UNREP_N_FAMILIES, UNREP_SEVERITY_WARNING, UNREP_N_FINDING_STATES), ==, 3);
  filter.words = "";
  unrep_finding_list_set_filter (lists.list, &filter);
  g_assert_cmpuint (unrep_finding_list_get_n_shown (lists.list), ==, 3);
}

static void
test_judged (void)
{
  g_auto (Lists) lists = { 0 };
  UnrepRange stretched, nearly;
  UnrepFindingFilter filter = { UNREP_N_FAMILIES, UNREP_N_SEVERITIES, UNREP_FINDING_OPEN, NULL };

  lists_init (&lists);
  stretched = unrep_findings_get (lists.findings, 0)->range;
  nearly = (UnrepRange) { stretched.start, stretched.end + 1 };
  /* Nearly the same words and the very same: the latter count. */
  judge (&lists, nearly, "tatweel", UNREP_FINDING_WRONG, "");
  judge (&lists, stretched, "tatweel", UNREP_FINDING_ACCEPTED, "");
  unrep_finding_list_set_judged (lists.list, lists.judged);
  assert_rows (&lists, "[Traces of the page’s layout 3](tatweel 2)1accepted 3 (wide-gap 1)3 ");
  /* One row has changed, and no other. */
  g_assert_cmpuint (lists.n_changes, ==, 1);
  g_assert_cmpuint (lists.position, ==, 2);
  g_assert_cmpuint (lists.removed, ==, 1);
  g_assert_cmpuint (lists.added, ==, 1);
  unrep_finding_list_set_judged (lists.list, lists.judged);
  g_assert_cmpuint (lists.n_changes, ==, 1);

  /* What no check finds: of a check to come, by hand, signed off. */
  judge (&lists, find_words (&lists, "للدول"), "x-ray", UNREP_FINDING_TO_FIX, "");
  judge (&lists, find_words (&lists, "وأن تضع"), NULL, UNREP_FINDING_TO_FIX, "ملاحظة المترجم");
  judge (&lists, find_words (&lists, "الخطيرة"), NULL, UNREP_FINDING_SIGNED_OFF, "");
  unrep_finding_list_set_judged (lists.list, lists.judged);
  assert_rows (&lists, "[Traces of the page’s layout 3](tatweel 2)1accepted 3 (wide-gap 1)3 "
                       "[Marked by you 2](x-ray 1)1to-fix 3to-fix ");
  g_assert_cmpuint (unrep_finding_list_find (lists.list, stretched, "tatweel"), ==, 2);
  g_assert_cmpuint (unrep_finding_list_find (lists.list, stretched, NULL), ==, UNREP_NO_FINDING);
  g_assert_cmpuint (unrep_finding_list_find (lists.list, find_words (&lists, "وأن تضع"), NULL), ==, 9);

  unrep_finding_list_set_filter (lists.list, &filter);
  assert_rows (&lists, "[Traces of the page’s layout 2](tatweel 1)3 (wide-gap 1)3 ");
  filter.state = UNREP_FINDING_SIGNED_OFF;
  unrep_finding_list_set_filter (lists.list, &filter);
  assert_rows (&lists, "[Signed off 1]1signed-off ");
  filter = (UnrepFindingFilter) { UNREP_N_FAMILIES, UNREP_N_SEVERITIES, UNREP_N_FINDING_STATES, "ملاحظة" };
  unrep_finding_list_set_filter (lists.list, &filter);
  assert_rows (&lists, "[Marked by you 1]3to-fix ");
  g_assert_cmpuint (unrep_finding_list_count (lists.list, UNREP_N_FAMILIES, UNREP_N_SEVERITIES, UNREP_FINDING_TO_FIX), ==, 2);
  g_assert_cmpuint (unrep_finding_list_count (lists.list, UNREP_FAMILY_GEOMETRY, UNREP_N_SEVERITIES, UNREP_N_FINDING_STATES), ==, 3);
  g_assert_cmpuint (unrep_finding_list_count (lists.list, UNREP_N_FAMILIES, UNREP_N_SEVERITIES, UNREP_N_FINDING_STATES), ==, 5);
}

/* A row that is on the screen outlives the findings that it was of. */
static void
test_row (void)
{
  g_auto (Lists) lists = { 0 };
  g_autoptr (UnrepFindingRow) row = NULL;
  g_autofree char *quote = NULL, *repair = NULL;

  lists_init (&lists);
  row = g_list_model_get_item (G_LIST_MODEL (lists.list), 2);
  unrep_finding_list_set_findings (lists.list, NULL, lists.judged);
  assert_rows (&lists, "");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (lists.list), 0));
  quote = unrep_finding_row_dup_quote (row);
  repair = unrep_finding_row_dup_repair (row);
  g_assert_cmpstr (quote, ==, "ـــ");
  g_assert_cmpstr (repair, ==, "");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/finding-list/groups", test_groups);
  g_test_add_func ("/finding-list/filter", test_filter);
  g_test_add_func ("/finding-list/judged", test_judged);
  g_test_add_func ("/finding-list/row", test_row);
  return g_test_run ();
}
