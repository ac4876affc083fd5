# SPDX-License-Identifier: GPL-3.0-or-later
"""Word documents made up from a seed, and what Word shows of each of their paragraphs.

Every paragraph that is seen ends with a number of its own in white brackets, ⟦7⟧, so that what a
program makes of it is found again wherever that program puts it. What Word shows is computed here by
the rules of ISO/IEC 29500-1, from what the generator meant, and not by reading the file."""
import io
import random
import zipfile

import word_numbers

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
STRICT = {W: 'http://purl.oclc.org/ooxml/wordprocessingml/main', R: 'http://purl.oclc.org/ooxml/officeDocument/relationships'}
NAMES = ''.join(f' xmlns:{prefix}="{name}"' for prefix, name in {
    'w': W, 'r': R, 'mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
    'm': 'http://schemas.openxmlformats.org/officeDocument/2006/math', 'v': 'urn:schemas-microsoft-com:vml',
    'o': 'urn:schemas-microsoft-com:office:office', 'a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
    'wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'wps': 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
    'w14': 'http://schemas.microsoft.com/office/word/2010/wordml'}.items())
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
WORDS = {
    'ar': 'ينبغي للدول أن تحفر آبارا جديدة في كل قرية بعيدة عن النهر وأن تحفظ ماءها للأجيال'.split(),
    'en': 'States should dig new wells in every village far from the river and keep their water'.split(),
    'fr': 'Les États devraient creuser de nouveaux puits près des villages éloignés du fleuve'.split(),
    'es': 'Los Estados deberían cavar pozos nuevos cerca de las aldeas alejadas del río'.split(),
    'ru': 'Государствам следует копать новые колодцы возле деревень далеко от реки'.split(),
}
HEADINGS = {'ar': 'عنوان', 'en': 'heading', 'fr': 'Titre', 'es': 'Título', 'ru': 'Заголовок'}
LEVEL_FORMATS = {
    'ar': ['decimal', 'arabicAbjad', 'arabicAlpha', 'decimal', 'hindiNumbers', 'decimalZero'],
    'en': ['decimal', 'lowerLetter', 'upperLetter', 'lowerRoman', 'upperRoman', 'decimalZero', 'ordinal', 'cardinalText',
           'ordinalText', 'hebrew1', 'hebrew2', 'decimalEnclosedCircle', 'chicago', 'numberInDash'],
    'fr': ['decimal', 'lowerLetter', 'upperRoman', 'lowerRoman', 'decimalZero'],
    'es': ['decimal', 'lowerLetter', 'upperLetter', 'lowerRoman'],
    'ru': ['decimal', 'russianLower', 'russianUpper', 'upperRoman', 'lowerLetter'],
}
TEXTS = ['%N.', '(%N)', '%N)', '%N', '%N.', '[%N]', 'Part %N:', '%N -']


def element(name, content='', **attributes):
    head = name + ''.join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f'<w:{head}>{content}</w:{name}>' if content else f'<w:{head}/>'


def run(text, properties=''):
    properties = element('rPr', properties) if properties else ''
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ''


def bare_run(content):
    return f'<w:r>{content}</w:r>'


class Document:
    """A document in the making. @shown has what Word shows, by the number of the paragraph."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed
        self.language = self.random.choice(list(WORDS))
        self.numbering = word_numbers.Numbering()
        self.shown = {}
        self.notes = {'footnote': [], 'endnote': []}
        self.next_note = {'footnote': 1, 'endnote': 1}
        self.features = set()
        self.styles = []
        self.style_nums = {}
        self.bare_styles = set()
        self.body = []
        self.id = 100
        self.make_styles()
        self.make_numbering()

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def next_id(self):
        self.id += 1
        return self.id

    def words(self, n=None):
        return ' '.join(self.random.choices(WORDS[self.language], k=n or self.random.randint(2, 7)))

    # Styles and lists

    def make_styles(self):
        right = self.language == 'ar'
        self.default_right = right and self.chance(40)
        self.styles.append('<w:docDefaults><w:pPrDefault><w:pPr>%s</w:pPr></w:pPrDefault></w:docDefaults>'
                           % ('<w:bidi/>' if self.default_right else ''))
        normal = '<w:bidi/>' if right and not self.default_right else ''
        self.styles.append(f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>{normal}</w:pPr></w:style>')
        self.heading_way = self.random.choice(['word', 'localized', 'outline', 'based'])
        for level in (1, 2, 3):
            name = f'heading {level}'
            properties = ''
            if self.heading_way == 'localized':
                name = f'{HEADINGS[self.language]} {level}'
            elif self.heading_way == 'outline':
                name, properties = f'Rubric {level}', f'<w:outlineLvl w:val="{level - 1}"/>'
            self.styles.append(f'<w:style w:type="paragraph" w:styleId="T{level}"><w:name w:val="{name}"/><w:basedOn w:val="a"/>'
                               f'<w:pPr>{properties}</w:pPr></w:style>')
            self.styles.append(f'<w:style w:type="paragraph" w:styleId="U{level}"><w:name w:val="My {level}"/>'
                               f'<w:basedOn w:val="T{level}"/></w:style>')
        self.styles.append('<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
                           '<w:style w:type="character" w:styleId="gone"><w:name w:val="gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
                           '<w:style w:type="character" w:styleId="gone2"><w:name w:val="gone2"/><w:basedOn w:val="gone"/></w:style>'
                           '<w:style w:type="character" w:styleId="plain"><w:name w:val="plain"/><w:rPr><w:b/></w:rPr></w:style>')

    def make_level(self, index, multi):
        form = 'none' if self.chance(3) else 'bullet' if self.chance(7) else self.random.choice(LEVEL_FORMATS[self.language])
        if multi and form in ('bullet', 'numberInDash'):
            form = 'decimal'
        text = self.random.choice(TEXTS).replace('%N', f'%{index + 1}')
        if multi and index > 0:
            text = '.'.join(f'%{i + 1}' for i in range(index + 1)) + self.random.choice(['.', '', ')'])
        if form == 'bullet':
            text = self.random.choice(['•', '–', '►'])
        level = word_numbers.Level(form, text, self.random.choice([1, 1, 1, 1, 3, 0 if form == 'decimal' else 2]),
                                   suffix=self.random.choice(['tab', 'tab', 'space', 'nothing', None]))
        if self.chance(10) and index > 0:
            level.restart = self.random.randint(0, index)
            self.features.add('lvlRestart')
        if multi and self.chance(15):
            level.legal = True
            self.features.add('isLgl')
        return level

    def make_numbering(self):
        for definition in range(self.random.randint(2, 5)):
            multi = self.chance(35)
            levels = [self.make_level(i, multi) for i in range(self.random.choice([2, 3, 4, 9]))]
            self.numbering.add_definition(definition, levels)
            for _ in range(self.random.randint(1, 3)):
                starts, own = {}, {}
                if self.chance(35):
                    starts[self.random.randrange(2)] = self.random.choice([1, 1, 4, 7])
                    self.features.add('startOverride')
                if self.chance(12):
                    index = self.random.randrange(2)
                    own[index] = self.make_level(index, False)
                    self.features.add('lvlOverride')
                self.numbering.add_list(definition, starts, own)
        if self.chance(30):
            self.numbering.add_link(self.random.randrange(1, len(self.numbering.lists) + 1), 'Linked')
            self.features.add('numStyleLink')
            self.styles.append('<w:style w:type="numbering" w:styleId="Linked"><w:name w:val="Linked"/><w:pPr><w:numPr><w:numId '
                               f'w:val="{self.numbering.linked}"/></w:numPr></w:pPr></w:style>')
        num = self.random.randrange(1, len(self.numbering.lists) + 1)
        levels = self.numbering.definition_of(num)
        for index in range(2):
            levels[index].style = f'N{index}'
            level = f'<w:ilvl w:val="{index}"/>' if self.chance(70) else ''
            self.styles.append(f'<w:style w:type="paragraph" w:styleId="N{index}"><w:name w:val="N{index}"/><w:basedOn w:val="a"/>'
                               f'<w:pPr><w:numPr>{level}<w:numId w:val="{num}"/></w:numPr></w:pPr></w:style>')
            self.style_nums[f'N{index}'] = (num, index)
            if not level and index > 0:
                self.bare_styles.add(f'N{index}')
        self.styles.append('<w:style w:type="paragraph" w:styleId="NX"><w:name w:val="NX"/><w:basedOn w:val="N0"/></w:style>'
                           '<w:style w:type="paragraph" w:styleId="NO"><w:name w:val="NO"/><w:basedOn w:val="N0"/><w:pPr><w:numPr>'
                           '<w:numId w:val="0"/></w:numPr></w:pPr></w:style>')
        self.style_nums['NX'] = (num, 0)
        if self.numbering.lists[num - 1].own.get(0) or self.numbering.lists[num - 1].own.get(1):
            self.numbering.lists[num - 1].own.clear()

    # What stands in a paragraph: XML, and what is seen of it

    def inline(self, depth):
        kinds = [name for name in dir(self) if name.startswith('inline_')]
        kind = self.random.choice(kinds)
        if depth > 0 and kind in ('inline_box', 'inline_vml', 'inline_note'):
            return run('x'), 'x'
        self.features.add(kind[7:])
        return getattr(self, kind)(depth)

    def inline_pieces(self, _):
        one, two = self.words(1), self.words(1)
        return (run(one) + '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="%d" w:name="b%d"/>' % (self.next_id(), self.id)
                + run(two) + f'<w:bookmarkEnd w:id="{self.id}"/>'), one + two

    def inline_signs(self, _):
        name, seen = self.random.choice([('tab', ''), ('br', ''), ('cr', ''), ('noBreakHyphen', '‑'), ('softHyphen', '\u00ad'),
                                         ('lastRenderedPageBreak', '')])
        return bare_run(f'<w:t>u</w:t><w:{name}/><w:t>v</w:t>'), f'u{seen}v'

    def inline_symbol(self, _):
        font, code, seen = self.random.choice([('Symbol', 'F0B3', '≥'), ('Symbol', 'F061', 'α'), ('Symbol', 'F044', 'Δ'),
                                               ('Wingdings', 'F0FC', '✓'), ('Wingdings', 'F0E8', '➔'), ('Symbol', 'F0AE', '→'),
                                               ('Wingdings', 'F06F', '□')])
        return bare_run(f'<w:sym w:font="{font}" w:char="{code}"/>'), seen

    def inline_symbol_text(self, _):
        return run('&#xF0B7;&#xF061;', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/>'), '•α'

    def inline_link(self, _):
        text = self.words(2)
        wrap = self.random.choice(['hyperlink', 'smartTag', 'customXml'])
        more = ' w:element="x" w:uri="u"' if wrap != 'hyperlink' else ' w:anchor="b1"'
        return f'<w:{wrap}{more}>{run(text)}</w:{wrap}>', text

    def inline_sdt(self, _):
        text = self.words(1)
        more = self.random.choice(['', '<w:text/>', '<w:showingPlcHdr/>', '<w:dropDownList><w:listItem w:displayText="HID" w:value="1"/></w:dropDownList>'])
        return f'<w:sdt><w:sdtPr><w:id w:val="{self.next_id()}"/>{more}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>', text

    def field(self, code, result):
        begin = self.random.choice(['', ' w:dirty="true"', ' w:fldLock="true"'])
        return (bare_run(f'<w:fldChar w:fldCharType="begin"{begin}/>') + code + bare_run('<w:fldChar w:fldCharType="separate"/>')
                + result + bare_run('<w:fldChar w:fldCharType="end"/>'))

    def instruction(self, text):
        return bare_run(f'<w:instrText xml:space="preserve">{text}</w:instrText>')

    def inline_field(self, _):
        number = str(self.random.randint(2, 90))
        kind = self.random.choice(['simple', 'complex', 'nested', 'form', 'link'])
        if kind == 'simple':
            return f'<w:fldSimple w:instr=" SEQ Table \\* ARABIC ">{run(number)}</w:fldSimple>', number
        if kind == 'nested':
            inner = self.field(self.instruction('QUOTE HID'), run('HID'))
            return self.field(self.instruction(' QUOTE ') + inner, run(number)), number
        if kind == 'link':
            inner = self.field(self.instruction(' QUOTE x '), run(number))
            return self.field(self.instruction(' HYPERLINK "http://x.invalid/HID" '), run('see ') + inner), 'see ' + number
        name = ' FORMTEXT ' if kind == 'form' else ' QUOTE HID '
        return self.field(self.instruction(name), run(number)), number

    def inline_change(self, _):
        change = f'w:id="{self.next_id()}" w:author="A" w:date="2020-01-01T00:00:00Z"'
        kind = self.random.choice(['ins', 'del', 'insdel', 'rPrChange'])
        text = self.words(2)
        gone = '<w:r><w:delText>HID</w:delText></w:r>'
        if kind == 'ins':
            return f'<w:ins {change}>{run(text)}</w:ins>', text
        if kind == 'del':
            return f'<w:del {change}>{gone}</w:del>', ''
        if kind == 'insdel':
            return f'<w:ins {change}><w:del {change}>{gone}</w:del>{run(text)}</w:ins>', text
        return run(text, f'<w:rPrChange {change}><w:rPr><w:vanish/></w:rPr></w:rPrChange>'), text

    def inline_move(self, _):
        change = f'w:id="{self.next_id()}" w:author="A" w:date="2020-01-01T00:00:00Z"'
        text = self.words(2)
        start = f'<w:moveFromRangeStart {change} w:name="m{self.id}"/>'
        return (start + f'<w:moveFrom {change}>{run("HID")}</w:moveFrom><w:moveFromRangeEnd w:id="{self.id}"/>'
                f'<w:moveTo {change}>{run(text)}</w:moveTo>'), text

    def inline_hidden(self, _):
        how = self.random.choice(['<w:vanish/>', '<w:rStyle w:val="gone"/>', '<w:rStyle w:val="gone2"/>', '<w:vanish w:val="1"/>'])
        return run('HID', how), ''

    def inline_shown(self, _):
        text = self.words(1)
        how = self.random.choice(['<w:webHidden/>', '<w:rStyle w:val="gone"/><w:vanish w:val="0"/>', '<w:vanish w:val="false"/>',
                                  '<w:caps/>', '<w:smallCaps/>', '<w:rtl/>', '<w:lang w:bidi="ar-SA"/>', '<w:rStyle w:val="plain"/>'])
        return run(text, how), text

    def inline_comment(self, _):
        return (f'<w:commentRangeStart w:id="0"/>{run("c")}<w:commentRangeEnd w:id="0"/>'
                + bare_run('<w:annotationRef/>')), 'c'

    def inline_ruby(self, _):
        return bare_run(f'<w:ruby><w:rubyPr/><w:rt>{run("HID")}</w:rt><w:rubyBase>{run("base")}</w:rubyBase></w:ruby>'), 'base'

    def inline_direction(self, _):
        text = self.words(1)
        return f'<w:bdo w:val="ltr">{run(text)}</w:bdo>', text

    def inline_box(self, depth):
        inner = self.text_box(depth)
        drawing = ('<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
                   'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
                   '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
                   '</wp:positionV><wp:extent cx="1800000" cy="900000"/><wp:wrapSquare wrapText="bothSides"/>'
                   f'<wp:docPr id="{self.next_id()}" name="B{self.id}"/><a:graphic><a:graphicData uri='
                   '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
                   '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
                   f'</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>'
                   '</a:graphicData></a:graphic></wp:anchor></w:drawing>')
        return bare_run(f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{self.vml(inner)}'
                        '</mc:Fallback></mc:AlternateContent>'), ''

    def vml(self, inner):
        return ('<w:pict><v:shape id="s%d" style="position:absolute;width:100pt;height:50pt" type="#_x0000_t202"><v:textbox>'
                '<w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict>' % (self.next_id(), inner))

    def inline_vml(self, depth):
        return bare_run(self.vml(self.text_box(depth))), ''

    def text_box(self, depth):
        return ''.join(self.paragraph(kind='box', depth=depth + 1) for _ in range(self.random.randint(1, 2)))

    def inline_note(self, depth):
        kind = self.random.choice(['footnote', 'footnote', 'endnote'])
        number = len(self.notes[kind]) + 1
        own = self.chance(15)
        mark = '*' if own else str(self.next_note[kind]) if kind == 'footnote' else word_numbers.spell('lowerRoman', self.next_note[kind])
        self.next_note[kind] += not own
        head = run('* ') if own else bare_run(f'<w:{kind}Ref/>') + run(' ')
        self.notes[kind].append(self.paragraph(kind='note', depth=depth + 1, head=(head, mark)))
        custom = ' w:customMarkFollows="1"' if own else ''
        return (bare_run(f'<w:{kind}Reference{custom} w:id="{number}"/>' + ('<w:t>*</w:t>' if own else ''))), mark

    # Paragraphs

    def content(self, depth=0):
        text = self.words()
        xml, seen = run(text + ' '), text
        for _ in range(self.random.choice([0, 0, 1, 1, 2, 3])):
            more, shown = self.inline(depth)
            between = self.words(1)
            xml, seen = xml + more + run(' ' + between), seen + shown + between
        return xml, seen

    def show(self, seen, label='', **more):
        number = len(self.shown) + 1
        self.shown[number] = {'number': number, 'label': label, 'text': seen, **more}
        return run(f'⟦{number}⟧')

    def paragraph(self, properties='', label='', kind='body', depth=0, head=('', ''), **more):
        xml, seen = self.content(depth)
        end = self.show(head[1] + seen, label, kind=kind, **more)
        return f'<w:p><w:pPr>{properties}</w:pPr>{head[0]}{xml}{end}</w:p>'

    def numbered(self, kind='body'):
        num = self.random.randrange(1, len(self.numbering.lists) + 1)
        index = min(self.random.choice([0, 0, 0, 1, 1, 2]), len(self.numbering.levels(num)) - 1)
        label = self.numbering.count(num, index)
        return self.paragraph(element('numPr', element('ilvl', val=index) + element('numId', val=num)), label, kind,
                              num=num, list=self.numbering.root(num), level=index,
                              odd=self.numbering.oddity(num), counted=self.numbering.counted(num, index))

    def styled(self):
        style = self.random.choice(['N0', 'N0', 'N1', 'NX', 'NO'])
        off = element('numPr', element('ilvl', val=0) + element('numId', val=0)) if self.chance(15) else ''
        if style == 'NO' or off:
            return self.paragraph(element('pStyle', val=style) + off)
        num, index = self.style_nums[style]
        return self.paragraph(element('pStyle', val=style), self.numbering.count(num, index), num=num, list=self.numbering.root(num), level=index,
                              odd=self.numbering.oddity(num) or ('level named by a style' if style in self.bare_styles else None), counted=self.numbering.counted(num, index))

    def heading(self):
        level = self.random.randint(1, 3)
        if self.chance(20):
            return self.paragraph(element('outlineLvl', val=level - 1), heading=level)
        style = f'U{level}' if self.heading_way == 'based' else f'T{level}'
        return self.paragraph(element('pStyle', val=style), heading=level)

    def gone(self):
        change = f'w:id="{self.next_id()}" w:author="A" w:date="2020-01-01T00:00:00Z"'
        kind = self.random.choice(['style', 'mark', 'deleted', 'joined', 'moved', 'empty', 'page'])
        self.features.add(f'gone-{kind}')
        if kind == 'style':
            return f'<w:p><w:pPr><w:pStyle w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:pPr>{run("HID")}</w:p>'
        if kind == 'mark':
            return f'<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run("HID", "<w:vanish/>")}</w:p>'
        if kind == 'deleted':
            num = element('numPr', element('ilvl', val=0) + element('numId', val=88))
            return f'<w:p><w:pPr>{num}<w:rPr><w:del {change}/></w:rPr></w:pPr><w:del {change}><w:r><w:delText>HID</w:delText></w:r></w:del></w:p>'
        if kind == 'moved':
            return (f'<w:p><w:pPr><w:rPr><w:moveFrom {change}/></w:rPr></w:pPr><w:moveFromRangeStart {change} w:name="m{self.id}"/>'
                    f'<w:moveFrom {change}>{run("HID")}</w:moveFrom><w:moveFromRangeEnd w:id="{self.id}"/></w:p>')
        if kind == 'joined':
            text, (xml, seen) = self.words(), self.content()
            return (f'<w:p><w:pPr><w:rPr><w:del {change}/></w:rPr></w:pPr>{run(text + " ")}</w:p><w:p>{xml}'
                    + self.show(text + seen, kind='body', joined=True) + '</w:p>')
        return '<w:p/>' if kind == 'empty' else '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    # Tables

    def cell(self, depth, properties='', covered=False):
        if covered:
            return f'<w:tc><w:tcPr>{properties}</w:tcPr><w:p/></w:tc>'
        inner = ''.join(self.numbered('cell') if self.chance(25) else self.paragraph(kind='cell', depth=1)
                        for _ in range(self.random.randint(1, 2)))
        if depth < 2 and self.chance(12):
            inner += self.table(depth + 1) + self.paragraph(kind='cell', depth=1)
        cell = f'<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>'
        return f'<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>' if self.chance(8) else cell

    def row(self, columns, merge, depth, first):
        cells, column = '', 0
        change = f'w:id="{self.next_id()}" w:author="A" w:date="2020-01-01T00:00:00Z"'
        if self.chance(8) and not first and merge is None:
            gone = '<w:tc><w:tcPr/><w:p><w:pPr><w:rPr><w:del %s/></w:rPr></w:pPr><w:del %s><w:r><w:delText>HID</w:delText></w:r></w:del></w:p></w:tc>'
            self.features.add('row-deleted')
            return f'<w:tr><w:trPr><w:del {change}/></w:trPr>{gone % (change, change) * columns}</w:tr>'
        while column < columns:
            span = 2 if merge is None and column + 1 < columns and self.chance(15) else 1
            width = element('gridSpan', val=2) if span == 2 else ''
            if merge == column:
                cells += self.cell(depth, width + element('vMerge', val='restart') if first else width + element('vMerge'), not first)
            else:
                cells += self.cell(depth, width)
            column += span
        row = f'<w:tr><w:trPr>{"<w:tblHeader/>" if first else ""}</w:trPr>{cells}</w:tr>'
        return f'<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>' if self.chance(8) else row

    def table(self, depth=0):
        columns = self.random.randint(1, 3)
        merge = self.random.randrange(columns) if self.chance(35) else None
        column = '<w:gridCol w:w="2000"/>'
        visual = '<w:bidiVisual/>' if self.language == 'ar' else ''
        self.features.add('table')
        return (f'<w:tbl><w:tblPr>{visual}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{column * columns}'
                '</w:tblGrid>' + ''.join(self.row(columns, merge, depth, i == 0) for i in range(self.random.randint(1, 3)))
                + '</w:tbl>')

    def block(self):
        kind = self.random.choices(['plain', 'numbered', 'styled', 'heading', 'gone', 'table', 'wrapped', 'section'],
                                   [22, 32, 12, 9, 6, 6, 4, 1])[0]
        if kind == 'wrapped':
            inner = ''.join(self.random.choice([self.paragraph, self.numbered])() for _ in range(2))
            if self.chance(30):
                return f'<w:customXml w:element="x" w:uri="u">{inner}</w:customXml>'
            return f'<w:sdt><w:sdtPr><w:id w:val="{self.next_id()}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
        if kind == 'section':
            return self.paragraph('<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
        if kind == 'plain':
            return self.paragraph(self.random.choice(['', '', '<w:bidi/>', '<w:bidi w:val="0"/>']))
        return {'numbered': self.numbered, 'styled': self.styled, 'heading': self.heading, 'gone': self.gone, 'table': self.table}[kind]()

    # The package

    def parts(self):
        body = ''.join(self.block() for _ in range(self.random.randint(15, 45))) + self.paragraph()
        notes = {kind: ''.join(f'<w:{kind} w:id="{i + 1}">{xml}</w:{kind}>' for i, xml in enumerate(self.notes[kind]))
                 for kind in self.notes}
        separators = {kind: f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
                      for kind in self.notes}
        return {
            'document': f'<w:document{NAMES}><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
            'styles': f'<w:styles{NAMES}>{"".join(self.styles)}</w:styles>',
            'numbering': f'<w:numbering{NAMES}>{self.numbering.to_xml()}</w:numbering>',
            'footnotes': f'<w:footnotes{NAMES}>{separators["footnote"]}{notes["footnote"]}</w:footnotes>',
            'endnotes': f'<w:endnotes{NAMES}>{separators["endnote"]}{notes["endnote"]}</w:endnotes>',
        }

    def package(self):
        """The bytes of the file."""
        parts = self.parts()
        folder, main = self.random.choice([('word', 'document')] * 4 + [('word', 'document2'), ('doc/x', 'main')])
        absolute, strict = self.chance(20), self.chance(15)
        prefix = self.random.choice(['w'] * 5 + ['ns0', 'wx'])
        coding = self.random.choice(['utf-8'] * 6 + ['utf-8-sig', 'utf-16'])
        slash = '\\' if self.chance(5) else '/'
        kind = self.random.choice(['document.main'] * 5 + ['template.main'])
        names = {name: f'{folder}/{main if name == "document" else name}.xml' for name in parts}
        self.features |= {f'prefix-{prefix}', coding, f'slash{slash}', 'strict' if strict else 'transitional'}
        relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        files = {'[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                 '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                 '<Default Extension="xml" ContentType="application/xml"/>' + ''.join(
                     f'<Override PartName="/{names[name]}" ContentType="{TYPE}{kind if name == "document" else name}+xml"/>'
                     for name in parts) + '</Types>',
                 '_rels/.rels': f'{relations}<Relationship Id="r1" Type="{R}/officeDocument" Target="{"/" if absolute else ""}'
                 f'{names["document"]}"/></Relationships>',
                 f'{folder}/_rels/{main}.xml.rels': relations + ''.join(
                     f'<Relationship Id="r{name}" Type="{R}/{name}" Target="{"/" + folder + "/" if absolute else ""}{name}.xml"/>'
                     for name in parts if name != 'document') + '</Relationships>'}
        for name, xml in parts.items():
            files[names[name]] = xml if prefix == 'w' else xml.replace('<w:', f'<{prefix}:').replace(
                '</w:', f'</{prefix}:').replace(' w:', f' {prefix}:').replace('xmlns:w=', f'xmlns:{prefix}=')
        out = io.BytesIO()
        with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
            for name, xml in files.items():
                if strict:
                    for loose, tight in STRICT.items():
                        xml = xml.replace(loose, tight)
                code = coding if name.endswith('.xml') and 'Types' not in name else 'utf-8'
                declared = 'UTF-16' if code == 'utf-16' else 'UTF-8'
                archive.writestr(name.replace('/', slash), f'<?xml version="1.0" encoding="{declared}"?>{xml}'.encode(code))
        return out.getvalue()
