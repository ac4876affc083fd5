/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a paragraph is drawn: the tables of the window and `unrep-cli inspect` say the same. */
#include "unrep-rendering-fixture.h"

#include "unrep-paragraph-picture.h"

#include "rendering/unrep-inspection.h"

#include <gdk/x11/gdkx.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* Short enough to be one line wherever it is drawn; with two directions, a mark, a control
 * and a letter that Amiri has not. */
#define REPORT \
  "تقرير فريق الخبراء\n\n1- نصُّ ۲۳ \u2067A/9\u2069 Ж.\n\n2- النص هنا من غير خطأ ولا عيب.\n"

static GtkColumnView *
find_table (GtkWidget *widget,
            guint      n_columns)
{
  if (GTK_IS_COLUMN_VIEW (widget) && g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (widget))) == n_columns)
    return GTK_COLUMN_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkColumnView *found = find_table (child, n_columns);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The picture above the tables. */
static UnrepParagraphPicture *
find_picture (GtkWidget *widget)
{
  if (UNREP_IS_PARAGRAPH_PICTURE (widget) && gtk_widget_get_mapped (widget))
    return UNREP_PARAGRAPH_PICTURE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      UnrepParagraphPicture *found = find_picture (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkColumnView *
get_runs (void)
{
  return find_table (GTK_WIDGET (rendering_view->inspector), 10);
}

static GtkColumnView *
get_characters (void)
{
  return find_table (GTK_WIDGET (rendering_view->inspector), 6);
}

static gboolean
is_inspected (gpointer unused)
{
  GtkSelectionModel *model = gtk_column_view_get_model (get_runs ());

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 1;
}

static guint
get_selected (GtkColumnView *table)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (table)));
}

static void
open_tables (const char *dir)
{
  rendering_fixture_open (dir, REPORT);
  rendering_fixture_go_to ("extended-digit");
  rendering_fixture_act ("rendering.inspect-next", NULL);
  g_assert_true (unrep_fixture_wait (is_inspected, NULL));
}

/* What the command line says of the paragraph. */
static JsonArray *
load_runs (const char *path,
           JsonParser *parser)
{
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *paragraphs;
  char *arguments[] = { (char *) g_getenv ("UNREP_CLI"), (char *) "inspect", (char *) "--unit=1", (char *) path, NULL };

  g_assert_true (g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error));
  g_assert_no_error (error);
  json_parser_load_from_data (parser, out, -1, &error);
  g_assert_no_error (error);
  paragraphs = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "paragraphs");
  g_assert_cmpuint (json_array_get_length (paragraphs), ==, 1);
  return json_object_get_array_member (json_array_get_object_element (paragraphs, 0), "runs");
}

static void
compare_clusters (UnrepInspection         *inspection,
                  const UnrepInspectedRun *run,
                  JsonArray               *clusters)
{
  g_assert_cmpuint (json_array_get_length (clusters), ==, run->n_clusters);
  for (guint i = 0; i < run->n_clusters; i++)
    {
      const UnrepInspectedCluster *cluster = unrep_inspection_get_cluster (inspection, run->first_cluster + i);
      JsonObject *object = json_array_get_object_element (clusters, i);
      JsonArray *characters = json_object_get_array_member (object, "characters");
      JsonArray *glyphs = json_object_get_array_member (object, "glyphs");

      g_assert_cmpuint (json_array_get_length (characters), ==, cluster->n_chars);
      for (guint j = 0; j < cluster->n_chars; j++)
        {
          g_autofree char *code = g_strdup_printf ("U+%04X", unrep_inspection_get_char (inspection, cluster->first_char + j)->code);

          g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (characters, j), "code"), ==, code);
        }
      g_assert_cmpuint (json_array_get_length (glyphs), ==, cluster->n_glyphs);
      for (guint j = 0; j < cluster->n_glyphs; j++)
        g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (glyphs, j), "name"), ==,
                         unrep_inspection_get_glyph (inspection, cluster->first_glyph + j)->name);
    }
}

static void
test_agrees (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("agrees"), *path = g_build_filename (dir, "r.txt", NULL), *labels = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  UnrepInspection *inspection;
  JsonArray *runs;

  open_tables (dir);
  inspection = unrep_paragraph_picture_get_inspection (find_picture (GTK_WIDGET (rendering_view->inspector)));
  runs = load_runs (path, parser);
  labels = unrep_fixture_dup_labels (GTK_WIDGET (get_runs ()));
  g_assert_cmpuint (json_array_get_length (runs), ==, unrep_inspection_get_n_runs (inspection));
  g_assert_cmpuint (json_array_get_length (runs), >, 4);
  for (guint i = 0; i < json_array_get_length (runs); i++)
    {
      JsonObject *run = json_array_get_object_element (runs, i);
      const UnrepInspectedRun *inspected = unrep_inspection_get_run (inspection, i);
      g_autofree char *file = g_path_get_basename (json_object_get_string_member (run, "file"));

      g_assert_cmpint (json_object_get_int_member (run, "start"), ==, (gint64) inspected->range.start);
      g_assert_cmpint (json_object_get_int_member (run, "level"), ==, inspected->level);
      g_assert_cmpint (json_object_get_int_member (run, "visual"), ==, inspected->visual);
      g_assert_cmpstr (json_object_get_string_member (run, "script"), ==, inspected->script);
      g_assert_cmpstr (json_object_get_string_member (run, "language"), ==, inspected->language);
      g_assert_cmpstr (json_object_get_string_member (run, "family"), ==, inspected->family);
      g_assert_cmpstr (json_object_get_string_member (run, "file"), ==, inspected->file);
      compare_clusters (inspection, inspected, json_object_get_array_member (run, "clusters"));
      /* And it is what the table says. */
      g_assert_nonnull (strstr (labels, file));
    }
  g_assert_nonnull (strstr (labels, "Amiri Regular"));
  g_assert_nonnull (strstr (labels, "\nar\n"));
  g_assert_nonnull (strstr (labels, unrep_fixture_in ("Font file", "ملف الخط")));
  g_assert_nonnull (strstr (labels, unrep_fixture_in ("from another font", "من خط آخر")));
  rendering_fixture_close ();
}

/* What is pointed at in the picture is chosen in both tables, and what is chosen in one of
 * them in the other. */
static void
test_linked (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("linked");
  UnrepParagraphPicture *picture;
  UnrepInspection *inspection;
  guint n;

  open_tables (dir);
  picture = find_picture (GTK_WIDGET (rendering_view->inspector));
  inspection = unrep_paragraph_picture_get_inspection (picture);
  n = unrep_inspection_get_n_clusters (inspection);
  for (guint i = n; i-- > 0;)
    {
      const UnrepInspectedCluster *cluster = unrep_inspection_get_cluster (inspection, i);

      g_signal_emit_by_name (picture, "pointed", i);
      g_assert_cmpuint (get_selected (get_runs ()), ==, cluster->run);
      g_assert_cmpuint (get_selected (get_characters ()), ==, cluster->first_char);
    }
  for (guint i = 0; i < unrep_inspection_get_n_runs (inspection); i++)
    {
      const UnrepInspectedRun *run = unrep_inspection_get_run (inspection, i);

      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (get_runs ())), i);
      g_assert_cmpuint (get_selected (get_characters ()), ==, run->first_char);
    }
  for (guint i = unrep_inspection_get_n_chars (inspection); i-- > 0;)
    {
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (get_characters ())), i);
      g_assert_cmpuint (get_selected (get_runs ()), ==, unrep_inspection_get_char (inspection, i)->run);
    }
  rendering_fixture_close ();
}

/* The pointer goes there, through the X server. */
static void
move_pointer (GtkWidget  *widget,
              double      x,
              double      y,
              const char *click)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (rendering_window));
  g_autofree char *window = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  g_autofree char *across = NULL, *down = NULL;
  graphene_point_t point;
  double dx, dy;
  g_autoptr (GError) error = NULL;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (rendering_window), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));
  gtk_native_get_surface_transform (GTK_NATIVE (rendering_window), &dx, &dy);
  across = g_strdup_printf ("%.0f", floor (point.x + dx));
  down = g_strdup_printf ("%.0f", floor (point.y + dy));
  g_assert_true (g_spawn_sync (NULL, (char *[]) { (char *) "xdotool", (char *) "mousemove", (char *) "--window", window, across, down,
                                                  (char *) click, (char *) "1", NULL },
                               NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  guint run;
  guint character;
} Chosen;

static gboolean
is_chosen (gpointer data)
{
  const Chosen *chosen = data;

  return get_selected (get_runs ()) == chosen->run && get_selected (get_characters ()) == chosen->character;
}

/* A row of @table, by the text of one of its cells. */
static GtkWidget *
find_cell (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_cell (gpointer text)
{
  GtkWidget *cell = find_cell (GTK_WIDGET (get_characters ()), text);

  return cell != NULL && gtk_widget_get_width (cell) > 0;
}

static UnrepInspection *
get_inspection (void)
{
  return unrep_paragraph_picture_get_inspection (find_picture (GTK_WIDGET (rendering_view->inspector)));
}

typedef struct
{
  Chosen chosen;
  guint cluster; /* in the picture, or UNREP_INSPECTION_NONE for the cell of U+002D, which is clicked */
  guint n_tries;
  gint64 again;
} Pointing;

/* Each time a pixel beside: a pointer that stays where it is says nothing. */
static void
point (const Pointing *self)
{
  double beside = self->n_tries % 2;
  GtkWidget *cell;

  if (self->cluster != UNREP_INSPECTION_NONE)
    {
      UnrepRectangle place = unrep_inspection_get_cluster (get_inspection (), self->cluster)->rectangle;

      move_pointer (GTK_WIDGET (find_picture (GTK_WIDGET (rendering_view->inspector))),
                    UNREP_PARAGRAPH_PICTURE_PADDING + place.x + place.width / 2 + beside,
                    UNREP_PARAGRAPH_PICTURE_PADDING + place.y + place.height / 2, NULL);
    }
  else if ((cell = find_cell (GTK_WIDGET (get_characters ()), "U+002D")) != NULL)
    move_pointer (cell, 2 + beside, 2, "click");
}

/* Points again where the paragraph has been laid out anew meanwhile, in another width. */
static gboolean
is_pointed (gpointer data)
{
  Pointing *self = data;

  if (is_chosen (&self->chosen))
    return TRUE;
  if (g_get_monotonic_time () < self->again)
    return FALSE;
  point (self);
  self->n_tries++;
  self->again = g_get_monotonic_time () + G_USEC_PER_SEC;
  return FALSE;
}

/* As a hand does it: what the pointer is over is chosen in both tables, and what is clicked
 * in one of them in the other. */
static void
test_pointed (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("pointed");
  guint n_seen = 0;

  open_tables (dir);
  unrep_fixture_settle ();
  for (guint i = unrep_inspection_get_n_clusters (get_inspection ()); i-- > 0;)
    {
      const UnrepInspectedCluster *cluster = unrep_inspection_get_cluster (get_inspection (), i);
      Pointing pointing = { { cluster->run, cluster->first_char }, i };

      if (cluster->rectangle.width < 3)
        continue;
      g_test_message ("cluster %u", i);
      g_assert_true (unrep_fixture_wait (is_pointed, &pointing));
      n_seen++;
    }
  g_assert_cmpuint (n_seen, >, 10);

  rendering_fixture_act ("rendering.inspect-next", NULL);
  g_assert_true (unrep_fixture_wait (has_cell, (gpointer) "U+002D"));
  for (guint i = 0; i < unrep_inspection_get_n_chars (get_inspection ()); i++)
    if (unrep_inspection_get_char (get_inspection (), i)->code == 0x002d)
      {
        Pointing pointing = { { unrep_inspection_get_char (get_inspection (), i)->run, i }, UNREP_INSPECTION_NONE };

        unrep_fixture_settle ();
        g_assert_true (unrep_fixture_wait (is_pointed, &pointing));
      }
  rendering_fixture_close ();
}

static gboolean
is_laid_out (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

/* A table that is wider than its place shows where a row begins, at the right in Arabic. */
static void
test_beginning (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("beginning");
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GtkAdjustment *adjustment;
  double end;

  open_tables (dir);
  adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (get_runs ()));
  column = g_list_model_get_item (gtk_column_view_get_columns (get_runs ()), 3);
  gtk_column_view_column_set_fixed_width (column, 3000);
  g_assert_true (unrep_fixture_wait (is_laid_out, adjustment));
  unrep_fixture_settle ();
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==,
                     gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? end : 0);
  rendering_fixture_close ();
}

/* In the narrowest window the bar of the inspector is all there. */
static void
test_narrow (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("narrow");
  GtkWidget *bar;
  int least;

  open_tables (dir);
  bar = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (rendering_view->inspector)));
  g_assert_true (GTK_IS_SCROLLED_WINDOW (bar));
  gtk_widget_measure (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (bar)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  rendering_fixture_close ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkCssProvider) provider = NULL;

  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/example/Unrep/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_test_add_func ("/inspector/agrees", test_agrees);
  g_test_add_func ("/inspector/linked", test_linked);
  g_test_add_func ("/inspector/pointed", test_pointed);
  g_test_add_func ("/inspector/beginning", test_beginning);
  g_test_add_func ("/inspector/narrow", test_narrow);

  return g_test_run ();
}
