#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every check of the house finds what it is there for, and nothing in a sound tree."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
HEADER = SPDX + """#pragma once
#include <glib.h>
#define UNREP_TWICE(x) unrep_twice_macro (x)
G_DECLARE_FINAL_TYPE (UnrepThing, unrep_thing, UNREP, THING, GObject)
GType       unrep_thing_get_type (void);
UnrepThing *unrep_thing_new      (int n);
/**
 * unrep_thing_half:
 * unrep_thing_quarter: of it
 */
static inline int
unrep_thing_half (int n)
{
  return unrep_hidden (n) / 2;
}
"""
SOURCE = SPDX + """#include "unrep-thing.h"
/* #include <gtk/gtk.h> */
/**
 * unrep_thing_new:
 * @n: unrep_other (1)
 */
UnrepThing *
unrep_thing_new (int n)
{
  return _("a thing // not a comment");
}
"""
CATALOGUE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: fr\n"
"Project-Id-Version: x\nPO-Revision-Date: x\nLast-Translator: x\nLanguage-Team: x\nMIME-Version: 1.0\n"
"Content-Transfer-Encoding: 8bit\n"

msgid "a thing // not a comment"
msgstr "une chose"
"""
SOUND = {
    "app/report/unrep-thing.h": HEADER.replace(" * unrep_thing_quarter: of it\n", ""),
    "app/report/unrep-thing.c": SOURCE,
    "app/base/unrep-base.h": SPDX,
    "app/base/unrep-base.c": SPDX + '#include "unrep-base.h"\n#include "unrep-config.h"\n',
    "app/base/unrep-base-private.h": SPDX,
    "app/rendering/unrep-runs.c": SPDX + '#include "base/unrep-base.h"\n#include <pango/pango.h>\n',
    "ui/unrep-window.c": SPDX + '#include "report/unrep-thing.h"\n#include <gtk/gtk.h>\n',
    "ui/unrep-window.ui": f'<?xml version="1.0"?>\n<!-- {SPDX[3:-4]} --><p translatable="yes">Word</p>\n',
    "po/LINGUAS": "# one a line\nfr\n",
    "po/fr.po": CATALOGUE,
    "po/POTFILES.in": "# a comment\napp/report/unrep-thing.c\nui/unrep-window.ui\n",
    "tests/run": "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n",
}


def run(*command, **more):
    """Returns the exit status and everything said."""
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **more)
    return done.returncode, done.stdout


class TreeTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.write(SOUND)

    def write(self, files):
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def check(self, name):
        return run(sys.executable, HERE / name, self.root)

    def assert_sound(self, name):
        status, said = self.check(name)
        self.assertEqual(status, 0, said)

    def assert_found(self, name, files, *expected):
        """With FILES written over the sound tree, check NAME says each of EXPECTED
        and nothing of another file."""
        self.assert_sound(name)
        self.write(files)
        status, said = self.check(name)
        self.assertEqual(status, 1, said)
        for words in expected:
            self.assertIn(words, said)


class IncludesTest(TreeTest):
    def bad(self, path, line, expected):
        self.assert_found("check-includes", {path: SPDX + "\n" + line + "\n"}, f"{path}:3: ", expected)

    def test_room_below(self):
        self.bad("app/base/unrep-x.c", '#include "report/unrep-thing.h"', "may not include")

    def test_interface(self):
        self.bad("app/report/unrep-x.h", '#include "ui/unrep-window.h"', "not a header of a room")

    def test_other_room_without_its_name(self):
        self.bad("app/report/unrep-x.c", '#include "unrep-base.h"', "there is no")

    def test_missing(self):
        self.bad("ui/unrep-x.c", '# include "base/unrep-gone.h"', "there is no")

    def test_private(self):
        self.bad("app/report/unrep-x.c", '#include "base/unrep-base-private.h"', "private to base")

    def test_toolkit(self):
        for name in ("gtk/gtk.h", "gdk/gdk.h", "adwaita.h", "libadwaita-1/adwaita.h", "gsk/gsk.h"):
            with self.subTest(name):
                self.write(SOUND)
                (self.root / "app/cli").mkdir(exist_ok=True)
                (self.root / "app/cli/unrep-x.c").unlink(missing_ok=True)
                self.bad("app/cli/unrep-x.c", f"#include <{name}>", "knows no GTK")

    def test_pango(self):
        self.bad("app/report/unrep-x.c", "#include <pango/pango.h>", "only app/rendering")

    def test_painter_elsewhere(self):
        self.bad("app/report/unrep-chart-paint.c", "#include <pango/pango.h>", "only app/rendering")

    def test_no_room(self):
        self.assert_found("check-includes", {"app/cellar/unrep-x.c": SPDX}, "stands in no room")

    def test_wrong_folder(self):
        status, said = run(sys.executable, HERE / "check-includes", self.root / "po")
        self.assertEqual(status, 1, said)


class LengthTest(TreeTest):
    def test_file(self):
        self.write({"app/base/unrep-x.c": "\n" * 600})
        self.assert_found("check-length", {"app/base/unrep-x.c": "\n" * 601}, "unrep-x.c:601: the file has 601 lines")

    def test_function(self):
        table = "struct\n{\n" + "\n" * 80 + "};\nenum\n{\n" + "\n" * 80 + "} Name;\n"
        self.write({"ui/unrep-x.c": table + "int\nf (void)\n{\n" + "  {\n" * 58 + "}\n"})
        self.assert_found("check-length", {"ui/unrep-x.c": "int\nf (void)\n{\n" + "\n" * 59 + "}\n"},
                          "unrep-x.c:3: the function has 61 lines")


class DocCommentsTest(TreeTest):
    def test_missing(self):
        self.assert_found("check-doc-comments", {"app/report/unrep-thing.c": SOURCE.replace("/**", "/*")},
                          "unrep-thing.h:7: unrep_thing_new() has no doc comment")

    def test_of_another_room(self):
        self.assert_found("check-doc-comments",
                          {"app/report/unrep-thing.c": SPDX, "app/base/unrep-thing.c": SOURCE}, "has no doc comment")

    def test_of_nothing(self):
        self.assert_found("check-doc-comments", {"app/report/unrep-thing.h": HEADER},
                          "unrep-thing.h:10: unrep_thing_quarter() is documented")


class SpdxTest(TreeTest):
    def test_missing(self):
        for path, content in (("app/base/unrep-x.h", "\n" + SPDX), ("tests/x.py", "import os\n"),
                              ("tests/run", "#!/bin/sh\n"), ("ui/x.css", ""), ("ui/x.ui", "<?xml?>\n"),
                              (".ci/x", "#!/usr/bin/env python3\n"), ("app/x.c", SPDX.replace("-3.0", "-2.0"))):
            with self.subTest(path):
                shutil.rmtree(self.root)
                self.write(SOUND)
                self.assert_found("check-spdx", {path: content}, path + ":1: ")


class PotfilesTest(TreeTest):
    def test_missing_source(self):
        for call in ('_("x")', '_ ("x")', 'N_("x")', 'C_("x", "y")', 'ngettext ("x", "y", 2)', '_(\n  "x")',
                     'g_dngettext (DOMAIN, "x", "y", 2)'):
            with self.subTest(call):
                shutil.rmtree(self.root)
                self.write(SOUND)
                self.assert_found("check-potfiles", {"app/base/unrep-base.c": SPDX + call}, "unrep-base.c:1: has strings")

    def test_missing_interface(self):
        self.assert_found("check-potfiles", {"ui/x.ui": '<p translatable="yes">'}, "ui/x.ui:1: has strings")

    def test_missing_metainfo(self):
        self.assert_found("check-potfiles", {"data/x.metainfo.xml.in": ""}, "x.metainfo.xml.in:1: has strings")

    def test_listed(self):
        self.assert_found("check-potfiles",
                          {"po/POTFILES.in": SOUND["po/POTFILES.in"] + "app/base/unrep-base.c\nui/gone.c\n"},
                          "there is no ui/gone.c", "unrep-base.c has no strings", "not sorted")

    def test_comments_and_macros(self):
        self.write({"app/base/unrep-base.c": '/* _("x") */ // _("x")\n_(variable); foo_("x");\n'})
        self.assert_sound("check-potfiles")


class CataloguesTest(TreeTest):
    def setUp(self):
        super().setUp()
        self.write({"po/POTFILES.in": "app/report/unrep-thing.c\n"})

    def bad(self, catalogue, expected):
        self.assert_found("check-catalogues", {"po/fr.po": catalogue}, expected)

    def test_untranslated(self):
        self.bad(CATALOGUE.replace('"une chose"', '""'), "1 untranslated")

    def test_fuzzy(self):
        self.bad(CATALOGUE.replace('msgid "a', '#, fuzzy\nmsgid "a'), "1 fuzzy")

    def test_missing_message(self):
        self.bad(CATALOGUE.split('msgid "a')[0], "not defined")

    def test_stale_message(self):
        self.bad(CATALOGUE + 'msgid "gone"\nmsgstr "parti"\n', "not used")

    def test_format(self):
        self.write({"app/report/unrep-thing.c": '_("%s a")'})
        self.write({"po/fr.po": CATALOGUE.split("msgid \"a")[0] + '#, c-format\nmsgid "%s a"\nmsgstr "%s x"\n'})
        self.assert_found("check-catalogues", {"po/fr.po": (self.root / "po/fr.po").read_text().replace("%s x", "%d x")},
                          "format specifications")

    def test_open_name(self):
        self.write({"app/report/unrep-thing.c": '_("%s a")'})
        self.write({"po/LINGUAS": "ar\n", "po/ar.po": CATALOGUE.split("msgid \"a")[0]
                    + '#, c-format\nmsgid "%s a"\nmsgstr "«\u2068%s\u2069»"\n'})
        self.assert_sound("check-catalogues")
        self.assert_found("check-catalogues", {"po/ar.po": (self.root / "po/ar.po").read_text(encoding="utf-8").replace(
            "\u2068%s\u2069", "%s")}, "not isolated")

    def test_missing_catalogue(self):
        self.assert_found("check-catalogues", {"po/LINGUAS": "fr\nar\n"}, "there is no ar.po")


class LinksTest(unittest.TestCase):
    def check(self, program):
        return run(sys.executable, HERE / "check-links", program)

    def test_toolkit_itself(self):
        libraries = run("/sbin/ldconfig", "-p")[1]
        status, said = self.check(re.search(r"libadwaita-1\.so.* => (\S+)", libraries).group(1))
        self.assertEqual(status, 1, said)
        self.assertIn("libgtk-4", said)

    def test_no_program(self):
        self.assertEqual(self.check(__file__)[0], 1)
        self.assertEqual(self.check("/nonexistent")[0], 1)


class ValidatorsTest(unittest.TestCase):
    """The validators that data/meson.build runs where they are installed: here they
    must be, and must refuse what is wrong."""

    def refuses(self, name, content, *command):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            pathlib.Path(path).write_text(content, encoding="utf-8")
            status, said = run(*command, folder if command[0] == "glib-compile-schemas" else path)
        self.assertNotEqual(status, 0, said)
        self.assertNotEqual(said, "")

    def test_desktop_file(self):
        self.refuses("x.desktop", "[Desktop Entry]\nType=Application\nTerminal=maybe\n", "desktop-file-validate")

    def test_metainfo(self):
        self.refuses("x.metainfo.xml", '<?xml version="1.0"?><component><id>x</id></component>', "appstreamcli",
                     "validate", "--no-net")

    def test_schema(self):
        self.refuses("x.gschema.xml", '<schemalist><schema id="x"><key name="a" type="i"/></schema></schemalist>',
                     "glib-compile-schemas", "--strict", "--dry-run")

    def test_icon(self):
        self.refuses("x.svg", "<svg>", "xmllint", "--noout", "--nonet")

    def test_man_page(self):
        self.refuses("x.1", ".Dd today\n.Sh NAMES\n.Xx\n", "mandoc", "-T", "lint", "-W", "warning")


unittest.main()
