"""The words of German dates."""

from collections.abc import Mapping

from bot.chat.dates.lexicon import Entries, Part, Sense, kinds, mean, merged, number, numbered, parts, split

UNITS = split(
    "eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn, vierzehn, "
    "fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn"
)
TENS = split("zwanzig, dreißig, vierzig, fünfzig, sechzig, siebzig, achtzig, neunzig")
ORDINALS = split(
    "ers, zwei, drit, vier, fünf, sechs, sieb, ach, neun, zehn, elf, zwölf, dreizehn, vierzehn, "
    "fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn"
)


def _numbers() -> dict[str, int]:
    """Eins to neunundneunzig."""
    front = ["ein", *UNITS[1:9]]
    large = {
        f"{unit}und{ten}": 10 * t + u for t, ten in enumerate(TENS, 2) for u, unit in enumerate(front, 1)
    }
    return {word: n for n, word in enumerate(UNITS, 1)} | {t: 10 * n for n, t in enumerate(TENS, 2)} | large


def _counting() -> Entries:
    """Numbers and ordinals in words, with their endings."""
    numerals = _numbers()
    stems = {f"{stem}t": n for n, stem in enumerate(ORDINALS, 1)}
    stems |= {f"{word}st": n for word, n in numerals.items() if 20 <= n <= 31}
    return merged(
        *(mean(number("N", n), [word]) for word, n in numerals.items()),
        *(
            mean(number("ORD", n), [f"{stem}{ending}" for ending in ("e", "en", "er", "em")])
            for stem, n in stems.items()
        ),
    )


WORDS: Mapping[str, str] = {
    "at": "um, @, Punkt, pünktlich um",
    "on": "am, an, den, dem, zum, zu",
    "the": "der, die, das",
    "of": "des",
    "in": "in, im",
    "and": "und",
    "this": "diesen, dieser, diese, dieses, diesem",
    "next": "nächsten, nächster, nächste, nächstes, nächstem",
    "coming": "kommenden, kommender, kommende, kommendes, kommendem",
    "afternext": "übernächsten, übernächster, übernächste, übernächstes, übernächstem",
    "past": "nach",
    "to": "vor",
    "oclock": "Uhr",
    "now": "jetzt, sofort",
    "week": "KW, Kalenderwoche",
    "end": "Ende, letzter Tag, letzten Tag",
    "month_end": "Monatsende, Monatsletzter, Monatsletzten, Ultimo",
    "year_end": "Jahresende",
    "tomorrow": "morgen",
    "choice": "oder, bzw, beziehungsweise, entweder, sowie",
    "span": "bis, von, vom, ab, zwischen, seit, binnen, innerhalb, spätestens",
    "repeats": "jeden, jede, jedes, jeder, jeweils, täglich, wöchentlich, monatlich, montags, dienstags, mittwochs, "
    "donnerstags, freitags, samstags, sonnabends, sonntags, alle, immer",
    "last": "letzten, letzte, letzter, letztes",
    "gone": "vergangenen, vergangene, vorigen, vorige",
    "vague": "Wochenende, bald, demnächst, so schnell wie möglich, so bald wie möglich, schnellstmöglich, "
    "baldmöglichst, asap, Anfang, Mitte, gegen, circa, ca, zirka, etwa, ungefähr, rund, irgendwann, später, "
    "Frühling, Frühjahr, Sommer, Herbst, Winter, Feierabend, Weihnachten, Wochenanfang, Wochenmitte, Jahreswechsel, "
    "ein paar, einigen, mehreren, kurz nach, kurz vor, Monatsanfang, Monatsmitte",
    "idiom": "in acht Tagen",
    "lunar": "Mondkalender",
    "moves": "Advent, Ostern, Ostersonntag, Ostermontag, Karfreitag, Gründonnerstag, Pfingsten, "
    "Pfingstsonntag, Pfingstmontag, Himmelfahrt, Christi Himmelfahrt, Fronleichnam, Rosenmontag, "
    "Aschermittwoch, Fasching, Karneval, Buß- und Bettag, Chinesisches Neujahr, "
    "chinesisches Neujahrsfest, Frühlingsfest, Mondfest, Mittherbstfest, Drachenbootfest, "
    "Muttertag, Volkstrauertag, Totensonntag",
    "varies": "Nationalfeiertag, Vatertag",
}

NUMBERED: Mapping[str, Mapping[int, str]] = {
    "weekday": {
        0: "Montag, Mo",
        1: "Dienstag, Di",
        2: "Mittwoch, Mi",
        3: "Donnerstag, Do",
        4: "Freitag, Fr",
        5: "Samstag, Sa, Sonnabend",
        6: "Sonntag, So",
    },
    "month": {
        1: "Januar, Jan, Jänner",
        2: "Februar, Feb",
        3: "März, Mär, Mrz",
        4: "April, Apr",
        5: "Mai",
        6: "Juni, Jun",
        7: "Juli, Jul",
        8: "August, Aug",
        9: "September, Sep, Sept",
        10: "Oktober, Okt",
        11: "November, Nov",
        12: "Dezember, Dez",
    },
    "day_shift": {-2: "vorgestern", -1: "gestern", 0: "heute", 2: "übermorgen", 3: "überübermorgen"},
    "a": {1: "ein, eine, einer, einem, einen"},
    "N": {0: "null"},
    "X": {3: "anderthalb, eineinhalb", 5: "zweieinhalb", 7: "dreieinhalb", 9: "viereinhalb"},
    "minutes": {
        1: "Minute, Minuten, Min",
        15: "Viertelstunde",
        45: "Dreiviertelstunde",
        60: "Stunde, Stunden, Std",
    },
    "h": {60: "h"},
    "days": {1: "Tag, Tage, Tagen", 7: "Woche, Wochen"},
    "months": {1: "Monat, Monate, Monaten, Monats", 12: "Jahr, Jahre, Jahren, Jahres"},
    "half": {30: "halb, halbe, halben"},
    "quarter": {15: "viertel"},
    "threequarters": {45: "dreiviertel, drei viertel"},
    "holiday": {
        101: "Neujahr, Neujahrstag",
        106: "Heilige Drei Könige, Dreikönigstag",
        214: "Valentinstag",
        501: "Tag der Arbeit, Maifeiertag",
        1003: "Tag der Deutschen Einheit",
        1031: "Reformationstag, Halloween",
        1101: "Allerheiligen",
        1206: "Nikolaus, Nikolaustag",
        1224: "Heiligabend, Heiliger Abend, Heiligen Abend",
        1225: "erster Weihnachtstag, ersten Weihnachtstag, 1. Weihnachtstag, erster Weihnachtsfeiertag, "
        "ersten Weihnachtsfeiertag, 1. Weihnachtsfeiertag",
        1226: "zweiter Weihnachtstag, zweiten Weihnachtstag, 2. Weihnachtstag, zweiter Weihnachtsfeiertag, "
        "zweiten Weihnachtsfeiertag, 2. Weihnachtsfeiertag",
        1231: "Silvester",
    },
}

MORNING, FORENOON, NOON = Part(1, 11), Part(5, 11), Part(11, 14, twelve=12, alone=12)
AFTERNOON, EVENING = Part(12, 19, twelve=12), Part(16, 24)
PARTS = {
    "früh, morgens, in der Früh, frühmorgens": MORNING,
    "Vormittag, vormittags": FORENOON,
    "Mittag, mittags": NOON,
    "Nachmittag, nachmittags": AFTERNOON,
    "Abend, abends": EVENING,
    "Nacht, nachts": Part(21, 24),
    "Mitternacht": Part(24, 24, 24, 24),
}
JOINED = {
    "morgen": MORNING,
    "früh": MORNING,
    "vormittag": FORENOON,
    "mittag": NOON,
    "nachmittag": AFTERNOON,
    "abend": EVENING,
}
"""What may be joined to a weekday: Freitagnachmittag."""


def _joined() -> Entries:
    return merged(
        *(
            mean((Sense("weekday", n), Sense("part", part=part)), [f"{names.split(',')[0]}{name}"])
            for n, names in NUMBERED["weekday"].items()
            for name, part in JOINED.items()
        )
    )


ENTRIES = merged(
    kinds(WORDS),
    *(numbered(kind, table) for kind, table in NUMBERED.items()),
    parts("part", PARTS),
    _counting(),
    _joined(),
)
