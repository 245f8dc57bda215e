"""The names that people give to time zones, in all three languages at once."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.chat.cities import BERLIN_TIME, BY_KEY, CHINA
from bot.chat.dates.lexicon import Entries, Sense, kinds, mean, merged, split
from bot.chat.text import City

REGIONS = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)
"""The rest of the IANA names has pitfalls: Etc/GMT+8 is eight hours west."""

HOURS = {
    "CET": 1,
    "MEZ": 1,
    "CEST": 2,
    "MESZ": 2,
    "BJT": 8,
    "HKT": 8,
    "SGT": 8,
    "JST": 9,
    "东八区": 8,
    "东8区": 8,
}
CENTRAL = frozenset({"CET", "MEZ", "CEST", "MESZ"})
"""Names of the Berlin clock in one half of the year, often used in the other."""

SEVERAL = "CST, EST, PST, MST, IST, BST, AST, ET, PT, US time, 东部时间, 美国时间"
NOWHERE = "local time, my time, our time, your time, Ortszeit, 当地时间, 本地时间, 我的时间"

AREAS = {
    CHINA: "China time, Chinese time, China Standard Time, chinesische Zeit, chinesischer Zeit, 中国时间, "
    "中国标准时间, 京时",
    "Europe/London": "UK time, British time, britische Zeit, britischer Zeit, 英国时间",
    BERLIN_TIME: "German time, Germany time, Central European Time, deutsche Zeit, deutscher Zeit, "
    "mitteleuropäische Zeit, mitteleuropäischer Zeit, 德国时间, 中欧时间, 欧洲中部时间",
}

CITIES = {
    "beijing": ("Peking", "Pekinger, Beijinger", "北京"),
    "shanghai": ("Schanghai", "Shanghaier, Schanghaier", "上海"),
    "shenzhen": ("", "Shenzhener", "深圳"),
    "guangzhou": ("Kanton", "Guangzhouer", "广州"),
    "hong_kong": ("Hongkong", "Hongkonger", "香港"),
    "urumqi": ("", "Urumqier", "乌鲁木齐"),
    "berlin": ("", "Berliner", "柏林"),
    "munich": ("München", "Münchner, Münchener", "慕尼黑"),
    "hamburg": ("", "Hamburger", "汉堡"),
    "frankfurt": ("Frankfurt", "Frankfurter", "法兰克福"),
    "stuttgart": ("", "Stuttgarter", "斯图加特"),
    "cologne": ("Köln", "Kölner", "科隆"),
    "dusseldorf": ("", "Düsseldorfer", "杜塞尔多夫"),
    "dresden": ("", "Dresdner, Dresdener", "德累斯顿"),
    "brussels": ("Brüssel", "Brüsseler", "布鲁塞尔"),
    "vienna": ("Wien", "Wiener", "维也纳"),
    "zurich": ("Zürich", "Zürcher, Züricher", "苏黎世"),
    "london": ("", "Londoner", "伦敦"),
    "new_york": ("", "New Yorker", "纽约"),
    "singapore": ("Singapur", "Singapurer", "新加坡"),
    "tokyo": ("Tokio", "Tokioter", "东京"),
}
"""City keys with the German name, if it differs, the German adjectives, and the Chinese name.

A city without a line here is known by its English name.
"""


@cache
def zone_entries() -> Entries:
    """IANA names, abbreviations with one meaning, “Berlin time” and its sisters."""
    return merged(
        *(mean(_zone(name), [name]) for name in sorted(available_timezones()) if _regional(name)),
        *(mean(_zone(timezone(timedelta(hours=hours), name)), [name]) for name, hours in HOURS.items()),
        *(mean(_zone(zone), split(names)) for zone, names in AREAS.items()),
        *(mean(_zone(city.zone), _clock_names(city)) for city in BY_KEY.values()),
        *(mean(Sense("city", zone=city.zone), _names(city)) for city in BY_KEY.values()),
        mean(Sense("utc", zone=UTC), ["UTC", "GMT"]),
        mean(_zone(UTC), ["Z"]),
        kinds({"zones": SEVERAL, "nowhere": NOWHERE}),
    )


def out_of_season(zone: tzinfo, wall: datetime) -> bool:
    """Whether this is CET in summer or CEST in winter; `wall` is what the clock of that name shows."""
    if zone.tzname(None) not in CENTRAL:
        return False
    in_berlin = wall.replace(tzinfo=ZoneInfo(BERLIN_TIME))
    return zone.utcoffset(None) not in {in_berlin.replace(fold=fold).utcoffset() for fold in (0, 1)}


def _zone(zone: tzinfo | str) -> Sense:
    return Sense("zone", zone=zone)


def _regional(name: str) -> bool:
    return name.split("/")[0] in REGIONS and "/" in name


def _names(city: City) -> list[str]:
    german, _, chinese = CITIES.get(city.key, ("", "", ""))
    return [name for name in (city.name.msgid, german, chinese) if name]


def _clock_names(city: City) -> list[str]:
    german, adjectives, chinese = CITIES.get(city.key, ("", "", ""))
    latin = [city.name.msgid, *split(german)]
    return [
        *(f"{name}{noun}" for name in latin for noun in (" time", " local time")),
        *(f"{adjective} {noun}" for adjective in split(adjectives) for noun in ("Zeit", "Ortszeit")),
        *(f"{name}{noun}" for name in split(chinese) for noun in ("时间", "当地时间")),
    ]
