/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-agreement-headline.h"

#include "unrep-digits.h"

#include "team/unrep-agreement-words.h"

#include <glib/gi18n.h>

#define ALPHA "krippendorff-alpha-nominal"

struct _UnrepAgreementHeadline
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *figure;
  GtkLabel *interval;
  GtkLabel *verdict;
  GtkLabel *basis;
  GtkLabel *remarks;
  GtkWidget *quote;
  GtkLabel *sentence;
};

G_DEFINE_FINAL_TYPE (UnrepAgreementHeadline, unrep_agreement_headline, GTK_TYPE_WIDGET)

static const UnrepCoefficient *
find_alpha (GArray *coefficients)
{
  for (guint i = 0; i < coefficients->len; i++)
    if (g_str_equal (g_array_index (coefficients, UnrepCoefficient, i).name, ALPHA))
      return &g_array_index (coefficients, UnrepCoefficient, i);
  return NULL;
}

static void
show_figure (UnrepAgreementHeadline *self,
             GArray                 *coefficients)
{
  const UnrepCoefficient *alpha = find_alpha (coefficients);
  g_autofree char *figure = NULL, *interval = NULL, *verdict = NULL;

  if (alpha == NULL || alpha->undefined != NULL)
    {
      gtk_label_set_text (self->figure, "–");
      gtk_label_set_text (self->interval, alpha != NULL ? _(alpha->undefined) : "");
      gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
      return;
    }
  figure = unrep_digits_take (g_strdup_printf ("%.2f", alpha->value));
  if (alpha->n_draws > 0)
    /* Translators: beside a figure: the name of a coefficient, and its interval */
    interval = unrep_digits_take (g_strdup_printf (_("Krippendorff’s α · 95 %% [%.2f, %.2f]"), alpha->low, alpha->high));
  gtk_label_set_text (self->figure, figure);
  gtk_label_set_text (self->interval, interval != NULL ? interval : _("Krippendorff’s α"));
  verdict = unrep_digits_dup_message (unrep_agreement_get_verdict (alpha->value));
  gtk_label_set_text (self->verdict, verdict);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          gtk_label_get_text (UNREP_AGREEMENT_HEADLINE (widget)->sentence));
  gtk_widget_activate_action (widget, "win.toast", "s", _("Copied."));
}

static void
unrep_agreement_headline_dispose (GObject *object)
{
  g_clear_pointer (&UNREP_AGREEMENT_HEADLINE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_agreement_headline_parent_class)->dispose (object);
}

static void
unrep_agreement_headline_class_init (UnrepAgreementHeadlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_agreement_headline_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "agreement.copy", NULL, copy_cb);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

/* GTK 4.18 asks what a folded expander holds to take the focus, which has no window then. */
static void
quote_folded_cb (GtkExpander *expander,
                 GParamSpec  *property,
                 gpointer     box)
{
  gtk_expander_set_child (expander, gtk_expander_get_expanded (expander) ? box : NULL);
}

/* The sentence is long, and for papers: it opens on demand. */
static GtkWidget *
new_quote (UnrepAgreementHeadline *self)
{
  /* Translators: opens a sentence about agreement that stands ready to be quoted in a paper */
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_("_Sentence to quote"));
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("_Copy Sentence"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->sentence = new_label ("numeric");
  gtk_label_set_selectable (self->sentence, TRUE);
  /* A label that gets the focus shows all of itself selected. */
  gtk_widget_set_focusable (GTK_WIDGET (self->sentence), FALSE);
  gtk_widget_set_halign (copy, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "agreement.copy");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (box), copy);
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (quote_folded_cb), g_object_ref_sink (box),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  return expander;
}

static void
unrep_agreement_headline_init (UnrepAgreementHeadline *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->figure = new_label ("title-1");
  self->interval = new_label ("numeric");
  self->verdict = new_label ("dim-label");
  self->basis = new_label ("numeric");
  self->remarks = new_label ("changed-since");
  self->quote = new_quote (self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->interval), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->figure));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->interval));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->verdict));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->basis));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->remarks));
  gtk_box_append (GTK_BOX (self->box), self->quote);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
show_nothing (UnrepAgreementHeadline *self)
{
  gtk_label_set_text (self->figure, "–");
  gtk_label_set_text (self->interval, "");
  gtk_label_set_text (self->basis, _("There is nothing to compare: no side file was found."));
  gtk_label_set_text (self->sentence, "");
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), FALSE);
  gtk_widget_set_visible (self->quote, FALSE);
}

/**
 * unrep_agreement_headline_show:
 * @self: a headline
 * @table: (nullable): what agreement is computed from, %NULL where there is nothing
 * @coefficients: (element-type UnrepCoefficient) (nullable): what came of it
 */
void
unrep_agreement_headline_show (UnrepAgreementHeadline *self,
                               UnrepAgreementTable    *table,
                               GArray                 *coefficients)
{
  g_autofree char *sentence = NULL, *basis = NULL, *remarks = NULL, *basis_said = NULL, *remarks_said = NULL;

  g_return_if_fail (UNREP_IS_AGREEMENT_HEADLINE (self));

  if (table == NULL)
    {
      show_nothing (self);
      return;
    }
  basis = unrep_agreement_table_dup_basis (table);
  remarks = unrep_agreement_table_dup_remarks (table);
  basis_said = unrep_digits_dup_message (basis);
  remarks_said = unrep_digits_dup_message (remarks);
  /* To be quoted, and with names such as `gwet-ac1`: in the digits that the command
   * line has. */
  sentence = unrep_agreement_table_dup_sentence (table, coefficients);
  show_figure (self, coefficients);
  gtk_label_set_text (self->basis, basis_said);
  gtk_label_set_text (self->remarks, remarks_said);
  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), *remarks != '\0');
  gtk_widget_set_visible (self->quote, TRUE);
}

/**
 * unrep_agreement_headline_get_sentence:
 * @self: a headline
 *
 * Returns: the sentence that can be quoted
 */
const char *
unrep_agreement_headline_get_sentence (UnrepAgreementHeadline *self)
{
  g_return_val_if_fail (UNREP_IS_AGREEMENT_HEADLINE (self), NULL);

  return gtk_label_get_text (self->sentence);
}
