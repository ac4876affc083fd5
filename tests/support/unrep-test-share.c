/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A share as GIO has them: files without a local path, which can do no more than
 * a share can, and whose every call can be made to fail. They are kept in a folder. */
#include "unrep-test-share.h"

#define SCHEME "unrep-share"

UnrepTestShareFault unrep_test_share_fault;

/* Whether the call that is about to be made fails. */
static gboolean
strikes (const char  *call,
         GError     **error)
{
  UnrepTestShareFault *fault = &unrep_test_share_fault;

  while (g_atomic_int_get (&fault->hangs))
    g_usleep (1000);
  if (fault->only != NULL && !g_str_equal (fault->only, call))
    return FALSE;
  fault->n_calls++;
  if (fault->at == 0 || (fault->n_calls != fault->at && !(fault->lasts && fault->n_calls > fault->at)))
    return FALSE;
  if (fault->struck == NULL)
    fault->struck = call;
  if (fault->damage)
    return FALSE;
  g_set_error (error, G_IO_ERROR, fault->code, "the share has failed (%s)", call);
  return TRUE;
}

/* The name of the calls that wait. */
static const char *stalled;

/**
 * unrep_test_share_stall:
 * @call: (nullable): the name of the calls (`read`, `enumerate`) that wait from now on,
 *   %NULL for none: what waits goes on
 *
 * A server that does not answer; what is cancelled does not wait any more.
 */
void
unrep_test_share_stall (const char *call)
{
  g_atomic_pointer_set (&stalled, call);
}

/* Whether it was not cancelled. */
static gboolean
wait_for_server (const char    *call,
                 GCancellable  *cancellable,
                 GError       **error)
{
  while (g_strcmp0 (g_atomic_pointer_get (&stalled), call) == 0 && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Fails, at the end of the call where @late says so: @done is what came of it. */
static gboolean
end_call (gboolean   struck,
          gboolean   done)
{
  return !struck && done;
}

/* What is written arrives when the stream is closed. */
#define TEST_TYPE_UPLOAD (test_upload_get_type ())
G_DECLARE_FINAL_TYPE (TestUpload, test_upload, TEST, UPLOAD, GFileOutputStream)

struct _TestUpload
{
  GFileOutputStream parent_instance;
  GFile *real;
  GByteArray *bytes;
};

G_DEFINE_FINAL_TYPE (TestUpload, test_upload, G_TYPE_FILE_OUTPUT_STREAM)

static gssize
test_upload_write (GOutputStream  *stream,
                   const void     *buffer,
                   gsize           count,
                   GCancellable   *cancellable,
                   GError        **error)
{
  TestUpload *self = TEST_UPLOAD (stream);
  gsize n = MIN (count, 1000);

  if (strikes ("write", error))
    return -1;
  g_byte_array_append (self->bytes, buffer, n);
  if (unrep_test_share_fault.damage && unrep_test_share_fault.struck != NULL)
    self->bytes->data[0] ^= 1;
  return n;
}

static gboolean
test_upload_flush (GOutputStream  *stream,
                   GCancellable   *cancellable,
                   GError        **error)
{
  return !strikes ("flush", error);
}

static gboolean
test_upload_close (GOutputStream  *stream,
                   GCancellable   *cancellable,
                   GError        **error)
{
  TestUpload *self = TEST_UPLOAD (stream);
  gboolean struck = strikes ("close", error);

  if (struck && !unrep_test_share_fault.late)
    return FALSE;
  /* An empty array has no data. */
  return end_call (struck, g_file_replace_contents (self->real, self->bytes->len > 0 ? (char *) self->bytes->data : "",
                                                    self->bytes->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
}

static void
test_upload_finalize (GObject *object)
{
  TestUpload *self = TEST_UPLOAD (object);

  g_object_unref (self->real);
  g_byte_array_unref (self->bytes);
  G_OBJECT_CLASS (test_upload_parent_class)->finalize (object);
}

static void
test_upload_class_init (TestUploadClass *klass)
{
  GOutputStreamClass *stream_class = G_OUTPUT_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_upload_finalize;
  stream_class->write_fn = test_upload_write;
  stream_class->flush = test_upload_flush;
  stream_class->close_fn = test_upload_close;
}

static void
test_upload_init (TestUpload *self)
{
  self->bytes = g_byte_array_new ();
}

#define TEST_TYPE_LIST (test_list_get_type ())
G_DECLARE_FINAL_TYPE (TestList, test_list, TEST, LIST, GFileEnumerator)

struct _TestList
{
  GFileEnumerator parent_instance;
  GFileEnumerator *real;
};

G_DEFINE_FINAL_TYPE (TestList, test_list, G_TYPE_FILE_ENUMERATOR)

static GFileInfo *
test_list_next_file (GFileEnumerator  *enumerator,
                     GCancellable     *cancellable,
                     GError          **error)
{
  return g_file_enumerator_next_file (TEST_LIST (enumerator)->real, cancellable, error);
}

static gboolean
test_list_close (GFileEnumerator  *enumerator,
                 GCancellable     *cancellable,
                 GError          **error)
{
  return g_file_enumerator_close (TEST_LIST (enumerator)->real, cancellable, error);
}

static void
test_list_finalize (GObject *object)
{
  /* Which closes it first. */
  g_autoptr (GFileEnumerator) real = TEST_LIST (object)->real;

  G_OBJECT_CLASS (test_list_parent_class)->finalize (object);
}

static void
test_list_class_init (TestListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_list_finalize;
  G_FILE_ENUMERATOR_CLASS (klass)->next_file = test_list_next_file;
  G_FILE_ENUMERATOR_CLASS (klass)->close_fn = test_list_close;
}

static void
test_list_init (TestList *self)
{
}

#define TEST_TYPE_SHARE (test_share_get_type ())
G_DECLARE_FINAL_TYPE (TestShare, test_share, TEST, SHARE, GObject)

struct _TestShare
{
  GObject parent_instance;
  GFile *real;
};

static void test_share_iface_init (GFileIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestShare, test_share, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, test_share_iface_init))

static GFile *
wrap (GFile *real)
{
  TestShare *self = real != NULL ? g_object_new (TEST_TYPE_SHARE, NULL) : NULL;

  if (self != NULL)
    self->real = real;
  return G_FILE (self);
}

static GFile *
get_real (GFile *file)
{
  return TEST_SHARE (file)->real;
}

static void
test_share_finalize (GObject *object)
{
  g_object_unref (TEST_SHARE (object)->real);
  G_OBJECT_CLASS (test_share_parent_class)->finalize (object);
}

static void
test_share_class_init (TestShareClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_share_finalize;
}

static void
test_share_init (TestShare *self)
{
}

static GFile *
test_share_dup (GFile *file)
{
  return wrap (g_file_dup (get_real (file)));
}

static guint
test_share_hash (GFile *file)
{
  return g_file_hash (get_real (file));
}

static gboolean
test_share_equal (GFile *a,
                  GFile *b)
{
  return g_file_equal (get_real (a), get_real (b));
}

static gboolean
test_share_is_native (GFile *file)
{
  return FALSE;
}

static gboolean
test_share_has_uri_scheme (GFile      *file,
                           const char *scheme)
{
  return g_str_equal (scheme, SCHEME);
}

static char *
test_share_get_uri_scheme (GFile *file)
{
  return g_strdup (SCHEME);
}

static char *
test_share_get_basename (GFile *file)
{
  return g_file_get_basename (get_real (file));
}

static char *
test_share_get_path (GFile *file)
{
  return NULL;
}

static char *
test_share_get_uri (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (get_real (file));

  return g_strconcat (SCHEME, uri + strlen ("file"), NULL);
}

static GFile *
test_share_get_parent (GFile *file)
{
  return wrap (g_file_get_parent (get_real (file)));
}

static gboolean
test_share_prefix_matches (GFile *prefix,
                           GFile *file)
{
  return g_file_has_prefix (get_real (file), get_real (prefix));
}

static char *
test_share_get_relative_path (GFile *parent,
                              GFile *descendant)
{
  return g_file_get_relative_path (get_real (parent), get_real (descendant));
}

static GFile *
test_share_resolve_relative_path (GFile      *file,
                                  const char *path)
{
  return wrap (g_file_resolve_relative_path (get_real (file), path));
}

static GFile *
test_share_get_child_for_display_name (GFile       *file,
                                       const char  *name,
                                       GError     **error)
{
  return wrap (g_file_get_child_for_display_name (get_real (file), name, error));
}

static GFileEnumerator *
test_share_enumerate_children (GFile                *file,
                               const char           *attributes,
                               GFileQueryInfoFlags   flags,
                               GCancellable         *cancellable,
                               GError              **error)
{
  g_autoptr (GFileEnumerator) real = NULL;
  TestList *list;

  if (strikes ("enumerate", error) || !wait_for_server ("enumerate", cancellable, error))
    return NULL;
  real = g_file_enumerate_children (get_real (file), attributes, flags, cancellable, error);
  if (real == NULL)
    return NULL;
  list = g_object_new (TEST_TYPE_LIST, "container", file, NULL);
  list->real = g_steal_pointer (&real);
  return G_FILE_ENUMERATOR (list);
}

static GFileInfo *
test_share_query_info (GFile                *file,
                       const char           *attributes,
                       GFileQueryInfoFlags   flags,
                       GCancellable         *cancellable,
                       GError              **error)
{
  return strikes ("query", error) ? NULL : g_file_query_info (get_real (file), attributes, flags, cancellable, error);
}

static GFileInputStream *
test_share_read (GFile         *file,
                 GCancellable  *cancellable,
                 GError       **error)
{
  if (strikes ("read", error) || !wait_for_server ("read", cancellable, error))
    return NULL;
  return g_file_read (get_real (file), cancellable, error);
}

static GFileOutputStream *
test_share_create (GFile             *file,
                   GFileCreateFlags   flags,
                   GCancellable      *cancellable,
                   GError           **error)
{
  gboolean struck = strikes ("create", error);
  g_autoptr (GFileOutputStream) real = NULL;
  TestUpload *upload;

  if (struck && !unrep_test_share_fault.late)
    return NULL;
  real = g_file_create (get_real (file), flags, cancellable, struck ? NULL : error);
  if (real == NULL || struck)
    return NULL;
  upload = g_object_new (TEST_TYPE_UPLOAD, NULL);
  upload->real = g_object_ref (get_real (file));
  return G_FILE_OUTPUT_STREAM (upload);
}

static gboolean
test_share_delete (GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gboolean struck = strikes ("delete", error);

  if (struck && !unrep_test_share_fault.late)
    return FALSE;
  return end_call (struck, g_file_delete (get_real (file), cancellable, struck ? NULL : error));
}

static gboolean
test_share_set_attribute (GFile                *file,
                          const char           *attribute,
                          GFileAttributeType    type,
                          gpointer              value,
                          GFileQueryInfoFlags   flags,
                          GCancellable         *cancellable,
                          GError              **error)
{
  return !strikes ("set-attribute", error) &&
         g_file_set_attribute (get_real (file), attribute, type, value, flags, cancellable, error);
}

static gboolean
test_share_move (GFile                  *source,
                 GFile                  *destination,
                 GFileCopyFlags          flags,
                 GCancellable           *cancellable,
                 GFileProgressCallback   callback,
                 gpointer                user_data,
                 GError                **error)
{
  gboolean struck = strikes ("move", error);

  if (struck && !unrep_test_share_fault.late)
    return FALSE;
  if (unrep_test_share_fault.deletes_first && (flags & G_FILE_COPY_OVERWRITE) != 0)
    {
      if (!g_file_delete (get_real (destination), NULL, struck ? NULL : error) || struck)
        return FALSE;
      struck = strikes ("rename", error);
      if (struck && !unrep_test_share_fault.late)
        return FALSE;
    }
  return end_call (struck, g_file_move (get_real (source), get_real (destination), flags, cancellable, NULL, NULL,
                                        struck ? NULL : error));
}

static void
test_share_iface_init (GFileIface *iface)
{
  iface->dup = test_share_dup;
  iface->hash = test_share_hash;
  iface->equal = test_share_equal;
  iface->is_native = test_share_is_native;
  iface->has_uri_scheme = test_share_has_uri_scheme;
  iface->get_uri_scheme = test_share_get_uri_scheme;
  iface->get_basename = test_share_get_basename;
  iface->get_path = test_share_get_path;
  iface->get_uri = test_share_get_uri;
  iface->get_parse_name = test_share_get_uri;
  iface->get_parent = test_share_get_parent;
  iface->prefix_matches = test_share_prefix_matches;
  iface->get_relative_path = test_share_get_relative_path;
  iface->resolve_relative_path = test_share_resolve_relative_path;
  iface->get_child_for_display_name = test_share_get_child_for_display_name;
  iface->enumerate_children = test_share_enumerate_children;
  iface->query_info = test_share_query_info;
  iface->read_fn = test_share_read;
  iface->create = test_share_create;
  iface->delete_file = test_share_delete;
  iface->set_attribute = test_share_set_attribute;
  iface->move = test_share_move;
}

static GFile *
look_up_uri (GVfs       *vfs,
             const char *uri,
             gpointer    user_data)
{
  g_autofree char *real = g_strconcat ("file", uri + strlen (SCHEME), NULL);

  return wrap (g_file_new_for_uri (real));
}

/**
 * unrep_test_share_new:
 * @path: a local path
 *
 * Returns: (transfer full): the same file, as if it were on a share; its parent
 *   and its neighbours are too, and its URI leads back to it
 */
GFile *
unrep_test_share_new (const char *path)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      g_vfs_register_uri_scheme (g_vfs_get_default (), SCHEME, look_up_uri, NULL, NULL, NULL, NULL, NULL);
      g_once_init_leave (&registered, 1);
    }
  return wrap (g_file_new_for_path (path));
}
