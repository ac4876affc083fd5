# SPDX-License-Identifier: GPL-3.0-or-later
"""How Word counts: ISO/IEC 29500-1, 17.9 (numbering) and 17.18.59 (number formats)."""

ALPHABETS = {
    'lowerLetter': 'abcdefghijklmnopqrstuvwxyz', 'upperLetter': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'arabicAbjad': 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ', 'arabicAlpha': 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي',
    'russianLower': 'абвгдежзиклмнопрстуфхцчшщыэюя', 'russianUpper': 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ',
    'hebrew2': 'אבגדהוזחטיכלמנסעפצקרשת', 'chicago': '*†‡§',
}
ROMAN = [(1000, 'm'), (900, 'cm'), (500, 'd'), (400, 'cd'), (100, 'c'), (90, 'xc'), (50, 'l'), (40, 'xl'), (10, 'x'), (9, 'ix'),
         (5, 'v'), (4, 'iv'), (1, 'i')]
CARDINALS = ('Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen '
             'Eighteen Nineteen Twenty').split()
ORDINALS = ('Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth '
            'Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth Twentieth').split()


def spell_roman(number):
    out = ''
    for value, letters in ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def spell_hebrew(number):
    """Hebrew numerals, which write 15 and 16 as 9 + 6 and 9 + 7."""
    out = 'ת' * (number // 400) + ['', 'ק', 'ר', 'ש'][number % 400 // 100]
    rest = number % 100
    if rest in (15, 16):
        return out + ('טו' if rest == 15 else 'טז')
    return out + ' יכלמנסעפצ'[rest // 10].strip() + ' אבגדהוזחט'[rest % 10].strip()


def spell(form, number):
    if form in ('none', 'bullet'):
        return ''
    if form in ALPHABETS and number > 0:
        letters = ALPHABETS[form]
        return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    if form == 'lowerRoman' and number > 0:
        return spell_roman(number)
    if form == 'upperRoman' and number > 0:
        return spell_roman(number).upper()
    if form == 'decimalZero':
        return f'{number:02}'
    if form == 'hindiNumbers':
        return ''.join('०१२३४५६७८९'[int(digit)] for digit in str(number))
    if form == 'hebrew1' and number > 0:
        return spell_hebrew(number)
    if form == 'ordinal':
        return f'{number}' + ('th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th'))
    if form == 'cardinalText' and 0 < number <= 20:
        return CARDINALS[number]
    if form == 'ordinalText' and 0 < number <= 20:
        return ORDINALS[number]
    if form == 'decimalEnclosedCircle' and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form == 'numberInDash':
        return f'- {number} -'
    return str(number)


class Level:
    def __init__(self, form, text, start=1, suffix=None):
        self.form, self.text, self.start, self.suffix = form, text, start, suffix
        self.restart = None
        self.legal = False
        self.style = None

    def to_xml(self, index):
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style else ''
        restart = f'<w:lvlRestart w:val="{self.restart}"/>' if self.restart is not None else ''
        legal = '<w:isLgl/>' if self.legal else ''
        suffix = f'<w:suff w:val="{self.suffix}"/>' if self.suffix else ''
        return (f'<w:lvl w:ilvl="{index}"><w:start w:val="{self.start}"/><w:numFmt w:val="{self.form}"/>{restart}{style}{legal}'
                f'{suffix}<w:lvlText w:val="{self.text}"/></w:lvl>')


class List:
    def __init__(self, definition, starts, own):
        self.definition, self.starts, self.own = definition, starts, own
        self.pending = set(starts)


class Numbering:
    """Definitions, the lists made of them, and how far each definition has counted."""

    def __init__(self):
        self.definitions = {}
        self.lists = []
        self.counters = {}
        self.linked = None
        self.link_definition = None

    def add_definition(self, definition, levels):
        self.definitions[definition] = levels
        self.counters[definition] = {}

    def add_list(self, definition, starts, own):
        self.lists.append(List(definition, starts, own))
        return len(self.lists)

    def add_link(self, num, style):
        """A definition that only stands for the list of a style, and a list made of it."""
        self.linked = num
        self.link_style = style
        self.link_definition = 77
        self.lists.append(List(self.lists[num - 1].definition, {}, {}))
        self.link_num = len(self.lists)

    def definition_of(self, num):
        return self.definitions[self.lists[num - 1].definition]

    def root(self, num):
        return self.lists[num - 1].definition

    def levels(self, num):
        return self.definition_of(num)

    def level(self, num, index):
        return self.lists[num - 1].own.get(index) or self.definition_of(num)[index]

    def start(self, num, index):
        starts = self.lists[num - 1].starts
        return starts[index] if index in starts else self.level(num, index).start

    def count(self, num, index):
        """Counts one paragraph, and gives its label."""
        entry = self.lists[num - 1]
        counters = self.counters[entry.definition]
        if index in entry.pending or index not in counters:
            counters[index] = self.start(num, index)
        else:
            counters[index] += 1
        entry.pending.discard(index)
        for upper in range(index):
            if upper not in counters:
                counters[upper] = self.start(num, upper)
        for lower in range(index + 1, len(self.levels(num))):
            restart = self.level(num, lower).restart
            if restart is None or restart > index:
                counters.pop(lower, None)
        level = self.level(num, index)
        if level.form == 'bullet':
            return level.text
        label = level.text
        for i in range(index + 1):
            form = self.level(num, i).form
            form = 'decimal' if level.legal and form != 'none' else form
            label = label.replace(f'%{i + 1}', spell(form, counters[i]))
        return label

    def counted(self, num, index):
        """Whether labels of this level say a number: bullets and words do not."""
        level = self.level(num, index)
        return level.form not in ('bullet', 'none') and f'%{index + 1}' in level.text

    def oddity(self, num):
        """What a list has that LibreOffice does not do as Word does."""
        levels = self.definition_of(num) + [level for entry in self.lists for level in entry.own.values()
                                            if entry.definition == self.root(num)]
        shared = [entry for entry in self.lists if entry.definition == self.root(num)]
        reasons = [('isLgl', any(level.legal for level in levels)), ('lvlRestart', any(level.restart is not None for level in levels)),
                   ('bullet', any(level.form == 'bullet' for level in levels)),
                   ('overridden levels that lists or styles share', any(entry.own or entry.starts for entry in shared)
                    and (len(shared) > 1 or any(level.style for level in levels)))]
        return next((reason for reason, found in reasons if found), None)

    def to_xml(self):
        out = ''.join(f'<w:abstractNum w:abstractNumId="{i}">'
                      + ''.join(level.to_xml(n) for n, level in enumerate(levels)) + '</w:abstractNum>'
                      for i, levels in self.definitions.items())
        out += f'<w:abstractNum w:abstractNumId="88">{Level("decimal", "HID%1").to_xml(0)}</w:abstractNum>'
        if self.linked:
            out += f'<w:abstractNum w:abstractNumId="77"><w:numStyleLink w:val="{self.link_style}"/></w:abstractNum>'
        for i, entry in enumerate(self.lists, 1):
            definition = 77 if self.linked and i == self.link_num else entry.definition
            overrides = ''
            for index in sorted(set(entry.starts) | set(entry.own)):
                start = f'<w:startOverride w:val="{entry.starts[index]}"/>' if index in entry.starts else ''
                own = entry.own[index].to_xml(index) if index in entry.own else ''
                overrides += f'<w:lvlOverride w:ilvl="{index}">{start}{own}</w:lvlOverride>'
            out += f'<w:num w:numId="{i}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
        return out + '<w:num w:numId="88"><w:abstractNumId w:val="88"/></w:num>'
