"""The names of holidays and of the weeks in which a side cannot be reached."""

from collections.abc import Mapping

from bot.chat.text import Text, _

DAY_OFF = "day_off"
"""A day off without a name of its own, and one whose name is not known here."""

NAMES: Mapping[str, Text] = {
    "new_year": _("New Year’s Day"),
    "spring_festival_eve": _("Spring Festival Eve"),
    "spring_festival": _("Spring Festival"),
    "qingming": _("Tomb-Sweeping Day"),
    "labour_day": _("Labour Day"),
    "dragon_boat": _("Dragon Boat Festival"),
    "mid_autumn": _("Mid-Autumn Festival"),
    "national_day": _("National Day"),
    "epiphany": _("Epiphany"),
    "womens_day": _("International Women’s Day"),
    "good_friday": _("Good Friday"),
    "easter_sunday": _("Easter Sunday"),
    "easter_monday": _("Easter Monday"),
    "ascension": _("Ascension Day"),
    "whit_sunday": _("Whit Sunday"),
    "whit_monday": _("Whit Monday"),
    "corpus_christi": _("Corpus Christi"),
    "peace_festival": _("Augsburg Peace Festival"),
    "assumption": _("Assumption Day"),
    "childrens_day": _("World Children’s Day"),
    "german_unity": _("German Unity Day"),
    "reformation": _("Reformation Day"),
    "all_saints": _("All Saints’ Day"),
    "repentance": _("Day of Prayer and Repentance"),
    "christmas": _("Christmas Day"),
    "second_christmas": _("Boxing Day"),
    DAY_OFF: _("public holiday"),
    "golden_week": _("Golden Week"),
    "spring_festival_days": _("Spring Festival holidays"),
    "between_the_years": _("Christmas and the days between the years"),
}
"""By key, the key being what is stored."""

KEYS: Mapping[str, str] = {
    "New Year's Day": "new_year",
    "Chinese New Year's Eve": "spring_festival_eve",
    "Chinese New Year (Spring Festival)": "spring_festival",
    "Tomb-Sweeping Day": "qingming",
    "Labor Day": "labour_day",
    "Dragon Boat Festival": "dragon_boat",
    "Mid-Autumn Festival": "mid_autumn",
    "National Day": "national_day",
    "Epiphany": "epiphany",
    "Women's Day": "womens_day",
    "Good Friday": "good_friday",
    "Easter Sunday": "easter_sunday",
    "Easter Monday": "easter_monday",
    "Ascension Day": "ascension",
    "Pentecost": "whit_sunday",
    "Pentecost Monday": "whit_monday",
    "Corpus Christi": "corpus_christi",
    "Augsburg Peace Festival": "peace_festival",
    "Assumption Day": "assumption",
    "World Children's Day": "childrens_day",
    "German Unity Day": "german_unity",
    "Reformation Day": "reformation",
    "All Saints' Day": "all_saints",
    "Repentance and Prayer Day": "repentance",
    "Christmas Day": "christmas",
    "Second Day of Christmas": "second_christmas",
}
"""The library's names, by which it is asked in English."""


def name_words(key: str) -> Text:
    """The name of a holiday; a key from an old notice that is not known any more is just a holiday."""
    return NAMES.get(key, NAMES[DAY_OFF])
