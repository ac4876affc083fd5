/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-disagreements-pane.h"

#include "unrep-accept-button.h"
#include "unrep-busy-bar.h"
#include "unrep-colours.h"
#include "unrep-digits.h"
#include "unrep-disagreement-names.h"
#include "unrep-growing-list.h"
#include "unrep-window.h"

#include "base/unrep-file.h"
#include "team/unrep-dispute.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* More reviewers than this are not told apart by symbols. */
#define MAX_SYMBOLS 12

/* What the filter lets through, besides the kinds. */
typedef enum
{
  FILTER_ALL,
  FILTER_UNDECIDED,
  FILTER_CHANGED,
  FILTER_CONTESTED,
  FILTER_KIND, /* add the place of the kind */
} Filter;

static const char * const filter_names[] = {
  N_("All disagreements"),
  N_("Undecided"),
  N_("Changed since you decided"),
  N_("Leads differ"),
};

#define ALL_KINDS ((1u << UNREP_DISAGREEMENT_N_KINDS) - 1)

struct _UnrepDisagreementsPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkDropDown *filter;
  GtkLabel *count;
  UnrepBusyBar *busy;
  GtkListView *list;
  UnrepAcceptButton *accept;

  UnrepTeamFolder *folder;
  UnrepIdentity *identity;
  GListStore *disputes;
  GtkFilterListModel *filtered;
  GtkSliceListModel *shown; /* the list's */
  GtkSingleSelection *selection;
  GCancellable *cancellable; /* of the list that is being made */
  gboolean is_listed; /* once with the words of each */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (UnrepDisagreementsPane, unrep_disagreements_pane, GTK_TYPE_WIDGET)

static void
unrep_disagreements_pane_dispose (GObject *object)
{
  UnrepDisagreementsPane *self = UNREP_DISAGREEMENTS_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->disputes);
  g_clear_object (&self->folder);
  g_clear_object (&self->identity);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_DISAGREEMENTS_PANE);
  G_OBJECT_CLASS (unrep_disagreements_pane_parent_class)->dispose (object);
}

static void
show_count (UnrepDisagreementsPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->disputes)), n_decided = 0;
  g_autofree char *all = NULL, *decided = NULL, *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (UnrepDispute) dispute = g_list_model_get_item (G_LIST_MODEL (self->disputes), i);

      n_decided += unrep_dispute_get_info (dispute)->decided != NULL;
    }
  all = g_strdup_printf (ngettext ("%u disagreement", "%u disagreements", n), n);
  decided = g_strdup_printf (ngettext ("%u decided", "%u decided", n_decided), n_decided);
  text = unrep_digits_take (g_strjoin (" · ", all, decided, NULL));
  gtk_label_set_text (self->count, n > 0 ? text : _("The reviewers do not differ about anything."));
  g_debug ("disagreements: %u, %u decided", n, n_decided);
}

typedef struct
{
  UnrepTeam *team;
  char *lead_uid;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  unrep_team_unref (listing->team);
  g_free (listing->lead_uid);
  g_free (listing);
}

static void
recall_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Listing *listing = task_data;

  g_task_return_pointer (task, unrep_dispute_recall (listing->team, listing->lead_uid),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Listing *listing = task_data;
  GError *error = NULL;
  GPtrArray *disputes = unrep_dispute_list (listing->team, listing->lead_uid, cancellable, &error);

  if (disputes != NULL)
    g_task_return_pointer (task, disputes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
is_shown (UnrepDisagreementsPane *self,
          GPtrArray              *disputes)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->disputes));

  for (guint i = 0; i < MIN (n, disputes->len); i++)
    {
      g_autoptr (UnrepDispute) shown = g_list_model_get_item (G_LIST_MODEL (self->disputes), i);

      if (!unrep_dispute_equal (shown, g_ptr_array_index (disputes, i)))
        return FALSE;
    }
  return n == disputes->len;
}

/* Whether keys are meant for the list, or for nothing: who was asked to open the
 * folder as lead is gone. */
static gboolean
has_keys (UnrepDisagreementsPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         (focus == NULL || !gtk_widget_get_mapped (focus) || focus == GTK_WIDGET (self->list) ||
          gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));
}

/* The keys stay at their place in the list, as far as it is there still. */
static void
show_list (UnrepDisagreementsPane *self,
           GPtrArray              *disputes)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  gboolean keys = has_keys (self);

  /* Nobody has gone down the list. */
  if (selected == GTK_INVALID_LIST_POSITION || selected == 0)
    {
      g_list_store_remove_all (self->disputes);
      unrep_growing_list_begin (self->shown);
    }
  g_list_store_splice (self->disputes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->disputes)), disputes->pdata,
                       disputes->len);
  gtk_single_selection_set_selected (self->selection, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
  if (keys)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  UnrepDisagreementsPane *self = UNREP_DISAGREEMENTS_PANE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) disputes = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->disputes == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  unrep_busy_bar_stop (self->busy);
  self->is_listed = disputes != NULL;
  if (disputes != NULL && !is_shown (self, disputes))
    show_list (self, disputes);
  show_count (self);
}

static void
run (UnrepDisagreementsPane *self,
     UnrepTeam              *team,
     GTaskThreadFunc         thread,
     GAsyncReadyCallback     callback)
{
  Listing *listing = g_new (Listing, 1);
  g_autoptr (GTask) task = NULL;

  listing->team = unrep_team_ref (team);
  listing->lead_uid = g_strdup (unrep_reviewer_get_uid (unrep_identity_get_reviewer (self->identity)));
  task = g_task_new (self, self->cancellable, callback, NULL);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, listing, listing_free);
  g_task_run_in_thread (task, thread);
}

/* What is there to be decided is shown at once; its words, and what has changed since,
 * when all side files were read. */
static void
recalled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  UnrepDisagreementsPane *self = UNREP_DISAGREEMENTS_PANE (source);
  const Listing *listing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) disputes = g_task_propagate_pointer (G_TASK (result), NULL);

  if (disputes == NULL || self->disputes == NULL)
    return;
  if (!is_shown (self, disputes))
    show_list (self, disputes);
  if (disputes->len > 0)
    show_count (self);
  run (self, listing->team, list_thread, listed_cb);
}

static void
list_anew (UnrepDisagreementsPane *self)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);

  if (team == NULL)
    return;
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->is_listed)
    run (self, team, list_thread, listed_cb);
  else
    run (self, team, recall_thread, recalled_cb);
  unrep_busy_bar_start (self->busy, _("Reading what everybody wrote…"));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->disputes)) == 0)
    gtk_label_set_text (self->count, _("Looking for disagreements…"));
}

/* Cancel, or to go on after that. */
static void
busy_clicked_cb (UnrepDisagreementsPane *self)
{
  if (!unrep_busy_bar_is_busy (self->busy))
    {
      list_anew (self);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  show_count (self);
  unrep_busy_bar_ask (self->busy, _("Cancelled: what is listed may not be what everybody wrote since."), _("_Look Again"));
}

static void
folder_changed_cb (UnrepDisagreementsPane *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    list_anew (self);
}

static void
unrep_disagreements_pane_map (GtkWidget *widget)
{
  UnrepDisagreementsPane *self = UNREP_DISAGREEMENTS_PANE (widget);

  GTK_WIDGET_CLASS (unrep_disagreements_pane_parent_class)->map (widget);
  if (self->stale)
    list_anew (self);
}

static gboolean
unrep_disagreements_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UNREP_DISAGREEMENTS_PANE (widget)->list));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  unrep_accept_button_undo (UNREP_DISAGREEMENTS_PANE (widget)->accept);
}

static void
unrep_disagreements_pane_class_init (UnrepDisagreementsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_disagreements_pane_dispose;
  widget_class->map = unrep_disagreements_pane_map;
  widget_class->grab_focus = unrep_disagreements_pane_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-disagreements-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepDisagreementsPane, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepDisagreementsPane, filter);
  gtk_widget_class_bind_template_child (widget_class, UnrepDisagreementsPane, count);
  gtk_widget_class_bind_template_child (widget_class, UnrepDisagreementsPane, busy);
  gtk_widget_class_bind_template_child (widget_class, UnrepDisagreementsPane, list);
  gtk_widget_class_bind_template_child (widget_class, UnrepDisagreementsPane, accept);
  gtk_widget_class_install_action (widget_class, "disagreements.undo", NULL, undo_cb);
}

static guint
get_filter (UnrepDisagreementsPane *self)
{
  return gtk_drop_down_get_selected (self->filter);
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  UnrepDisagreementsPane *self = user_data;
  const UnrepDisputeInfo *info = unrep_dispute_get_info (item);
  guint filter = get_filter (self);

  switch (filter)
    {
    case FILTER_ALL:
      return TRUE;
    case FILTER_UNDECIDED:
      return info->decided == NULL;
    case FILTER_CHANGED:
      return info->has_changed;
    case FILTER_CONTESTED:
      return info->is_contested;
    default:
      return (info->kinds & (1u << (filter - FILTER_KIND))) != 0;
    }
}

static void
filter_changed_cb (UnrepDisagreementsPane *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_DIFFERENT);
}

static GtkWidget *
new_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* What all chose, where it is and what has become of it; and the first words. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *where;

  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, NULL));
  where = new_label (head, "heading");
  gtk_widget_set_hexpand (where, TRUE);
  new_label (head, NULL);
  new_label (row, NULL);
  gtk_list_item_set_child (item, row);
}

static void
paint_symbol (PangoAttrList *attrs,
              const char    *colour,
              guint          start,
              guint          end)
{
  g_autoptr (PangoAttrList) painted = unrep_colours_new_attrs (colour);
  g_autoslist (PangoAttribute) list = pango_attr_list_get_attributes (painted);

  for (GSList *l = list; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = pango_attribute_copy (l->data);

      attribute->start_index = start;
      attribute->end_index = end;
      pango_attr_list_insert (attrs, attribute);
    }
}

/* In one label: a list makes 200 rows at once, and a label a symbol would hold it up for
 * most of a second. */
static void
show_symbols (GtkLabel               *label,
              const UnrepDisputeInfo *info)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

  for (guint i = 0; i < MIN (info->said->len, MAX_SYMBOLS); i++)
    {
      const char *position = g_ptr_array_index (info->said, i);
      guint index, start;

      if (i > 0)
        g_string_append (text, "\u2002");
      start = (guint) text->len;
      g_string_append (text, unrep_disagreement_names_get_symbol (info->codebook, position));
      if (info->codebook != NULL && unrep_codebook_find_position (info->codebook, position, &index))
        paint_symbol (attrs, unrep_codebook_get_position (info->codebook, index)->colour, start, (guint) text->len);
    }
  gtk_label_set_text (label, text->str);
  gtk_label_set_attributes (label, attrs);
  /* Some symbols are a little wider than others: what follows begins at one place all the same. */
  gtk_label_set_width_chars (label, (int) (2 * MIN (info->said->len, MAX_SYMBOLS) + 2));
}

/* In words, for those who cannot see the row. */
static char *
dup_sentence (const UnrepDisputeInfo *info,
              const char             *where,
              const char             *state)
{
  g_autoptr (GString) text = g_string_new (where);
  g_autofree char *kinds = unrep_disagreement_names_dup_kinds (info->kinds);

  for (guint i = 0; i < MIN (info->said->len, MAX_SYMBOLS); i++)
    {
      g_autofree char *position =
        unrep_disagreement_names_dup_position (info->codebook, g_ptr_array_index (info->said, i));

      g_string_append (text, _(", "));
      g_string_append (text, position);
    }
  g_string_append_printf (text, ". %s. %s", kinds, state);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_state (const UnrepDisputeInfo *info)
{
  g_autofree char *position = NULL;

  if (info->is_contested)
    return g_strdup (_("⚠ Leads differ"));
  if (info->has_changed)
    return g_strdup (_("⚠ Changed since you decided"));
  if (info->decided == NULL)
    return g_strdup (_("Undecided"));
  position = unrep_disagreement_names_dup_position (info->codebook, info->decided);
  /* Translators: a disagreement is decided; %s is the position */
  return g_strdup_printf (_("✓ %s"), position);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const UnrepDisputeInfo *info = unrep_dispute_get_info (gtk_list_item_get_item (item));
  GtkWidget *row = gtk_list_item_get_child (item), *head = gtk_widget_get_first_child (row);
  GtkWidget *symbols = gtk_widget_get_first_child (head), *where = gtk_widget_get_next_sibling (symbols);
  GtkWidget *state = gtk_widget_get_next_sibling (where), *words = gtk_widget_get_last_child (row);
  g_autofree char *report = unrep_dup_printable (info->report_name), *path = unrep_dup_printable (info->unit);
  g_autofree char *place = g_strdup_printf (*path != '\0' ? "⁨%s⁩ · ⁨%s⁩" : "⁨%s⁩%s", report, path);
  g_autofree char *stated = dup_state (info), *sentence = dup_sentence (info, place, stated);

  show_symbols (GTK_LABEL (symbols), info);
  gtk_label_set_text (GTK_LABEL (where), place);
  gtk_label_set_text (GTK_LABEL (state), stated);
  gtk_label_set_text (GTK_LABEL (words), info->words);
  unrep_disagreement_names_turn (words, info->words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* Keys go on within what the filter shows. */
static guint
get_kinds (UnrepDisagreementsPane *self)
{
  guint filter = get_filter (self);

  return filter >= FILTER_KIND ? 1u << (filter - FILTER_KIND) : ALL_KINDS;
}

static void
activate_cb (UnrepDisagreementsPane *self,
             guint                   position)
{
  g_autoptr (UnrepDispute) dispute = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (dispute != NULL && UNREP_IS_WINDOW (window))
    unrep_window_settle (UNREP_WINDOW (window), self->folder, dispute, get_kinds (self));
}

static GtkStringList *
new_filter_names (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (filter_names); i++)
    gtk_string_list_append (names, _(filter_names[i]));
  for (guint i = 0; i < UNREP_DISAGREEMENT_N_KINDS; i++)
    gtk_string_list_append (names, unrep_disagreement_names_get_kind (i));
  return names;
}

static void
unrep_disagreements_pane_init (UnrepDisagreementsPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) names = new_filter_names ();

  g_type_ensure (UNREP_TYPE_ACCEPT_BUTTON);
  g_type_ensure (UNREP_TYPE_BUSY_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (names));
  self->disputes = g_list_store_new (UNREP_TYPE_DISPUTE);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->disputes)),
                                              GTK_FILTER (gtk_custom_filter_new (matches, self, NULL)));
  self->shown = unrep_growing_list_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->shown));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->busy, "clicked", G_CALLBACK (busy_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_disagreements_pane_new:
 * @folder: a team's folder
 * @identity: the lead
 *
 * Returns: (transfer floating): a pane that lists them as soon as it is shown
 */
GtkWidget *
unrep_disagreements_pane_new (UnrepTeamFolder *folder,
                              UnrepIdentity   *identity)
{
  UnrepDisagreementsPane *self = g_object_new (UNREP_TYPE_DISAGREEMENTS_PANE, NULL);

  self->folder = g_object_ref (folder);
  self->identity = g_object_ref (identity);
  unrep_accept_button_set_folder (self->accept, folder, identity);
  self->stale = TRUE;
  g_signal_connect_object (folder, "changed", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (identity, "notify::reviewer", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
