/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes of web pages, which HTML has no element for: links to something later that
 * links back, or that says what it is, as Word, LibreOffice, pandoc, MediaWiki and EPUB
 * write them. */
#include "unrep-html.h"

#include <string.h>

#define MAX_DEPTH 300
/* The text of a reference is no longer, in bytes: `[12]`, `*`, `(note ٣)`. */
#define MAX_MARK 16
/* How many elements around a link are looked at for its name. */
#define MAX_AROUND 3
/* How many nodes of a note are looked at for the link back. */
#define MAX_NODES 2000
#define MAX_LINKS 20000

typedef struct
{
  GHashTable *targets;  /* id or name → element */
  GHashTable *order;    /* element → its place in the page */
  GPtrArray *links;     /* a elements that lead to places in the page */
} Survey;

struct _UnrepHtmlNotes
{
  GHashTable *references; /* a element → UnrepHtmlNote */
  GHashTable *bodies;     /* element → UnrepHtmlNote */
  GHashTable *names;      /* names of references → element */
};

static void
note_free (gpointer data)
{
  UnrepHtmlNote *note = data;

  g_free (note->mark);
  g_free (note);
}

static gboolean
contains (const char *text,
          const char *part)
{
  return text != NULL && strstr (text, part) != NULL;
}

/* The name that a link leads to, in the page; NULL for all others. */
static const char *
find_goal (const xmlNode *link)
{
  const char *href = unrep_xml_is (link, "a") ? unrep_xml_attribute (link, "href") : NULL;
  const char *hash = href != NULL ? strchr (href, '#') : NULL;

  /* Saved pages have their own address before it. */
  if (hash == NULL || hash[1] == '\0' || (hash != href && strstr (hash, "note") == NULL && strstr (hash, "ftn") == NULL))
    return NULL;
  return hash + 1;
}

static void
survey (Survey        *self,
        const xmlNode *parent,
        guint          depth)
{
  for (const xmlNode *node = parent->children; node != NULL && depth < MAX_DEPTH; node = node->next)
    {
      const char *names[] = { unrep_xml_attribute (node, "id"), unrep_xml_is (node, "a") ? unrep_xml_attribute (node, "name") : NULL };

      if (node->type != XML_ELEMENT_NODE)
        continue;
      g_hash_table_insert (self->order, (gpointer) node, GUINT_TO_POINTER (g_hash_table_size (self->order) + 1));
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (names[i] != NULL && !g_hash_table_contains (self->targets, names[i]))
          g_hash_table_insert (self->targets, (gpointer) names[i], (gpointer) node);
      if (find_goal (node) != NULL && self->links->len < MAX_LINKS)
        g_ptr_array_add (self->links, (gpointer) node);
      survey (self, node, depth + 1);
    }
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const names[] = { "li", "p", "div", "aside", "dd", "section", "td", "blockquote", "details" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (unrep_xml_is (node, names[i]))
      return TRUE;
  return FALSE;
}

/* What attributes say that an element is a note. */
static gboolean
says_note (const xmlNode *node)
{
  const char *role = unrep_xml_attribute (node, "role"), *type = unrep_xml_attribute (node, "epub:type");
  const char *style = unrep_xml_attribute (node, "style"), *id = unrep_xml_attribute (node, "id");

  if (type == NULL)
    type = unrep_xml_attribute (node, "type");
  return g_strcmp0 (role, "doc-footnote") == 0 || g_strcmp0 (role, "doc-endnote") == 0
         || g_strcmp0 (type, "footnote") == 0 || g_strcmp0 (type, "endnote") == 0 || g_strcmp0 (type, "rearnote") == 0
         || ((contains (style, "mso-element:footnote") || contains (style, "mso-element:endnote"))
             && !contains (style, "note-list"))
         || (unrep_xml_is (node, "div") && id != NULL
             && (g_str_has_prefix (id, "sdfootnote") || g_str_has_prefix (id, "sdendnote")));
}

/**
 * unrep_html_notes_is_container:
 * @node: an element
 *
 * Returns: whether it says that what is in it are notes
 */
gboolean
unrep_html_notes_is_container (const xmlNode *node)
{
  static const char *const classes[] = { "footnotes", "endnotes", "references", "footnote-list", "mw-references-wrap" };
  const char *role = unrep_xml_attribute (node, "role"), *type = unrep_xml_attribute (node, "epub:type");
  const char *style = unrep_xml_attribute (node, "style"), *class = unrep_xml_attribute (node, "class");
  g_auto (GStrv) words = class != NULL ? g_strsplit_set (class, " \t\n", -1) : NULL;

  if (g_strcmp0 (role, "doc-endnotes") == 0 || g_strcmp0 (role, "doc-footnotes") == 0 || g_strcmp0 (type, "footnotes") == 0
      || g_strcmp0 (type, "endnotes") == 0 || contains (style, "mso-element:footnote-list")
      || contains (style, "mso-element:endnote-list"))
    return TRUE;
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (classes); i++)
    if (g_strv_contains ((const char *const *) words, classes[i]))
      return TRUE;
  return FALSE;
}

/* The whole of the note that a link leads to: what says so, an item of a list, or a
 * paragraph. */
static const xmlNode *
find_body (const xmlNode *target)
{
  const xmlNode *block = NULL;

  for (const xmlNode *node = target; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    {
      if (says_note (node) || unrep_xml_is (node, "li"))
        return node;
      if (unrep_html_notes_is_container (node) || unrep_xml_is (node, "body") || unrep_xml_is (node, "table"))
        break;
      if (block == NULL && is_block (node))
        block = node;
    }
  return block;
}

static gboolean
is_within (const xmlNode *node,
           const xmlNode *outer)
{
  while (node != NULL && node != outer)
    node = node->parent;
  return node != NULL;
}

/* Whether a link leads to the reference, or to what stands right around it. */
static gboolean
leads_to (const Survey  *self,
          const xmlNode *link,
          const xmlNode *reference)
{
  const char *goal = find_goal (link);
  const xmlNode *target = goal != NULL ? g_hash_table_lookup (self->targets, goal) : NULL, *node = reference;

  if (target == NULL)
    return FALSE;
  for (guint i = 0; i <= MAX_AROUND && node != NULL; i++, node = node->parent)
    if (node == target || (i == 0 && (is_within (target, node) || node->prev == target)))
      return TRUE;
  return FALSE;
}

static gboolean
has_link_back (const Survey  *self,
               const xmlNode *parent,
               const xmlNode *reference,
               guint         *n_left,
               guint          depth)
{
  for (const xmlNode *node = parent->children; node != NULL && *n_left > 0 && depth < MAX_DEPTH; node = node->next)
    {
      (*n_left)--;
      if (leads_to (self, node, reference) || has_link_back (self, node, reference, n_left, depth + 1))
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_reference (const xmlNode *link)
{
  const char *class = unrep_xml_attribute (link, "class"), *style = unrep_xml_attribute (link, "style");
  const char *around = unrep_xml_attribute (link->parent, "class");

  return g_strcmp0 (unrep_xml_attribute (link, "role"), "doc-noteref") == 0
         || g_strcmp0 (unrep_xml_attribute (link, "epub:type"), "noteref") == 0 || contains (class, "footnote-ref")
         || contains (class, "sdfootnoteanc") || contains (class, "sdendnoteanc") || contains (class, "noteref")
         || contains (style, "mso-footnote-id") || contains (style, "mso-endnote-id")
         || (unrep_xml_is (link->parent, "sup") && contains (around, "reference"));
}

static gboolean
is_in_container (const xmlNode *node)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (says_note (node) || unrep_html_notes_is_container (node))
      return TRUE;
  return FALSE;
}

/* The text of a reference without brackets; NULL for a link that is longer than marks are. */
static char *
dup_mark (const xmlNode *link)
{
  g_autofree char *text = (char *) xmlNodeGetContent (link);
  char *start = text, *end;

  if (text == NULL)
    return NULL;
  g_strstrip (text);
  if (*text == '\0' || strlen (text) > MAX_MARK)
    return NULL;
  start += strspn (start, "[({");
  end = start + strcspn (start, "])}");
  return g_strndup (start, (gsize) (end - start));
}

/* The note that a link refers to, if it is one. */
static const xmlNode *
find_note (const Survey  *self,
           const xmlNode *link)
{
  const xmlNode *target = g_hash_table_lookup (self->targets, find_goal (link));
  const xmlNode *body = target != NULL ? find_body (target) : NULL;
  gboolean said, later;
  guint n_left = MAX_NODES;

  if (body == NULL || is_within (link, body))
    return NULL;
  said = says_note (body) || (unrep_xml_is (body, "li") && is_in_container (body)) || says_reference (link);
  later = GPOINTER_TO_UINT (g_hash_table_lookup (self->order, body)) > GPOINTER_TO_UINT (g_hash_table_lookup (self->order, link));
  return said || (later && has_link_back (self, body, link, &n_left, 0)) ? body : NULL;
}

static gboolean
is_endnote (const xmlNode *link)
{
  const char *goal = find_goal (link);

  return g_str_has_prefix (goal, "_edn") || g_str_has_prefix (goal, "sdendnote");
}

/* Whatever name leads back to a reference, for links in notes. */
static void
add_names (UnrepHtmlNotes *self,
           const xmlNode  *link)
{
  const xmlNode *node = link;

  for (guint i = 0; i <= MAX_AROUND && node != NULL; i++, node = node->parent)
    for (const char *const *name = (const char *const[]) { "id", "name", NULL }; *name != NULL; name++)
      if (unrep_xml_attribute (node, *name) != NULL)
        g_hash_table_add (self->names, (gpointer) unrep_xml_attribute (node, *name));
  if (link->prev != NULL && unrep_xml_is (link->prev, "a") && unrep_xml_attribute (link->prev, "name") != NULL)
    g_hash_table_add (self->names, (gpointer) unrep_xml_attribute (link->prev, "name"));
}

static gboolean
is_in_body (UnrepHtmlNotes *self,
            const xmlNode  *node)
{
  while (node != NULL && !g_hash_table_contains (self->bodies, node))
    node = node->parent;
  return node != NULL;
}

/* A link that is no reference if it stands in a note that an earlier one refers to. */
static void
add_link (UnrepHtmlNotes *self,
          const Survey   *seen,
          const xmlNode  *link)
{
  g_autofree char *mark = dup_mark (link);
  const xmlNode *body = mark != NULL && !is_in_body (self, link) ? find_note (seen, link) : NULL;
  UnrepHtmlNote *note;

  if (body == NULL)
    return;
  note = g_hash_table_lookup (self->bodies, body);
  if (note == NULL)
    {
      if (is_in_body (self, body))
        return;
      note = g_new0 (UnrepHtmlNote, 1);
      *note = (UnrepHtmlNote) { body, g_steal_pointer (&mark), is_endnote (link) };
      g_hash_table_insert (self->bodies, (gpointer) body, note);
    }
  g_hash_table_insert (self->references, (gpointer) link, note);
  add_names (self, link);
}

/**
 * unrep_html_notes_new:
 * @root: the root of a page, which must live as long
 *
 * Returns: (transfer full): the notes of the page
 */
UnrepHtmlNotes *
unrep_html_notes_new (const xmlNode *root)
{
  UnrepHtmlNotes *self = g_new0 (UnrepHtmlNotes, 1);
  Survey seen = { .targets = g_hash_table_new (g_str_hash, g_str_equal), .order = g_hash_table_new (NULL, NULL),
                  .links = g_ptr_array_new () };

  self->references = g_hash_table_new (NULL, NULL);
  self->bodies = g_hash_table_new_full (NULL, NULL, NULL, note_free);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  survey (&seen, root, 0);
  for (guint i = 0; i < seen.links->len; i++)
    add_link (self, &seen, g_ptr_array_index (seen.links, i));
  g_hash_table_unref (seen.targets);
  g_hash_table_unref (seen.order);
  g_ptr_array_unref (seen.links);
  return self;
}

/**
 * unrep_html_notes_free:
 * @self: (nullable): notes
 *
 * Frees them.
 */
void
unrep_html_notes_free (UnrepHtmlNotes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->references);
  g_hash_table_unref (self->bodies);
  g_hash_table_unref (self->names);
  g_free (self);
}

/**
 * unrep_html_notes_find:
 * @self: the notes of a page
 * @reference: an element
 *
 * Returns: (transfer none) (nullable): the note that it refers to
 */
const UnrepHtmlNote *
unrep_html_notes_find (UnrepHtmlNotes *self,
                       const xmlNode  *reference)
{
  return g_hash_table_lookup (self->references, reference);
}

/**
 * unrep_html_notes_is_body:
 * @self: the notes of a page
 * @node: an element
 *
 * Returns: whether it is a note that something refers to
 */
gboolean
unrep_html_notes_is_body (UnrepHtmlNotes *self,
                          const xmlNode  *node)
{
  return g_hash_table_contains (self->bodies, node);
}

/**
 * unrep_html_notes_is_back:
 * @self: the notes of a page
 * @node: an element in a note
 *
 * Returns: whether it leads back to the text, by a sign that is no part of what the note
 *   says
 */
gboolean
unrep_html_notes_is_back (UnrepHtmlNotes *self,
                          const xmlNode  *node)
{
  const char *goal = find_goal (node), *class = unrep_xml_attribute (node, "class");
  g_autofree char *mark = goal != NULL ? dup_mark (node) : NULL;

  return (mark != NULL && g_hash_table_contains (self->names, goal))
         || g_strcmp0 (unrep_xml_attribute (node, "role"), "doc-backlink") == 0 || contains (class, "mw-cite-backlink");
}
