/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-identity.h"

#include <glib/gi18n.h>

struct _UnrepIdentity
{
  GObject parent_instance;

  UnrepReviewer *reviewer;
  gboolean known;
};

G_DEFINE_FINAL_TYPE (UnrepIdentity, unrep_identity, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_REVIEWER,
  PROP_KNOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
unrep_identity_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  UnrepIdentity *self = UNREP_IDENTITY (object);

  switch (id)
    {
    case PROP_REVIEWER:
      g_value_set_boxed (value, self->reviewer);
      break;
    case PROP_KNOWN:
      g_value_set_boolean (value, self->known);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unrep_identity_finalize (GObject *object)
{
  UnrepIdentity *self = UNREP_IDENTITY (object);

  g_clear_pointer (&self->reviewer, unrep_reviewer_unref);
  G_OBJECT_CLASS (unrep_identity_parent_class)->finalize (object);
}

static void
unrep_identity_class_init (UnrepIdentityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = unrep_identity_get_property;
  object_class->finalize = unrep_identity_finalize;

  properties[PROP_REVIEWER] = g_param_spec_boxed ("reviewer", NULL, NULL, UNREP_TYPE_REVIEWER,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KNOWN] = g_param_spec_boolean ("known", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
unrep_identity_init (UnrepIdentity *self)
{
  g_autoptr (GError) error = NULL;

  self->reviewer = unrep_reviewer_load_default (&error);
  self->known = self->reviewer != NULL;
  if (!self->known)
    {
      g_debug ("no default reviewer: %s", error != NULL ? error->message : "none yet");
      self->reviewer = unrep_reviewer_guess ();
    }
}

/**
 * unrep_identity_new:
 *
 * Reads `reviewers.ini`; where it names nobody, the account's name is the guess.
 *
 * Returns: (transfer full): who reviews
 */
UnrepIdentity *
unrep_identity_new (void)
{
  return g_object_new (UNREP_TYPE_IDENTITY, NULL);
}

/**
 * unrep_identity_get_reviewer:
 * @self: who reviews
 *
 * Returns: (transfer none): the reviewer, guessed or known
 */
UnrepReviewer *
unrep_identity_get_reviewer (UnrepIdentity *self)
{
  g_return_val_if_fail (UNREP_IS_IDENTITY (self), NULL);

  return self->reviewer;
}

/**
 * unrep_identity_is_known:
 * @self: who reviews
 *
 * Returns: whether the person has answered who they are
 */
gboolean
unrep_identity_is_known (UnrepIdentity *self)
{
  g_return_val_if_fail (UNREP_IS_IDENTITY (self), FALSE);

  return self->known;
}

static gboolean
store (UnrepIdentity *self,
       UnrepReviewer *reviewer,
       GError       **error)
{
  gboolean changed = reviewer != self->reviewer;

  if (!unrep_reviewer_store (reviewer, TRUE, error))
    return FALSE;

  self->known = TRUE;
  if (changed)
    {
      unrep_reviewer_unref (self->reviewer);
      self->reviewer = unrep_reviewer_ref (reviewer);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVIEWER]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
  return TRUE;
}

/**
 * unrep_identity_accept:
 * @self: who reviews
 * @error: return location
 *
 * Makes the guess the answer, as tagging before answering does. Nothing happens
 * where the person is known.
 *
 * Returns: %FALSE where `reviewers.ini` could not be written
 */
gboolean
unrep_identity_accept (UnrepIdentity *self,
                       GError       **error)
{
  g_return_val_if_fail (UNREP_IS_IDENTITY (self), FALSE);

  return self->known || store (self, self->reviewer, error);
}

/**
 * unrep_identity_answer:
 * @self: who reviews
 * @id: the reviewer's id, as typed
 * @name: the name as it is shown to others
 * @error: return location; %UNREP_ERROR_USAGE for an id that cannot be one
 *
 * Stores the person's answer. An id that `reviewers.ini` knows keeps its uid.
 *
 * Returns: whether @self is that reviewer now
 */
gboolean
unrep_identity_answer (UnrepIdentity *self,
                       const char    *id,
                       const char    *name,
                       GError       **error)
{
  g_autoptr (UnrepReviewer) known = NULL;
  g_autoptr (UnrepReviewer) reviewer = NULL;

  g_return_val_if_fail (UNREP_IS_IDENTITY (self), FALSE);

  if (!unrep_reviewer_id_is_valid (id))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_USAGE,
                   _("“%s” cannot be an id. Use up to 24 small Latin letters, digits and hyphens, "
                     "and begin with a letter or a digit."),
                   id);
      return FALSE;
    }
  known = unrep_reviewer_load (id, NULL);
  reviewer = unrep_reviewer_new (id,
                                 known != NULL ? unrep_reviewer_get_uid (known) : NULL,
                                 *name != '\0' ? name : id);
  return store (self, reviewer, error);
}
