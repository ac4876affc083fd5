/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a version of an annotation is shown to the person who said it. */
#include "unrep-said.h"

#include "unrep-colours.h"
#include "unrep-digits.h"

#include "report/unrep-direction.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of a note in one line, in characters. */
#define NOTE_CHARS 60
/* How wide a label would like to be, in characters: two versions fit side by side. */
#define LABEL_CHARS 24

static const char *
get_language (void)
{
  return g_get_language_names ()[0];
}

/**
 * unrep_said_new_words:
 * @words: text of the report or of a person
 *
 * Returns: (transfer floating): a label that wraps and runs the way @words do
 */
GtkWidget *
unrep_said_new_words (const char *words)
{
  GtkWidget *label = gtk_label_new (words);
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  UnrepDirection direction = unrep_paragraph_direction (words, strlen (words), rtl ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_direction (label, direction == UNREP_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  return label;
}

static GtkWidget *
new_position (UnrepCodebook   *codebook,
              UnrepAnnotation *annotation)
{
  const char *id = unrep_annotation_get_position (annotation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *symbol, *name;
  guint index;

  if (id != NULL && unrep_codebook_find_position (codebook, id, &index))
    {
      const UnrepPosition *position = unrep_codebook_get_position (codebook, index);

      symbol = gtk_label_new (position->symbol);
      unrep_colours_paint (GTK_LABEL (symbol), position->colour);
      gtk_box_append (GTK_BOX (box), symbol);
      name = gtk_label_new (unrep_codebook_get_position_name (codebook, index, get_language ()));
    }
  else
    name = gtk_label_new (id != NULL ? id : _("No position"));
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), LABEL_CHARS);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

static void
append_tags (GtkWidget       *box,
             UnrepAnnotation *annotation)
{
  const char *const *tags = unrep_annotation_get_tags (annotation);
  g_autofree char *joined = g_strjoinv (" · ", (char **) tags);

  if (*joined != '\0')
    gtk_box_append (GTK_BOX (box), unrep_said_new_words (joined));
}

/**
 * unrep_said_new:
 * @codebook: the codebook
 * @annotation: (nullable): an annotation of a unit
 *
 * Returns: (transfer floating): all that @annotation says, or that it says nothing
 */
GtkWidget *
unrep_said_new (UnrepCodebook   *codebook,
                UnrepAnnotation *annotation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const char *note;

  if (annotation == NULL || unrep_annotation_is_deleted (annotation))
    {
      gtk_box_append (GTK_BOX (box), unrep_said_new_words (_("Nothing: what was said was taken back")));
      return box;
    }
  gtk_box_append (GTK_BOX (box), new_position (codebook, annotation));
  if (unrep_annotation_get_flag (annotation))
    {
      GtkWidget *flag = gtk_label_new (_("⚑ Later"));

      gtk_label_set_xalign (GTK_LABEL (flag), 0);
      gtk_box_append (GTK_BOX (box), flag);
    }
  append_tags (box, annotation);
  note = unrep_annotation_get_note (annotation);
  if (*note != '\0')
    gtk_box_append (GTK_BOX (box), unrep_said_new_words (note));
  return box;
}

static char *
dup_short_note (const char *note)
{
  g_autofree char *line = g_strdelimit (g_strdup (note), "\n\r\t", ' ');
  g_autofree char *start = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), NOTE_CHARS));
  g_autofree char *shown = g_strconcat (start, g_str_equal (start, line) ? "" : "…", NULL);

  /* Translators: words of the report or of a person, quoted */
  return g_strdup_printf (_("“%s”"), shown);
}

/**
 * unrep_said_dup_line:
 * @codebook: the codebook
 * @annotation: (nullable): an annotation of any kind, %NULL for none
 *
 * Returns: (transfer full): what @annotation says, in a few words
 */
char *
unrep_said_dup_line (UnrepCodebook   *codebook,
                     UnrepAnnotation *annotation)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *id, *note;
  guint index;

  if (annotation == NULL || unrep_annotation_is_deleted (annotation))
    return g_strdup (_("nothing"));
  id = unrep_annotation_get_position (annotation);
  note = unrep_annotation_get_note (annotation);
  if (id != NULL && unrep_codebook_find_position (codebook, id, &index))
    g_ptr_array_add (parts, g_strdup_printf ("%s %s", unrep_codebook_get_position (codebook, index)->symbol,
                                             unrep_codebook_get_position_name (codebook, index, get_language ())));
  else if (id != NULL)
    g_ptr_array_add (parts, g_strdup (id));
  if (unrep_annotation_get_flag (annotation))
    g_ptr_array_add (parts, g_strdup ("⚑"));
  if (unrep_annotation_get_tags (annotation)[0] != NULL)
    g_ptr_array_add (parts, g_strjoinv (" · ", (char **) unrep_annotation_get_tags (annotation)));
  if (*note != '\0')
    g_ptr_array_add (parts, dup_short_note (note));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_("something without words")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

/**
 * unrep_said_dup_time:
 * @time: in seconds since 1970
 *
 * Returns: (transfer full): the day and the time here, in the digits of the interface
 */
char *
unrep_said_dup_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time), now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = NULL, *today = g_date_time_format (now, "%F"), *before = g_date_time_format (yesterday, "%F");
  g_autofree char *clock = NULL;

  if (date == NULL)
    return g_strdup ("");
  day = g_date_time_format (date, "%F");
  clock = g_date_time_format (date, "%H:%M");
  if (g_str_equal (day, today))
    /* Translators: %s is a time such as 14:05 */
    return unrep_digits_take (g_strdup_printf (_("Today, %s"), clock));
  if (g_str_equal (day, before))
    /* Translators: %s is a time such as 14:05 */
    return unrep_digits_take (g_strdup_printf (_("Yesterday, %s"), clock));
  /* A date of figures is read from left to right in every language. */
  return unrep_digits_take (g_strdup_printf ("\u2066%s\u2069, %s", day, clock));
}
