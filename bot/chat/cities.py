"""The cities members live in: names to translate, IANA zones, country. New ones go anywhere in the list."""

from bot.chat.languages import Language
from bot.chat.text import City, _

CHINA, BERLIN_TIME = "Asia/Shanghai", "Europe/Berlin"

BEIJING = City("beijing", _("Beijing"), CHINA, "CN")
SHANGHAI = City("shanghai", _("Shanghai"), CHINA, "CN")
BERLIN = City("berlin", _("Berlin"), BERLIN_TIME, "DE")
MUNICH = City("munich", _("Munich"), BERLIN_TIME, "DE")

CITIES: tuple[City, ...] = (
    BEIJING,
    SHANGHAI,
    City("shenzhen", _("Shenzhen"), CHINA, "CN"),
    City("guangzhou", _("Guangzhou"), CHINA, "CN"),
    City("hangzhou", _("Hangzhou"), CHINA, "CN"),
    City("nanjing", _("Nanjing"), CHINA, "CN"),
    City("suzhou", _("Suzhou"), CHINA, "CN"),
    City("taicang", _("Taicang"), CHINA, "CN"),
    City("hefei", _("Hefei"), CHINA, "CN"),
    City("wuhan", _("Wuhan"), CHINA, "CN"),
    City("chengdu", _("Chengdu"), CHINA, "CN"),
    City("chongqing", _("Chongqing"), CHINA, "CN"),
    City("xian", _("Xi’an"), CHINA, "CN"),
    City("jinan", _("Jinan"), CHINA, "CN"),
    City("qingdao", _("Qingdao"), CHINA, "CN"),
    City("tianjin", _("Tianjin"), CHINA, "CN"),
    City("dalian", _("Dalian"), CHINA, "CN"),
    City("shenyang", _("Shenyang"), CHINA, "CN"),
    City("changsha", _("Changsha"), CHINA, "CN"),
    City("urumqi", _("Urumqi"), "Asia/Urumqi", "CN"),
    City("hong_kong", _("Hong Kong"), "Asia/Hong_Kong", "CN"),
    BERLIN,
    MUNICH,
    City("hamburg", _("Hamburg"), BERLIN_TIME, "DE"),
    City("frankfurt", _("Frankfurt am Main"), BERLIN_TIME, "DE"),
    City("stuttgart", _("Stuttgart"), BERLIN_TIME, "DE"),
    City("cologne", _("Cologne"), BERLIN_TIME, "DE"),
    City("dusseldorf", _("Düsseldorf"), BERLIN_TIME, "DE"),
    City("aachen", _("Aachen"), BERLIN_TIME, "DE"),
    City("hanover", _("Hanover"), BERLIN_TIME, "DE"),
    City("nuremberg", _("Nuremberg"), BERLIN_TIME, "DE"),
    City("karlsruhe", _("Karlsruhe"), BERLIN_TIME, "DE"),
    City("leipzig", _("Leipzig"), BERLIN_TIME, "DE"),
    City("dresden", _("Dresden"), BERLIN_TIME, "DE"),
    City("bonn", _("Bonn"), BERLIN_TIME, "DE"),
    City("brussels", _("Brussels"), "Europe/Brussels", "BE"),
    City("vienna", _("Vienna"), "Europe/Vienna", "AT"),
    City("zurich", _("Zurich"), "Europe/Zurich", "CH"),
    City("london", _("London"), "Europe/London", "GB"),
    City("new_york", _("New York"), "America/New_York", "US"),
    City("singapore", _("Singapore"), "Asia/Singapore", "SG"),
    City("tokyo", _("Tokyo"), "Asia/Tokyo", "JP"),
)

BY_KEY = {city.key: city for city in CITIES}


def usual_city(language: Language) -> City:
    """The city assumed for a newcomer until they name their own: the one their language suggests."""
    return BERLIN if language is Language.DE else BEIJING
