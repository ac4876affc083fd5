# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented reports in five languages, as blocks whose text and order are known."""
import random

SENTENCES = {
    "ar": [
        "تشير اللجنة إلى أن الدول الأطراف لم تقدم بعد تقاريرها عن حال الآبار في القرى النائية.",
        "وترحب بالجهود التي بذلتها الحكومة من أجل تحسين خدمات المياه، ولا سيما لصالح النساء والأطفال.",
        "ويساورها القلق لأن {percent} من السكان لا يزالون يفتقرون إلى مياه الشرب المأمونة (انظر الوثيقة {symbol}).",
        "وفي {date}، اعتمد المجلس خطة عمل لإصلاح السدود، وخصص لها مبلغ {money} دولار.",
        "وتوصي بأن تعتمد الدولة الطرف اتفاقية جديدة تحمي الأنهار والبحيرات من التلوث؛ وأن تبلغ عن ذلك قبل عام {year}.",
        "وأكد الوفد أن «الماء حق لكل إنسان»، وأن الإعلانات السابقة لا تكفل هذا الحق.",
        "ولاحظ الفريق العامل أن منظمة الصحة العالمية (WHO) أصدرت مبادئ توجيهية عن الآبار في الفترة {years}.",
        "هل تكفي القوانين القائمة؟ لا، ذلك أن الآليات الحالية لا تلزم أحداً بالإبلاغ.",
        "ودعا الأمين العام إلى إنشاء آلية للرصد وفقاً للفقرة {number} من القرار {resolution} المؤرخ {date}.",
        "وينبغي للأمم المتحدة أن تساعد الأقل نمواً من البلدان على جمع البيانات وتحليلها تحليلاً دقيقاً.",
        "الاتفاقيات الإقليمية الأربع لا تشمل إلا {number} بلداً من أصل {number2}، أي أقل من {percent}.",
        "وأُنشئ مُركَّز للتدريب يُعنى بإدارة المياه، وبلغ عدد المتدربين {money} متدرباً [بينهم {number} امرأة].",
    ],
    "en": [
        "The Committee notes that the States parties have not yet submitted their reports on the wells in remote villages.",
        "It welcomes the efforts of the Government to improve water services, in particular for women and children.",
        "It is concerned that {percent} of the population still lacks safe drinking-water (see document {symbol}).",
        "On {date}, the Council adopted a plan of action to repair the dams, and set aside ${money} for it.",
        "It recommends that the State party adopt a new convention to protect rivers and lakes; and report on it before {year}.",
        "The delegation stressed that “water is everybody’s right”, and that earlier declarations do not guarantee it.",
        "The working group observed that the World Health Organization (WHO) had issued guidelines on wells in the period {years}.",
        "Are the existing laws sufficient? No: the present mechanisms oblige nobody to report.",
        "The Secretary-General called for a mechanism of monitoring under paragraph {number} of resolution {resolution} of {date}.",
        "The United Nations should help the least developed countries to collect first-hand data, and to analyse it with care.",
        "The four regional conventions cover no more than {number} countries of {number2}, that is less than {percent}.",
    ],
    "fr": [
        "Le Comité constate que les États parties n’ont pas encore présenté leurs rapports sur l’état des puits.",
        "Il se félicite des efforts déployés par le Gouvernement pour améliorer l’accès à l’eau, surtout au profit des élèves.",
        "Il s’inquiète de ce que {percent} de la population n’a pas encore d’eau potable (voir le document {symbol}).",
        "Le {date}, le Conseil a adopté un plan d’action pour la réfection des barrages, doté de {money} dollars.",
        "Il recommande à l’État partie d’élaborer une nouvelle convention « sur les cours d’eau » ; et d’en rendre compte avant {year}.",
        "Les lois existantes suffisent-elles ? Non : les mécanismes actuels n’obligent personne à faire rapport.",
        "Où l’on a creusé des puits, là même où l’œuvre commença, la qualité de l’eau s’est améliorée à près de {percent}.",
        "Le Secrétaire général a demandé la création d’un mécanisme de suivi au titre du paragraphe {number} de la résolution {resolution}.",
    ],
    "es": [
        "El Comité observa que los Estados partes aún no han presentado sus informes sobre el estado de los pozos.",
        "Acoge con satisfacción los esfuerzos del Gobierno por mejorar el suministro de agua, en especial para niños y niñas.",
        "Le preocupa que el {percent} de la población carezca todavía de agua potable (véase el documento {symbol}).",
        "El {date}, el Consejo aprobó un plan de acción para reparar las presas, y destinó a ello {money} dólares.",
        "Recomienda al Estado parte que apruebe una nueva convención que proteja ríos y lagunas; y que informe antes de {year}.",
        "¿Bastan las leyes vigentes? ¡No! Los mecanismos actuales a nadie obligan a informar.",
        "La delegación subrayó que «el agua es un derecho de todos», y que las declaraciones anteriores no lo garantizan.",
        "El Secretario General pidió que se creara un mecanismo según el párrafo {number} de la resolución {resolution}.",
    ],
    "ru": [
        "Комитет отмечает, что государства-участники ещё не представили свои доклады о состоянии колодцев.",
        "Он приветствует усилия правительства по улучшению водоснабжения, в первую очередь для женщин и детей.",
        "Он обеспокоен тем, что {percent} населения по-прежнему не имеет питьевой воды (см. документ {symbol}).",
        "Совет утвердил {date} план действий по ремонту плотин и выделил на него {money} долл. США.",
        "Он рекомендует государству-участнику принять новую конвенцию об охране рек и озёр; и сообщить об этом до {year} года.",
        "Достаточно ли действующих законов? Нет: нынешние механизмы никого не обязывают представлять доклады.",
        "Делегация подчеркнула, что «вода — право каждого», и прежние декларации его не гарантируют.",
        "Генеральный секретарь призвал создать механизм контроля по пункту {number} резолюции {resolution}.",
    ],
}
MONTHS = {
    "ar": ["كانون الثاني/يناير", "آذار/مارس", "تشرين الأول/أكتوبر"],
    "en": ["January", "March", "October"],
    "fr": ["janvier", "mars", "octobre"],
    "es": ["de enero de", "de marzo de", "de octubre de"],
    "ru": ["января", "марта", "октября"],
}
HEADINGS = {
    "ar": ["أولاً - مقدمة", "ثانياً - حال الآبار", "ثالثاً - التوصيات", "ألف - الإطار القانوني", "باء - التعاون الدولي"],
    "en": ["I. Introduction", "II. State of the wells", "III. Recommendations", "A. Legal framework", "B. International cooperation"],
    "fr": ["I. Introduction", "II. État des puits", "III. Recommandations", "A. Cadre juridique", "B. Coopération internationale"],
    "es": ["I. Introducción", "II. Estado de los pozos", "III. Recomendaciones", "A. Marco jurídico", "B. Cooperación internacional"],
    "ru": ["I. Введение", "II. Состояние колодцев", "III. Рекомендации", "A. Правовая основа", "B. Международное сотрудничество"],
}
MASTHEADS = {
    "ar": ["الأمم المتحدة", "{symbol}", "الجمعية العامة", "Distr.: General", "{date}", "Arabic", "Original: English",
           "تقرير عن حال الآبار والأنهار في المناطق النائية"],
    "en": ["United Nations", "{symbol}", "General Assembly", "Distr.: General", "{date}", "Original: Arabic",
           "Report on the state of wells and rivers in remote areas"],
    "fr": ["Nations Unies", "{symbol}", "Assemblée générale", "Distr. générale", "{date}", "Français", "Original : anglais",
           "Rapport sur l’état des puits et des cours d’eau dans les régions reculées"],
    "es": ["Naciones Unidas", "{symbol}", "Asamblea General", "Distr. general", "{date}", "Español", "Original: inglés",
           "Informe sobre el estado de los pozos y los ríos en las zonas apartadas"],
    "ru": ["Организация Объединенных Наций", "{symbol}", "Генеральная Ассамблея", "Distr.: General", "{date}", "Russian", "Original: English",
           "Доклад о состоянии колодцев и рек в отдаленных районах"],
}
LETTERS = {"ar": "أبجدهوز", "en": "abcdefg", "fr": "abcdefg", "es": "abcdefg", "ru": "abcdefg"}
CELLS = {
    "ar": ["البلد", "عدد الآبار", "الملاحظات", "التوصية الرئيسية", "الجهة المسؤولة", "السنة", "وزارة المياه والري والبيئة", "لا يوجد",
           "إصلاح السدود القديمة قبل حلول موسم الأمطار", "بلد الأنهار الكبرى", "لم يرد أي رد من الحكومة حتى الآن", "جزر الآبار"],
    "en": ["Country", "Number of wells", "Remarks", "Main recommendation", "Responsible", "Year", "Ministry of water, dams and the environment", "None",
           "Repair of the old dams before the season of rains", "Land of the great rivers", "No answer has come from the Government yet", "Isles of wells"],
    "fr": ["Pays", "Nombre de puits", "Observations", "Recommandation principale", "Responsable", "Année", "Ministère de l’eau, des barrages et de l’environnement",
           "Néant", "Réfection des vieux barrages avant la saison des pluies", "Pays des grands fleuves", "Le Gouvernement n’a pas encore répondu", "Îles des puits"],
    "es": ["País", "Número de pozos", "Observaciones", "Recomendación principal", "Responsable", "Año", "Ministerio del agua, de las presas y del medio ambiente",
           "Ninguna", "Reparación de las presas viejas antes de la estación de lluvias", "País de los grandes ríos", "El Gobierno aún no ha contestado", "Islas de los pozos"],
    "ru": ["Страна", "Число колодцев", "Примечания", "Главная рекомендация", "Ответственный", "Год", "Министерство воды, плотин и окружающей среды", "Нет",
           "Ремонт старых плотин до наступления сезона дождей", "Страна великих рек", "От правительства ответа пока нет", "Острова колодцев"],
}
NOTES = {
    "ar": "انظر الوثيقة {symbol}، الفقرة {number}.", "en": "See document {symbol}, para. {number}.", "fr": "Voir le document {symbol}, par. {number}.",
    "es": "Véase el documento {symbol}, párr. {number}.", "ru": "См. документ {symbol}, пункт {number}.",
}


class Writer:
    """Makes the blocks of one document; the same seed, the same document."""

    def __init__(self, language, seed, eastern=False):
        self.language = language
        self.random = random.Random(f"{language}{seed}")
        self.eastern = eastern
        self.symbol = f"A/HRC/{self.random.randint(20, 60)}/{self.random.randint(2, 99)}"

    def digits(self, text):
        return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if self.eastern else text

    def fill(self, text):
        pick = self.random.randint
        year = pick(1990, 2026)
        month = self.random.choice(MONTHS[self.language])
        comma = "." if self.language in ("ar", "en") else ","
        thousands = {"en": ",", "ar": " ", "fr": " ", "es": ".", "ru": " "}[self.language]
        gap = " " if self.language in ("fr", "es", "ru") else ""
        values = {
            "percent": self.digits(f"{pick(1, 99)}{comma}{pick(1, 9)}") + (" في المائة" if self.language == "ar" and pick(0, 1) else gap + "%"),
            "symbol": f"A/HRC/{pick(10, 60)}/{pick(1, 99)}/Add.{pick(1, 4)}",
            "date": (f"{month} {pick(1, 28)}, {year}" if self.language == "en" and pick(0, 1) else f"{self.digits(str(pick(1, 28)))} {month} {self.digits(str(year))}"),
            "money": self.digits(f"{pick(1, 99)}{thousands}{pick(100, 999)}"),
            "year": self.digits(str(year)),
            "years": self.digits(f"{year}-{year + pick(2, 9)}"),
            "number": self.digits(str(pick(2, 60))),
            "number2": self.digits(str(pick(61, 200))),
            "resolution": self.digits(f"{pick(50, 79)}/{pick(100, 299)}"),
        }
        return text.format(**values)

    def paragraph(self, least=1, most=4):
        return " ".join(self.fill(self.random.choice(SENTENCES[self.language])) for _ in range(self.random.randint(least, most)))

    def masthead(self):
        lines = [self.symbol if line == "{symbol}" else self.fill(line) for line in MASTHEADS[self.language]]
        return [("title" if line in (lines[0], lines[-1]) else "meta", line) for line in lines]

    def numbered(self, n, notes=False):
        """N numbered paragraphs, some with lettered lists below, some with a footnote."""
        dash = self.language == "ar"
        for i in range(1, n + 1):
            if i % 5 == 1:
                yield "heading", HEADINGS[self.language][i // 5 % len(HEADINGS[self.language])]
            label = self.digits(str(i)) + ("-" if dash else ".")
            note = self.fill(NOTES[self.language]) if notes and i % 3 == 0 else None
            yield "para", label, self.paragraph(), note
            if i % 4 == 2:
                for letter in LETTERS[self.language][:self.random.randint(2, 4)]:
                    yield "item", f"({letter})", self.paragraph(1, 2), None

    def cell(self, heading=False):
        pick = self.random.random()
        if heading:
            return self.random.choice(CELLS[self.language][:6])
        if pick < 0.2:
            return self.digits(str(self.random.randint(1, 4000)))
        if pick < 0.35:
            return self.fill("{resolution}")
        return self.random.choice(CELLS[self.language][6:])

    def table(self, n_columns, n_rows):
        return "table", [[self.cell(row == 0) for _ in range(n_columns)] for row in range(n_rows)]

    def document(self, kind):
        if kind == "report":
            return [*self.masthead(), *self.numbered(12, notes=True)]
        if kind == "list":
            return [*self.numbered(16)]
        if kind == "columns":
            return [("title", HEADINGS[self.language][1]), ("columns", [self.paragraph(2, 5) for _ in range(9)]), ("plain", self.paragraph(2, 3))]
        blocks = []
        for n_columns in range(2, 7):
            blocks += [("plain", self.paragraph(2, 3)), self.table(n_columns, 4)]
        return blocks


def truth(blocks):
    """The lines that a reader should make of BLOCKS, and the footnotes among them."""
    lines, notes = [], []
    for block in blocks:
        kind = block[0]
        if kind in ("para", "item"):
            mark = ""
            if block[3]:
                notes.append(f"{len(notes) + 1} {block[3]}")
                mark = str(len(notes))
            lines.append(f"{block[1]} {block[2]}{mark}")
        elif kind == "columns":
            lines += block[1]
        elif kind == "table":
            lines += [cell for row in block[1] for cell in row]
        else:
            lines.append(block[1])
    return lines, notes
