/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-rows.h"

#include "unrep-codebook-languages.h"
#include "unrep-colours.h"
#include "unrep-digits.h"
#include "unrep-names.h"

#include <glib/gi18n.h>

/* What WCAG 2.1 asks of a graphical object (1.4.11). No colour has the 4.5 of text
 * on light and on dark paper both; symbols are mixed with black or white for that. */
#define SYMBOL_CONTRAST 3.0

/* Where a row writes to. */
typedef struct
{
  UnrepCodebookRows *rows;
  UnrepDraftField field;
  guint index;
  char *language;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->language);
  g_free (place);
}

/* So that unrep_codebook_rows_check() finds it again. */
static Place *
give_place (GtkWidget         *widget,
            UnrepCodebookRows *rows,
            UnrepDraftField    field,
            guint              index,
            const char        *language)
{
  Place *place = g_new0 (Place, 1);

  place->rows = rows;
  place->field = field;
  place->index = index;
  place->language = g_strdup (language);
  g_object_set_data_full (G_OBJECT (widget), "place", place, place_free);
  return place;
}

static void
write_value (Place      *place,
             const char *value)
{
  unrep_codebook_draft_set (place->rows->draft, place->field, place->index, place->language, value);
  place->rows->changed (place->rows->user_data);
}

static void
entry_changed_cb (GtkEditable *entry,
                  Place       *place)
{
  write_value (place, gtk_editable_get_text (entry));
}

/**
 * unrep_codebook_rows_new_entry:
 * @rows: what it belongs to
 * @field: what it writes
 * @index: of which position or tag
 * @language: (nullable): in which language
 * @title: what it is called
 *
 * Returns: (transfer floating): a row with a text
 */
GtkWidget *
unrep_codebook_rows_new_entry (UnrepCodebookRows *rows,
                               UnrepDraftField    field,
                               guint              index,
                               const char        *language,
                               const char        *title)
{
  GtkWidget *row = adw_entry_row_new ();
  Place *place = give_place (row, rows, field, index, language);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), unrep_codebook_draft_get (rows->draft, field, index, language));
  g_signal_connect (row, "changed", G_CALLBACK (entry_changed_cb), place);
  return row;
}

static void
add_texts (UnrepCodebookRows *rows,
           AdwExpanderRow    *parent,
           UnrepDraftField    field,
           guint              index,
           const char        *format)
{
  for (gsize i = 0; rows->languages[i] != NULL; i++)
    {
      g_autofree char *language = unrep_codebook_languages_dup_name (rows->languages[i]);
      g_autoptr (GString) title = g_string_new (format);

      g_string_replace (title, "%s", language, 1);
      adw_expander_row_add_row (parent, unrep_codebook_rows_new_entry (rows, field, index, rows->languages[i], title->str));
    }
}

static void
choice_changed_cb (AdwComboRow *row,
                   GParamSpec  *pspec,
                   Place       *place)
{
  GObject *item = adw_combo_row_get_selected_item (row);

  if (item != NULL)
    write_value (place, gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
}

/* A choice of @values, and of what stands there now if it is another. */
static GtkWidget *
new_choice (UnrepCodebookRows  *rows,
            UnrepDraftField     field,
            guint               index,
            const char         *title,
            const char * const *values)
{
  GtkWidget *row = adw_combo_row_new ();
  Place *place = give_place (row, rows, field, index, NULL);
  const char *now = unrep_codebook_draft_get (rows->draft, field, index, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (values);
  guint selected = 0;

  while (values[selected] != NULL && !g_str_equal (values[selected], now))
    selected++;
  if (values[selected] == NULL)
    gtk_string_list_append (list, now);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_changed_cb), place);
  return row;
}

static void
rank_changed_cb (AdwComboRow *row,
                 GParamSpec  *pspec,
                 Place       *place)
{
  unrep_codebook_draft_set_rank (place->rows->draft, place->index, (int) adw_combo_row_get_selected (row) - 1);
  place->rows->changed (place->rows->user_data);
}

static GtkWidget *
new_rank (UnrepCodebookRows *rows,
          guint              index)
{
  GtkWidget *row = adw_combo_row_new ();
  Place *place = give_place (row, rows, UNREP_DRAFT_N_FIELDS, index, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n = unrep_codebook_draft_get_n (rows->draft, UNREP_DRAFT_POSITIONS);

  gtk_string_list_append (list, _("Not on the scale"));
  for (guint i = 1; i <= n; i++)
    gtk_string_list_take (list, unrep_digits_dup_number (i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Place on the scale"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("From the least to the most; agreement is weighted by it"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) (unrep_codebook_draft_get_rank (rows->draft, index) + 1));
  g_signal_connect (row, "notify::selected", G_CALLBACK (rank_changed_cb), place);
  return row;
}

static void
colour_set_cb (GtkColorButton *button,
               GtkEditable    *entry)
{
  GdkRGBA colour;
  g_autofree char *text = NULL;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &colour);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) (colour.red * 255 + 0.5f), (guint) (colour.green * 255 + 0.5f),
                          (guint) (colour.blue * 255 + 0.5f));
  gtk_editable_set_text (entry, text);
}

static GtkWidget *
new_colour (UnrepCodebookRows *rows,
            guint              index)
{
  GtkWidget *row = unrep_codebook_rows_new_entry (rows, UNREP_DRAFT_POSITION_COLOUR, index, NULL, _("Colour"));
  GtkWidget *button = gtk_color_button_new ();
  const char * const *colours = unrep_codebook_draft_list_colours ();
  g_autoptr (GArray) palette = g_array_new (FALSE, FALSE, sizeof (GdkRGBA));

  for (gsize i = 0; colours[i] != NULL; i++)
    {
      GdkRGBA colour;

      gdk_rgba_parse (&colour, colours[i]);
      g_array_append_val (palette, colour);
    }
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (button), FALSE);
  gtk_color_chooser_add_palette (GTK_COLOR_CHOOSER (button), GTK_ORIENTATION_HORIZONTAL, (int) palette->len,
                                 (int) palette->len, (GdkRGBA *) (gpointer) palette->data);
  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), _("Colour of the Position"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  unrep_names_set (button, _("Choose a colour"));
  g_signal_connect_object (button, "color-set", G_CALLBACK (colour_set_cb), row, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "colour-button", button);
  return row;
}

/* What a person with low vision would not see, %NULL where there is enough contrast. */
static char *
dup_contrast_warning (const char *text)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0.14f, 0.14f, 0.14f, 1 };
  GdkRGBA colour;

  if (!gdk_rgba_parse (&colour, text))
    return NULL;
  if (unrep_colours_contrast (&colour, &white) < SYMBOL_CONTRAST)
    return g_strdup (_("Too pale for light paper, where it is drawn darker. Other programs may not do so."));
  if (unrep_colours_contrast (&colour, &black) < SYMBOL_CONTRAST)
    return g_strdup (_("Too dark for dark paper, where it is drawn paler. Other programs may not do so."));
  return NULL;
}

static void
check_colour (GtkWidget  *row,
              const char *text,
              char      **note)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "colour-button");
  GdkRGBA colour;

  if (*note != NULL || button == NULL || !gdk_rgba_parse (&colour, text))
    return;
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &colour);
  *note = dup_contrast_warning (text);
  if (*note != NULL)
    gtk_widget_add_css_class (row, "warning");
}

/* One language is enough, and the first of them is asked for. */
static gboolean
is_optional (const Place *place)
{
  return place->language != NULL && !g_str_equal (place->language, place->rows->languages[0])
         && *unrep_codebook_draft_get (place->rows->draft, place->field, place->index, place->language) == '\0';
}

/**
 * unrep_codebook_rows_check:
 * @rows: what the rows belong to
 * @widget: a row, or what contains rows
 *
 * Marks each row where something is wrong, and says what in its tooltip and
 * description.
 */
void
unrep_codebook_rows_check (UnrepCodebookRows *rows,
                           GtkWidget         *widget)
{
  Place *place = g_object_get_data (G_OBJECT (widget), "place");

  if (place != NULL && place->field < UNREP_DRAFT_N_FIELDS)
    {
      g_autofree char *problem = is_optional (place)
                                   ? NULL : unrep_codebook_draft_dup_problem (rows->draft, place->field, place->index);

      if (problem != NULL)
        gtk_widget_add_css_class (widget, "error");
      else
        gtk_widget_remove_css_class (widget, "error");
      gtk_widget_remove_css_class (widget, "warning");
      if (place->field == UNREP_DRAFT_POSITION_COLOUR)
        check_colour (widget, unrep_codebook_draft_get (rows->draft, place->field, place->index, NULL), &problem);
      gtk_widget_set_tooltip_text (widget, problem);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      problem != NULL ? problem : "", -1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    unrep_codebook_rows_check (rows, child);
}

/**
 * unrep_codebook_rows_dup_name:
 * @rows: what it belongs to
 * @list: a list of the draft
 * @index: index of a member
 *
 * Returns: (transfer full): its name in the first language that has one, else its id
 */
char *
unrep_codebook_rows_dup_name (UnrepCodebookRows *rows,
                              UnrepDraftList     list,
                              guint              index)
{
  UnrepDraftField name = list == UNREP_DRAFT_POSITIONS ? UNREP_DRAFT_POSITION_NAME : UNREP_DRAFT_TAG_NAME;
  UnrepDraftField id = list == UNREP_DRAFT_POSITIONS ? UNREP_DRAFT_POSITION_ID : UNREP_DRAFT_TAG_ID;

  for (gsize i = 0; rows->languages[i] != NULL; i++)
    {
      const char *text = unrep_codebook_draft_get (rows->draft, name, index, rows->languages[i]);

      if (*text != '\0')
        return g_strdup (text);
    }
  return g_strdup (unrep_codebook_draft_get (rows->draft, id, index, NULL));
}

static void
add_position_fields (UnrepCodebookRows *rows,
                     AdwExpanderRow    *row,
                     guint              index)
{
  static const char * const keys[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", NULL };

  /* Translators: %s is the name of a language. */
  add_texts (rows, row, UNREP_DRAFT_POSITION_NAME, index, _("Name (%s)"));
  adw_expander_row_add_row (row, new_choice (rows, UNREP_DRAFT_POSITION_KEY, index, _("Key"), keys));
  adw_expander_row_add_row (row, new_choice (rows, UNREP_DRAFT_POSITION_SYMBOL, index, _("Symbol"),
                                             unrep_codebook_draft_list_symbols ()));
  adw_expander_row_add_row (row, new_colour (rows, index));
  adw_expander_row_add_row (row, new_rank (rows, index));
  /* Translators: %s is the name of a language. */
  add_texts (rows, row, UNREP_DRAFT_POSITION_DESCRIPTION, index, _("When to take it (%s)"));
}

/**
 * unrep_codebook_rows_new_member:
 * @rows: what it belongs to
 * @list: a list of the draft
 * @index: index of a member
 *
 * Returns: (transfer floating): a row that opens to all that can be written of the
 *   position or tag
 */
GtkWidget *
unrep_codebook_rows_new_member (UnrepCodebookRows *rows,
                                UnrepDraftList     list,
                                guint              index)
{
  GtkWidget *row = adw_expander_row_new ();
  UnrepDraftField id = list == UNREP_DRAFT_POSITIONS ? UNREP_DRAFT_POSITION_ID : UNREP_DRAFT_TAG_ID;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (list == UNREP_DRAFT_POSITIONS)
    add_position_fields (rows, ADW_EXPANDER_ROW (row), index);
  else
    /* Translators: %s is the name of a language. */
    add_texts (rows, ADW_EXPANDER_ROW (row), UNREP_DRAFT_TAG_NAME, index, _("Name (%s)"));
  if (unrep_codebook_draft_is_new (rows->draft, list, index))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              unrep_codebook_rows_new_entry (rows, id, index, NULL, _("Id in side files")));
  return row;
}

/**
 * unrep_codebook_rows_focus_entry:
 * @widget: a row, or what contains rows
 *
 * Gives the focus to the first text in it, which is a name.
 *
 * Returns: whether there is one
 */
gboolean
unrep_codebook_rows_focus_entry (GtkWidget *widget)
{
  if (ADW_IS_ENTRY_ROW (widget))
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (unrep_codebook_rows_focus_entry (child))
      return TRUE;
  return FALSE;
}

/**
 * unrep_codebook_rows_focus_error:
 * @widget: a row, or what contains rows
 *
 * Gives the focus to the first row in it that something is wrong with, and opens
 * what it is in.
 *
 * Returns: whether there is one
 */
gboolean
unrep_codebook_rows_focus_error (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "error"))
    {
      for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
        if (ADW_IS_EXPANDER_ROW (at))
          adw_expander_row_set_expanded (ADW_EXPANDER_ROW (at), TRUE);
      return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (unrep_codebook_rows_focus_error (child))
      return TRUE;
  return FALSE;
}
