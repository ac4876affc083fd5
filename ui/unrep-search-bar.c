/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-search-bar.h"

#include "unrep-digits.h"
#include "unrep-names.h"
#include "unrep-report-page.h"
#include "unrep-review-view.h"

#include <glib/gi18n.h>

/* Selected words that are longer are hardly meant to be searched for. */
#define MAX_SELECTED 200

struct _UnrepSearchBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkEntry *entry;
  GtkCheckButton *exact;
  GtkLabel *status;
  GtkMenuButton *others;
  GtkLabel *others_label;
  GtkPopover *popover;
  GtkBox *list;

  AdwTabView *tabs;
  UnrepBusyBar *busy; /* over the tabs */
  UnrepReportView *report; /* the one that is searched, while the bar is open */
  GPtrArray *waiting; /* reports of other tabs, to be searched after it */
  GtkWidget *focus_before;
  const char *wrapped; /* what to say of the last step, or NULL */
};

G_DEFINE_FINAL_TYPE (UnrepSearchBar, unrep_search_bar, GTK_TYPE_WIDGET)

/* %NULL where the tab has no report. */
static UnrepReportView *
get_report (AdwTabPage *tab)
{
  UnrepReportPage *page;

  if (!UNREP_IS_REPORT_PAGE (adw_tab_page_get_child (tab)))
    return NULL;
  page = UNREP_REPORT_PAGE (adw_tab_page_get_child (tab));
  return unrep_review_view_get_report (UNREP_REVIEW_VIEW (unrep_report_page_get_review (page)));
}

static gboolean
is_open (UnrepSearchBar *self)
{
  return gtk_search_bar_get_search_mode (self->bar);
}

static void
set_focus_before (UnrepSearchBar *self,
                  GtkWidget      *widget)
{
  g_set_weak_pointer (&self->focus_before, widget);
}

static char *
dup_status (UnrepSearchBar *self)
{
  UnrepFinder *finder = unrep_report_view_get_finder (self->report);
  guint n_hits = unrep_finder_get_n_hits (finder);
  g_autofree char *place = NULL;

  if (unrep_finder_is_empty (finder))
    return g_strdup ("");
  if (unrep_finder_is_busy (finder) && n_hits == 0)
    return g_strdup (_("Searching…"));
  if (n_hits == 0)
    return g_strdup (_("Not found"));
  /* Translators: the third of 17 places where the words were found */
  place = unrep_digits_take (g_strdup_printf (_("%u of %u"), unrep_finder_get_current (finder) + 1, n_hits));
  if (self->wrapped == NULL)
    return g_steal_pointer (&place);
  return g_strdup_printf ("%s · %s", place, self->wrapped);
}

/* Of the label a screen reader hears when it looks; of the field it is in, at once. */
static void
say_status (UnrepSearchBar *self)
{
  UnrepFinder *finder = unrep_report_view_get_finder (self->report);
  g_autofree char *status = dup_status (self);
  gboolean missing = !unrep_finder_is_empty (finder) && !unrep_finder_is_busy (finder)
                     && unrep_finder_get_n_hits (finder) == 0;

  if (g_strcmp0 (gtk_label_get_text (self->status), status) != 0)
    g_debug ("search: %s", status);
  gtk_label_set_text (self->status, status);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               missing ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/* With its words ready to be typed over. In this order: where a field has the focus
 * before it has a selection, GTK 4.8 warns that the selection blinks. */
static void
focus_entry (UnrepSearchBar *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)))
    return;
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
go_to_tab_cb (GtkButton      *button,
              UnrepSearchBar *self)
{
  AdwTabPage *tab = g_object_get_data (G_OBJECT (button), "tab");

  gtk_popover_popdown (self->popover);
  adw_tab_view_set_selected_page (self->tabs, tab);
  focus_entry (self);
}

static GtkWidget *
new_row (UnrepSearchBar *self,
         AdwTabPage     *tab,
         guint           n_hits)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name = gtk_label_new (adw_tab_page_get_title (tab));
  g_autofree char *number = unrep_digits_dup_number (n_hits);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 32);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_button_set_has_frame (GTK_BUTTON (row), FALSE);
  g_object_set_data (G_OBJECT (row), "tab", tab);
  g_signal_connect_object (row, "clicked", G_CALLBACK (go_to_tab_cb), self, 0);
  return row;
}

/* The other tabs where there are hits, in their order. */
static void
list_others (UnrepSearchBar *self)
{
  guint n_hits = 0;
  GtkWidget *child;
  g_autofree char *label = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    {
      AdwTabPage *tab = adw_tab_view_get_nth_page (self->tabs, i);
      UnrepReportView *report = get_report (tab);
      guint n = report != NULL ? unrep_finder_get_n_hits (unrep_report_view_get_finder (report)) : 0;

      if (report == self->report || n == 0)
        continue;
      gtk_box_append (self->list, new_row (self, tab, n));
      n_hits += n;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->others), n_hits > 0);
  label = unrep_digits_take (g_strdup_printf (_("In other reports: %u"), n_hits));
  gtk_label_set_text (self->others_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->others), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* One after the other, behind the one that the person looks at. */
static void
search_next_other (UnrepSearchBar *self)
{
  g_autoptr (UnrepReportView) report = NULL;

  if (self->waiting->len == 0)
    return;
  report = g_ptr_array_steal_index (self->waiting, 0);
  unrep_finder_search (unrep_report_view_get_finder (report), gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                       gtk_check_button_get_active (self->exact), 0);
}

/* The finder of a tab, %NULL where it has no report. */
static UnrepFinder *
get_finder (UnrepSearchBar *self,
            int             index)
{
  UnrepReportView *report = get_report (adw_tab_view_get_nth_page (self->tabs, index));

  return report != NULL ? unrep_report_view_get_finder (report) : NULL;
}

static gboolean
is_busy (UnrepSearchBar *self)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    if (get_finder (self, i) != NULL && unrep_finder_is_busy (get_finder (self, i)))
      return TRUE;
  return FALSE;
}

/* One large report is found through in no time; many may take some. */
static void
update_busy (UnrepSearchBar *self)
{
  if (is_busy (self))
    unrep_busy_bar_start (self->busy, _("Searching…"));
  else
    unrep_busy_bar_stop (self->busy);
}

static void
hits_changed_cb (UnrepFinder    *finder,
                 UnrepSearchBar *self)
{
  if (self->report == NULL)
    return;
  if (finder == unrep_report_view_get_finder (self->report))
    say_status (self);
  list_others (self);
  if (!unrep_finder_is_busy (finder))
    search_next_other (self);
  update_busy (self);
}

static void
search (UnrepSearchBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->report == NULL)
    return;
  self->wrapped = NULL;
  g_ptr_array_set_size (self->waiting, 0);
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    {
      UnrepReportView *report = get_report (adw_tab_view_get_nth_page (self->tabs, i));

      if (report != NULL && report != self->report)
        g_ptr_array_add (self->waiting, g_object_ref (report));
    }
  unrep_report_view_find (self->report, words, gtk_check_button_get_active (self->exact));
  say_status (self);
  update_busy (self);
}

/* What has been found stays. */
static void
busy_clicked_cb (UnrepSearchBar *self)
{
  if (!unrep_busy_bar_is_busy (self->busy))
    {
      search (self);
      return;
    }
  g_ptr_array_set_size (self->waiting, 0);
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    if (get_finder (self, i) != NULL && unrep_finder_is_busy (get_finder (self, i)))
      unrep_finder_stop (get_finder (self, i));
  unrep_busy_bar_ask (self->busy, _("The search was cancelled; not every report has been searched."), _("_Search Again"));
  g_debug ("search was cancelled");
}

static void
leave_report (UnrepSearchBar *self)
{
  g_autoptr (UnrepReportView) report = g_steal_pointer (&self->report);

  if (report != NULL)
    unrep_report_view_end_finding (report);
}

static void
enter_report (UnrepSearchBar *self)
{
  AdwTabPage *tab = adw_tab_view_get_selected_page (self->tabs);

  if (tab != NULL)
    self->report = g_object_ref (get_report (tab));
  search (self);
}

static void
selected_page_cb (UnrepSearchBar *self)
{
  AdwTabPage *tab = adw_tab_view_get_selected_page (self->tabs);

  if (!is_open (self) || (tab != NULL && get_report (tab) == self->report))
    return;
  set_focus_before (self, NULL);
  leave_report (self);
  if (tab == NULL || get_report (tab) == NULL)
    unrep_search_bar_close (self);
  else
    enter_report (self);
}

static void
page_attached_cb (AdwTabView     *tabs,
                  AdwTabPage     *tab,
                  int             position,
                  UnrepSearchBar *self)
{
  UnrepReportView *report = get_report (tab);

  if (report != NULL)
    g_signal_connect_object (unrep_report_view_get_finder (report), "changed", G_CALLBACK (hits_changed_cb), self, 0);
}

static void
page_detached_cb (UnrepSearchBar *self)
{
  if (self->report == NULL)
    return;
  list_others (self);
  /* It may be the one that was being searched. */
  if (!is_busy (self))
    search_next_other (self);
  update_busy (self);
}

/* However it was closed. */
static void
mode_changed_cb (UnrepSearchBar *self)
{
  GtkWidget *focus = self->focus_before;

  if (is_open (self))
    return;
  leave_report (self);
  g_ptr_array_set_size (self->waiting, 0);
  unrep_busy_bar_stop (self->busy);
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    if (get_finder (self, i) != NULL)
      unrep_finder_stop (get_finder (self, i));
  if (focus == NULL || !gtk_widget_get_mapped (focus))
    focus = adw_tab_view_get_selected_page (self->tabs) != NULL
              ? adw_tab_page_get_child (adw_tab_view_get_selected_page (self->tabs)) : NULL;
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  set_focus_before (self, NULL);
  g_debug ("search closed");
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        modifiers,
              UnrepSearchBar        *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!enter || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  unrep_search_bar_go (self, !(modifiers & GDK_SHIFT_MASK));
  return GDK_EVENT_STOP;
}

static gboolean
bar_key_cb (GtkEventControllerKey *controller,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        modifiers,
            UnrepSearchBar        *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  unrep_search_bar_close (self);
  return GDK_EVENT_STOP;
}

static void
unrep_search_bar_dispose (GObject *object)
{
  UnrepSearchBar *self = UNREP_SEARCH_BAR (object);

  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->report);
  g_clear_object (&self->tabs);
  g_clear_object (&self->busy);
  if (self->bar != NULL)
    g_signal_handlers_disconnect_by_data (self->bar, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_SEARCH_BAR);
  G_OBJECT_CLASS (unrep_search_bar_parent_class)->dispose (object);
}

static void
unrep_search_bar_class_init (UnrepSearchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_search_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepSearchBar, bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepSearchBar, entry);
  gtk_widget_class_bind_template_child (widget_class, UnrepSearchBar, exact);
  gtk_widget_class_bind_template_child (widget_class, UnrepSearchBar, status);
  gtk_widget_class_bind_template_child (widget_class, UnrepSearchBar, others);
  gtk_widget_class_bind_template_child (widget_class, UnrepSearchBar, others_label);
  gtk_widget_class_bind_template_child (widget_class, UnrepSearchBar, popover);
  gtk_widget_class_bind_template_child (widget_class, UnrepSearchBar, list);
}

/* GTK 4.8 has no name for the button that closes a search bar. */
static void
name_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "close"))
    {
      unrep_names_set (widget, _("Close the search"));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

static void
unrep_search_bar_init (UnrepSearchBar *self)
{
  GtkEventController *entry_keys = gtk_event_controller_key_new ();
  GtkEventController *bar_keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  name_close_button (GTK_WIDGET (self->bar));
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->exact, "toggled", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_changed_cb), self,
                           G_CONNECT_SWAPPED);

  /* Before the field itself, which takes Enter with any modifier for its own. */
  gtk_event_controller_set_propagation_phase (entry_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (entry_keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), entry_keys);
  g_signal_connect (bar_keys, "key-pressed", G_CALLBACK (bar_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), bar_keys);
}

/**
 * unrep_search_bar_set_tabs:
 * @self: a bar
 * @tabs: tabs with report pages; to be set once
 * @busy: what lies over them and says that a search takes its time, lest the text move
 *   while it is being read
 */
void
unrep_search_bar_set_tabs (UnrepSearchBar *self,
                           AdwTabView     *tabs,
                           UnrepBusyBar   *busy)
{
  g_return_if_fail (UNREP_IS_SEARCH_BAR (self) && self->tabs == NULL);

  self->tabs = g_object_ref (tabs);
  self->busy = g_object_ref (busy);
  g_signal_connect_object (busy, "clicked", G_CALLBACK (busy_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tabs, "notify::selected-page", G_CALLBACK (selected_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tabs, "page-attached", G_CALLBACK (page_attached_cb), self, 0);
  g_signal_connect_object (tabs, "page-detached", G_CALLBACK (page_detached_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * unrep_search_bar_open:
 * @self: a bar with tabs
 *
 * Opens the bar, or goes to its field; with the selected words, or else those of the
 * last search, ready to be typed over.
 */
void
unrep_search_bar_open (UnrepSearchBar *self)
{
  GtkWidget *focus;
  g_autofree char *selected = NULL;

  g_return_if_fail (UNREP_IS_SEARCH_BAR (self) && self->tabs != NULL);

  if (adw_tab_view_get_selected_page (self->tabs) == NULL ||
      get_report (adw_tab_view_get_selected_page (self->tabs)) == NULL)
    return;
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    set_focus_before (self, focus);
  selected = unrep_report_view_dup_selected (get_report (adw_tab_view_get_selected_page (self->tabs)));
  if (*selected != '\0' && g_utf8_strlen (selected, -1) <= MAX_SELECTED)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
  if (!is_open (self))
    {
      gtk_search_bar_set_search_mode (self->bar, TRUE);
      enter_report (self);
    }
  focus_entry (self);
}

/**
 * unrep_search_bar_close:
 * @self: a bar
 *
 * The focus goes back to where it was before.
 */
void
unrep_search_bar_close (UnrepSearchBar *self)
{
  g_return_if_fail (UNREP_IS_SEARCH_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

/**
 * unrep_search_bar_go:
 * @self: a bar
 * @forward: to the next hit in reading order, else to the one before
 *
 * Goes on at the other end, and says so. Opens a bar that is closed.
 */
void
unrep_search_bar_go (UnrepSearchBar *self,
                     gboolean        forward)
{
  g_return_if_fail (UNREP_IS_SEARCH_BAR (self));

  if (self->report == NULL)
    {
      unrep_search_bar_open (self);
      return;
    }
  self->wrapped = NULL;
  if (unrep_report_view_find_next (self->report, forward))
    self->wrapped = forward ? _("from the beginning") : _("from the end");
  say_status (self);
}
