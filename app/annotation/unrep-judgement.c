/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-judgement.h"

#include "unrep-annotation-private.h"

#include <glib/gi18n.h>

struct _UnrepJudgement
{
  char *check;
  UnrepFindingState state;
  UnrepExtras *extras;
};

static const char * const state_names[UNREP_N_FINDING_STATES] = {
  [UNREP_FINDING_WRONG] = "wrong",
  [UNREP_FINDING_ACCEPTED] = "accepted",
  [UNREP_FINDING_TO_FIX] = "to-fix",
  [UNREP_FINDING_SIGNED_OFF] = "signed-off",
};

/**
 * unrep_finding_state_to_string:
 * @state: a state
 *
 * Returns: how side files write it, %NULL for %UNREP_FINDING_OPEN
 */
const char *
unrep_finding_state_to_string (UnrepFindingState state)
{
  g_return_val_if_fail (state < UNREP_N_FINDING_STATES, NULL);

  return state_names[state];
}

static const char * const state_titles[UNREP_N_FINDING_STATES] = {
  [UNREP_FINDING_OPEN] = NC_("finding", "Undecided"),
  [UNREP_FINDING_WRONG] = N_("Wrong finding"),
  [UNREP_FINDING_ACCEPTED] = N_("Accepted"),
  [UNREP_FINDING_TO_FIX] = N_("To fix"),
  [UNREP_FINDING_SIGNED_OFF] = N_("Signed off"),
};

/**
 * unrep_finding_state_get_title:
 * @state: a state
 *
 * Returns: (transfer none): its name in the interface language
 */
const char *
unrep_finding_state_get_title (UnrepFindingState state)
{
  g_return_val_if_fail (state < UNREP_N_FINDING_STATES, "");

  return state == UNREP_FINDING_OPEN ? g_dpgettext2 (NULL, "finding", state_titles[state]) : _(state_titles[state]);
}

/**
 * unrep_judgement_new:
 * @check: (nullable): the id of the check, %NULL for what a person has seen
 * @state: what is said, not %UNREP_FINDING_OPEN
 *
 * Returns: (transfer full): a new judgement
 */
UnrepJudgement *
unrep_judgement_new (const char        *check,
                     UnrepFindingState  state)
{
  UnrepJudgement *self = g_atomic_rc_box_new0 (UnrepJudgement);

  self->check = g_strdup (check);
  self->state = state;
  return self;
}

/**
 * unrep_judgement_new_changed:
 * @self: a judgement
 * @state: what is said instead
 *
 * Returns: (transfer full): @self with @state, and all that a newer version has said
 */
UnrepJudgement *
unrep_judgement_new_changed (UnrepJudgement    *self,
                             UnrepFindingState  state)
{
  UnrepJudgement *changed = unrep_judgement_new (self->check, state);

  changed->extras = unrep_extras_copy (self->extras);
  return changed;
}

/**
 * unrep_judgement_new_plain:
 * @self: a judgement
 *
 * Returns: (transfer full): @self without what this version does not know
 */
UnrepJudgement *
unrep_judgement_new_plain (UnrepJudgement *self)
{
  return unrep_judgement_new (self->check, self->state);
}

/**
 * unrep_judgement_ref:
 * @self: a judgement
 *
 * Returns: (transfer full): @self
 */
UnrepJudgement *
unrep_judgement_ref (UnrepJudgement *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  UnrepJudgement *self = data;

  g_free (self->check);
  unrep_extras_free (self->extras);
}

/**
 * unrep_judgement_unref:
 * @self: (transfer full): a judgement
 */
void
unrep_judgement_unref (UnrepJudgement *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_judgement_get_check:
 * @self: a judgement
 *
 * Returns: (nullable): the id of the check, which this version need not have; %NULL
 *   for what a person has seen
 */
const char *
unrep_judgement_get_check (UnrepJudgement *self)
{
  return self->check;
}

/**
 * unrep_judgement_get_state:
 * @self: a judgement
 *
 * Returns: what is said
 */
UnrepFindingState
unrep_judgement_get_state (UnrepJudgement *self)
{
  return self->state;
}

static void
read_check (UnrepJudgement  *self,
            UnrepJsonReader *reader)
{
  UnrepJsonToken token;
  const char *check;

  if (unrep_json_reader_peek (reader, &token) && token == UNREP_JSON_NULL)
    {
      unrep_json_reader_skip (reader);
      return;
    }
  check = unrep_json_reader_read_string (reader);
  if (check != NULL && !unrep_word_is_valid (check))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” must be %s"), "check",
                            _("1 to 64 of the characters a–z, 0–9 and -"));
  else
    unrep_take_string (&self->check, g_strdup (check));
}

static void
read_state (UnrepJudgement  *self,
            UnrepJsonReader *reader)
{
  const char *state = unrep_json_reader_read_string (reader);

  if (state == NULL)
    return;
  for (UnrepFindingState i = UNREP_FINDING_OPEN + 1; i < UNREP_N_FINDING_STATES; i++)
    if (g_str_equal (state_names[i], state))
      {
        self->state = i;
        return;
      }
  unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” has a value that is not known"), "state");
}

/**
 * unrep_judgement_read:
 * @reader: a reader that stands before a value
 * @whole: whether to keep what this version does not know
 *
 * Returns: (transfer full) (nullable): the judgement, %NULL when @reader has failed
 */
UnrepJudgement *
unrep_judgement_read (UnrepJsonReader *reader,
                      gboolean         whole)
{
  g_autoptr (UnrepJudgement) self = unrep_judgement_new (NULL, UNREP_FINDING_OPEN);
  gboolean has_check = FALSE, has_state = FALSE;
  const char *name;

  if (!unrep_json_reader_begin_object (reader))
    return NULL;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      gboolean is_check = g_str_equal (name, "check"), is_state = g_str_equal (name, "state");

      has_check |= is_check;
      has_state |= is_state;
      if (is_check)
        read_check (self, reader);
      else if (is_state)
        read_state (self, reader);
      else if (whole)
        unrep_extras_read (&self->extras, reader, name);
      else
        unrep_json_reader_skip (reader);
    }
  if (!has_check || !has_state)
    unrep_json_reader_fail_missing (reader, "finding", has_check ? "state" : "check");
  return unrep_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

/**
 * unrep_judgement_write:
 * @self: a judgement
 * @writer: a writer of the object that has it
 *
 * Writes the member `finding`.
 */
void
unrep_judgement_write (UnrepJudgement  *self,
                       UnrepJsonWriter *writer)
{
  unrep_json_writer_member_object (writer, "finding");
  unrep_json_writer_member_string (writer, "check", self->check);
  unrep_json_writer_member_string (writer, "state", state_names[self->state]);
  unrep_extras_write (self->extras, writer);
  unrep_json_writer_end_object (writer);
}
