/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files whose pages are pictures, or say other letters than they show: ocrmypdf
 * recognizes their text and makes a file that has it. */
#include "unrep-ocr.h"

#include "unrep-head-language.h"
#include "unrep-pdf-pages.h"
#include "unrep-pdf-process.h"
#include "unrep-report.h"

#include "base/unrep-errand.h"
#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROGRAM "ocrmypdf"
/* It says something at each page, and gives up one that takes three minutes. */
#define MAX_SILENCE 900
/* To say which languages there are. */
#define SHORT_SILENCE 30
#define INPUT "report.pdf"
#define OUTPUT "recognized.pdf"
/* What names of new files end in, and how long a name may be, in bytes. */
#define SUFFIX "ocr"
#define MAX_NAME 240
#define MAX_NUMBER 1000
/* Names that somebody else takes at the same moment. */
#define MAX_TRIES 8
/* ocrmypdf's exit statuses that people can do something about. */
#define STATUS_MISSING 3
#define STATUS_ENCRYPTED 8

static const UnrepOcrLanguage languages[UNREP_OCR_N_LANGUAGES] = {
  { "ar", "ara", "tesseract-ocr-ara", N_("Arabic") },
  { "zh", "chi_sim", "tesseract-ocr-chi-sim", N_("Chinese") },
  { "en", "eng", "tesseract-ocr-eng", N_("English") },
  { "fr", "fra", "tesseract-ocr-fra", N_("French") },
  { "ru", "rus", "tesseract-ocr-rus", N_("Russian") },
  { "es", "spa", "tesseract-ocr-spa", N_("Spanish") },
};

/* What is told while ocrmypdf works, and what it has said. */
typedef struct
{
  const UnrepOcr *ocr;
  guint n_all;       /* pages of the file */
  guint n_pages;     /* those that need it */
  char *list;        /* which those are; NULL for all */
  GHashTable *begun; /* pages */
  char *last;        /* sentence that may be a reason */
  guint missing;     /* languages */
} Progress;

static void
progress_clear (Progress *self)
{
  g_clear_pointer (&self->begun, g_hash_table_unref);
  g_clear_pointer (&self->last, g_free);
  g_clear_pointer (&self->list, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Progress, progress_clear)

/**
 * unrep_ocr_get_language:
 * @index: less than %UNREP_OCR_N_LANGUAGES
 *
 * Returns: (transfer none): a language
 */
const UnrepOcrLanguage *
unrep_ocr_get_language (guint index)
{
  g_return_val_if_fail (index < UNREP_OCR_N_LANGUAGES, NULL);

  return &languages[index];
}

/* The language that one of its names is, as a set; none where that is no language here. */
static guint
find_language (const char *name,
               gsize       n)
{
  for (guint i = 0; i < UNREP_OCR_N_LANGUAGES; i++)
    if ((n == strlen (languages[i].code) && g_ascii_strncasecmp (name, languages[i].code, n) == 0)
        || (n == strlen (languages[i].tesseract) && strncmp (name, languages[i].tesseract, n) == 0))
      return 1u << i;
  return 0;
}

static void
take_language_cb (const char *line,
                  gpointer    user_data)
{
  guint *found = user_data;

  *found |= strlen (line) > 2 ? find_language (line, strlen (line)) : 0;
}

/**
 * unrep_ocr_dup_packages:
 * @set: a set of languages
 *
 * Returns: (transfer full): the packages that they are in, as Debian calls them, with
 *   spaces between
 */
char *
unrep_ocr_dup_packages (guint set)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < UNREP_OCR_N_LANGUAGES; i++)
    if (set & (1u << i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", languages[i].package);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
set_absent (GError **error)
{
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND,
               /* Translators: both %s are names of packages */
               _("Text is recognized by the program OCRmyPDF, which is not installed here. Install the packages %s and %s (so they "
                 "are called in Debian and Ubuntu), and that of every other language of the report."),
               PROGRAM, languages[0].package);
  return FALSE;
}

/**
 * unrep_ocr_find_languages:
 * @set: (out): the languages in which text can be recognized here
 * @cancellable: (nullable): ends it early
 * @error: return location of an error: %UNREP_ERROR_NOT_FOUND where the program is not
 *   installed, %UNREP_ERROR_UNREADABLE, %G_IO_ERROR_CANCELLED
 *
 * Asks what is installed. Waits for it: not for the main loop.
 *
 * Returns: whether text can be recognized here at all
 */
gboolean
unrep_ocr_find_languages (guint         *set,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *program = g_find_program_in_path (PROGRAM), *tesseract = g_find_program_in_path ("tesseract");
  const char *const command[] = { tesseract, "--list-langs", NULL };
  g_autoptr (UnrepErrand) errand = NULL;
  int status;

  *set = 0;
  if (program == NULL || tesseract == NULL)
    return set_absent (error);
  errand = unrep_errand_new (error);
  return errand != NULL
         && unrep_errand_run (errand, command, SHORT_SILENCE, take_language_cb, set, &status, cancellable, error);
}

/* Names of files say it often: A_79_1-AR.pdf, report.en.pdf. */
static guint
find_in_name (const char *name)
{
  guint found = 0;

  while (*name != '\0')
    {
      gsize n = strcspn (name, "._-+ ()[]");

      found |= find_language (name, n);
      name += n + (name[n] != '\0');
    }
  return found;
}

/**
 * unrep_ocr_suggest_languages:
 * @text: (nullable): what text the file has
 * @name: its name
 * @interface: the language of the interface, such as `ar` or `fr_CH`
 *
 * Suggests the languages in which text is to be recognized: that of the text, else those
 * that the name of the file says, else that of the interface, and Arabic where it is
 * English; and English, in which symbols of documents are.
 *
 * Returns: a set of languages
 */
guint
unrep_ocr_suggest_languages (UnrepText  *text,
                             const char *name,
                             const char *interface)
{
  const char *guess = text != NULL ? unrep_text_guess_language (text) : NULL;
  guint english = find_language ("en", 2), set = guess != NULL ? find_language (guess, strlen (guess)) : 0;

  if (set == 0)
    set = find_in_name (name);
  if (set != 0)
    return set | english;
  set = find_language (interface, strcspn (interface, "_.@")) | english;
  return set == english ? set | find_language ("ar", 2) : set;
}

static gboolean
needs_it (UnrepPages *pages,
          guint       index)
{
  return index < unrep_pages_get_n (pages) && unrep_pages_get (pages, index)->state != UNREP_PAGE_FINE;
}

/**
 * unrep_ocr_dup_pages:
 * @pages: the pages of a report
 * @n: (out): how many of them need it
 *
 * Returns: (transfer full) (nullable): the pages that are pictures, or say other letters
 *   than they show, such as `1,3-7`; %NULL where none does
 */
char *
unrep_ocr_dup_pages (UnrepPages *pages,
                     guint      *n)
{
  g_autoptr (GString) out = g_string_new (NULL);

  *n = 0;
  for (guint i = 0, end; i < unrep_pages_get_n (pages); i = end + 1)
    {
      for (end = i; needs_it (pages, end);)
        end++;
      *n += end - i;
      if (end > i)
        g_string_append_printf (out, "%s%u", out->len > 0 ? "," : "", i + 1);
      if (end > i + 1)
        g_string_append_printf (out, "-%u", end);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/**
 * unrep_ocr_new_target:
 * @file: a PDF file
 * @folder: where the new file goes
 *
 * Returns: (transfer full): a file that is not there yet, with a name made of that of
 *   @file
 */
GFile *
unrep_ocr_new_target (GFile *file,
                      GFile *folder)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *end;

  if (strlen (name) > 4 && g_ascii_strcasecmp (name + strlen (name) - 4, ".pdf") == 0)
    name[strlen (name) - 4] = '\0';
  if (strlen (name) > MAX_NAME)
    {
      end = g_utf8_find_prev_char (name, name + MAX_NAME);
      name[end != NULL ? (gsize) (end - name) : MAX_NAME] = '\0';
    }
  for (guint i = 1;; i++)
    {
      g_autofree char *candidate = i == 1 ? g_strdup_printf ("%s.%s.pdf", name, SUFFIX)
                                          : g_strdup_printf ("%s.%s-%u.pdf", name, SUFFIX, i);
      g_autoptr (GFile) target = g_file_get_child (folder, candidate);
      g_autoptr (GFileInfo) info = g_file_query_info (target, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

      if (info == NULL || i == MAX_NUMBER)
        return g_steal_pointer (&target);
    }
}

static char *
dup_tesseract (guint set)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < UNREP_OCR_N_LANGUAGES; i++)
    if (set & (1u << i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? "+" : "", languages[i].tesseract);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * unrep_ocr_dup_command:
 * @file: a PDF file
 * @pages: (nullable): its pages; %NULL where it has no text at all
 * @set: a set of languages
 *
 * Returns: (transfer full): what a person writes in a terminal to have its text recognized
 */
char *
unrep_ocr_dup_command (GFile      *file,
                       UnrepPages *pages,
                       guint       set)
{
  g_autofree char *tesseract = dup_tesseract (set), *name = g_file_get_basename (file), *printable = unrep_dup_printable (name);
  g_autofree char *quoted = g_shell_quote (printable);
  guint n;
  g_autofree char *list = pages != NULL ? unrep_ocr_dup_pages (pages, &n) : NULL;

  return g_strdup_printf ("%s -l %s %s%s %s NEW.pdf", PROGRAM, tesseract, list != NULL ? "--force-ocr --pages " : "--skip-text",
                          list != NULL ? list : "", quoted);
}

/* Lines about a page begin with its number. */
static void
watch_page (Progress   *progress,
            const char *line)
{
  char *end;
  guint64 page = g_ascii_strtoull (line, &end, 10);

  if (end == line || *end != ' ' || page == 0 || page > progress->n_all
      || (progress->ocr->pages != NULL && !needs_it (progress->ocr->pages, (guint) page - 1))
      || !g_hash_table_add (progress->begun, GUINT_TO_POINTER ((guint) page)))
    return;
  if (progress->ocr->func != NULL)
    progress->ocr->func (g_hash_table_size (progress->begun), progress->n_pages, progress->ocr->user_data);
}

/* The last line that is no detail tells why. Errors come with the name of their class. */
static void
said_cb (const char *line,
         gpointer    user_data)
{
  Progress *progress = user_data;
  const char *reason = strstr (line, "exceptions.");

  watch_page (progress, line);
  if (*line == ' ' || *line == '\0' || *line == '\t')
    return;
  progress->missing |= strlen (line) > 2 ? find_language (line, strlen (line)) : 0;
  g_free (progress->last);
  progress->last = g_strdup (reason != NULL ? reason + strlen ("exceptions.") : line);
}

static gboolean
set_failed (const Progress  *progress,
            int              status,
            const char      *display,
            GError         **error)
{
  g_autofree char *packages = unrep_ocr_dup_packages (progress->missing);

  if (status == STATUS_MISSING && progress->missing != 0)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND,
                 /* Translators: %s is the names of packages */
                 _("Tesseract, which recognizes letters, lacks languages that were asked for. Install the packages %s (so they are "
                   "called in Debian and Ubuntu), and try again."), packages);
  else if (status == STATUS_ENCRYPTED)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                 _("“%s” has a password. Save it without one, and try again."), display);
  else if (status < 0)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                 _("The text of “%s” was not recognized: the system has ended OCRmyPDF, perhaps for want of memory. Close other "
                   "programs, and try again."), display);
  else
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                 /* Translators: the first %s is a file, the second what another program says, in English */
                 _("The text of “%s” was not recognized. OCRmyPDF says: %s\nNothing was written. Try other languages, a better "
                   "copy, or a Word version."), display,
                 progress->last != NULL ? progress->last : "?");
  return FALSE;
}

static gboolean
run_program (UnrepErrand     *errand,
             Progress        *progress,
             const char      *display,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autofree char *program = g_find_program_in_path (PROGRAM);
  g_autofree char *chosen = dup_tesseract (progress->ocr->languages);
  g_autoptr (GError) local = NULL;
  const char *command[] = { program, "-v", "1", "--output-type", "pdf", "-l", chosen, "--skip-text", INPUT, OUTPUT, NULL, NULL, NULL };
  int status;

  if (program == NULL)
    return set_absent (error);
  if (progress->list != NULL)
    {
      /* A page with a stamp, or with letters that it does not show, has a text. */
      command[7] = "--force-ocr";
      command[8] = "--pages";
      command[9] = progress->list;
      command[10] = INPUT;
      command[11] = OUTPUT;
    }
  if (unrep_errand_run (errand, command, MAX_SILENCE, said_cb, progress, &status, cancellable, &local))
    return status == 0 || set_failed (progress, status, display, error);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                 ngettext ("The text of “%s” was not recognized: OCRmyPDF has done nothing for %u minute.",
                           "The text of “%s” was not recognized: OCRmyPDF has done nothing for %u minutes.", MAX_SILENCE / 60),
                 display, MAX_SILENCE / 60);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A file without any text was not opened, and nobody has counted its pages. */
static gboolean
count_pages (Progress      *self,
             GBytes        *bytes,
             const char    *display,
             GCancellable  *cancellable,
             GError       **error)
{
  const char *const arguments[] = { "text", "1", NULL };
  g_auto (UnrepPdfHelper) helper = UNREP_PDF_HELPER_NONE;
  g_auto (UnrepPdfPages) pages = { 0 };
  g_autoptr (GByteArray) wire = NULL;

  self->begun = g_hash_table_new (NULL, NULL);
  if (self->ocr->pages != NULL)
    {
      self->n_all = unrep_pages_get_n (self->ocr->pages);
      self->list = unrep_ocr_dup_pages (self->ocr->pages, &self->n_pages);
      return TRUE;
    }
  if (!unrep_pdf_process_run (&helper, bytes, arguments, &wire, 1, display, cancellable, error)
      || !unrep_pdf_pages_parse (&pages, wire, 0, 1, display, error))
    return FALSE;
  self->n_all = self->n_pages = pages.n_pages;
  return TRUE;
}

/* Beside the report, under a name that nobody has taken meanwhile. */
static GFile *
save (const UnrepOcr  *ocr,
      GBytes          *bytes,
      GCancellable    *cancellable,
      GError         **error)
{
  for (guint left = MAX_TRIES;; left--)
    {
      g_autoptr (GFile) target = unrep_ocr_new_target (ocr->file, ocr->folder);
      g_autoptr (GError) local = NULL;

      if (unrep_file_save_new (target, bytes, cancellable, &local))
        return g_steal_pointer (&target);
      if (left > 0 && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
}

/**
 * unrep_ocr_run:
 * @ocr: what is to be recognized
 * @cancellable: (nullable): ends it at once, without a file
 * @error: return location of an error: %UNREP_ERROR_NOT_FOUND (the program or a language
 *   is not installed), %UNREP_ERROR_UNREADABLE, %UNREP_ERROR_TOO_LARGE,
 *   %UNREP_ERROR_UNWRITABLE, %G_IO_ERROR_CANCELLED
 *
 * Has ocrmypdf recognize the text of a PDF file, and saves what it makes as a new file:
 * whole, and in place of none. It runs without a shell in a folder of its own, which is
 * removed again, and ends with us. Waits for it, which may be for hours: not for the main
 * loop.
 *
 * Returns: (transfer full): the new file; %NULL on error
 */
GFile *
unrep_ocr_run (const UnrepOcr  *ocr,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autofree char *display = unrep_file_dup_display (ocr->file);
  g_auto (Progress) progress = { ocr };
  g_autoptr (GBytes) input = unrep_file_read (ocr->file, UNREP_REPORT_MAX_BYTES, cancellable, error);
  g_autoptr (GBytes) output = NULL;
  g_autoptr (UnrepErrand) errand = NULL;

  if (input == NULL || !count_pages (&progress, input, display, cancellable, error))
    return NULL;
  errand = unrep_errand_new (error);
  if (errand == NULL)
    return NULL;
  unrep_errand_setenv (errand, "TMPDIR", unrep_errand_get_folder (errand));
  unrep_errand_setenv (errand, "LC_ALL", "C.UTF-8");
  if (!unrep_errand_write (errand, INPUT, input, error) || !run_program (errand, &progress, display, cancellable, error))
    return NULL;
  output = unrep_errand_take (errand, OUTPUT, UNREP_REPORT_MAX_BYTES);
  if (output != NULL)
    return save (ocr, output, cancellable, error);
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
               _("OCRmyPDF has made of “%s” a file of more than %u MB, which cannot be opened. Divide it, and recognize its parts."),
               display, (guint) (UNREP_REPORT_MAX_BYTES >> 20));
  return NULL;
}
