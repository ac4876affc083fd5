/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The languages that a codebook is written in. */
#include "unrep-codebook-languages.h"

#include <glib/gi18n.h>

/* What the row that asks for a language needs. */
typedef struct
{
  char ***languages; /* the window's; they outlive the row */
  UnrepLanguageAddedFunc added;
  gpointer user_data;
} Asking;

/**
 * unrep_codebook_languages_list:
 * @draft: a draft
 *
 * Returns: (transfer full): the languages that something is written in, behind the two
 *   that every team needs
 */
GStrv
unrep_codebook_languages_list (UnrepCodebookDraft *draft)
{
  g_auto (GStrv) written = unrep_codebook_draft_list_languages (draft);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  static const char * const always[] = { "ar", "en", NULL };

  g_strv_builder_addv (builder, (const char **) always);
  for (gsize i = 0; written[i] != NULL; i++)
    if (!g_strv_contains (always, written[i]))
      g_strv_builder_add (builder, written[i]);
  return g_strv_builder_end (builder);
}

/**
 * unrep_codebook_languages_dup_name:
 * @language: such as `ar`
 *
 * Returns: (transfer full): what the language calls itself, where that is known
 */
char *
unrep_codebook_languages_dup_name (const char *language)
{
  static const char * const names[][2] = {
    { "ar", "العربية" }, { "en", "English" }, { "es", "Español" },
    { "fr", "Français" }, { "ru", "Русский" }, { "zh", "中文" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], language))
      return g_strdup (names[i][1]);
  return g_strdup (language);
}

/* Why @language cannot be added. */
static char *
dup_problem (const char         *language,
             const char * const *languages)
{
  g_autofree char *name = unrep_codebook_languages_dup_name (language);

  if (!unrep_language_is_valid (language))
    return g_strdup_printf (_("“%s” is no name of a language, such as ar or en"), language);
  if (g_strv_contains (languages, language))
    /* Translators: the name of a language */
    return g_strdup_printf (_("“%s” is there already"), name);
  return NULL;
}

static void
show_problem (GtkWidget  *row,
              const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_widget_set_tooltip_text (row, problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

static void
apply_cb (GtkWidget *row,
          Asking    *asking)
{
  g_autofree char *language = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *problem = dup_problem (language, (const char * const *) *asking->languages);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  show_problem (row, problem);
  if (problem != NULL)
    return;
  g_strv_builder_addv (builder, (const char **) *asking->languages);
  g_strv_builder_add (builder, language);
  g_strfreev (*asking->languages);
  *asking->languages = g_strv_builder_end (builder);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_debug ("codebook: language %s", language);
  asking->added (language, asking->user_data);
}

/**
 * unrep_codebook_languages_new_row:
 * @languages: (inout): those that there are; another one is put behind them
 * @added: what to call then
 * @user_data: for @added
 *
 * Returns: (transfer floating): a row that asks for the code of another language, as
 *   codebook files have it, and says what is wrong with it
 */
GtkWidget *
unrep_codebook_languages_new_row (char                 ***languages,
                                  UnrepLanguageAddedFunc  added,
                                  gpointer                user_data)
{
  GtkWidget *row = adw_entry_row_new ();
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { languages, added, user_data };
  g_object_set_data_full (G_OBJECT (row), "asking", asking, g_free);
  /* Translators: fr, es, ru and zh are codes of languages, and stay as they are. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Another language: its code, such as fr, es, ru or zh"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "apply", G_CALLBACK (apply_cb), asking);
  return row;
}
