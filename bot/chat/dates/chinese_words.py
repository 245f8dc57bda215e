"""The words of Chinese dates."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from bot.chat.dates.common import AM_WORDS
from bot.chat.dates.lexicon import Entries, Part, Sense, kinds, mean, merged, numbered, parts
from bot.chat.dates.tokens import Token

DIGITS = {digit: n for n, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
NUMERALS = frozenset(DIGITS) | {"十", "百"}


def numerals(tokens: Sequence[Token]) -> tuple[int, Sense] | None:
    """二十三, 零五, 二〇二六: placed by tens and hundreds, or digit by digit."""
    run = "".join(token.key for token in takewhile(lambda token: token.key in NUMERALS, tokens))
    if not run:
        return None
    if not set(run) & {"十", "百"}:
        value = int("".join(str(DIGITS[digit]) for digit in run))
        return len(run), Sense({1: "N", 2: "N", 3: "L", 4: "Y"}.get(len(run), "long"), value, digits=len(run))
    placed = _placed(run)
    if placed is None:
        return None
    return len(run), Sense("N" if placed < 100 else "L", placed, digits=len(str(placed)))


def _placed(run: str) -> int | None:
    """九百九十九 and below; None for anything that is not well formed."""
    hundreds, hundred, rest = run.partition("百") if "百" in run else ("", "", run)
    if len(hundreds) != len(hundred):
        return None
    tens, ten, units = rest.removeprefix("零").partition("十")
    if not ten:
        tens, units = "", tens
    figures = [hundreds, tens, units]
    if any(len(figure) > 1 or not set(figure) <= set(DIGITS) for figure in figures):
        return None
    return sum(
        DIGITS[figure] * weight if figure else (weight if weight == 10 and ten else 0)
        for figure, weight in zip(figures, (100, 10, 1), strict=True)
    )


WORDS: Mapping[str, str] = {
    "on": "在, 于",
    "nian": "年",
    "yue": "月, 月份",
    "ri": "日, 号",
    "oclock": "点, 时, 点钟",
    "fen": "分",
    "sharp": "整, 正",
    "to": "差",
    "past": "过, 再过",
    "ordinal": "第",
    "last": "最后一",
    "gehalf": "个半",
    "now": "现在, 此刻",
    "hence": "后, 以后, 之后",
    "month_end": "月底, 月末",
    "year_end": "年底, 年末",
    "end": "底, 末, 最后一天",
    "choice": "或, 或者, 还是, 和, 与, 及, 以及",
    "span": "到, 至, 从, 自, 前, 之前, 以前, 起, 内, 以内, 之内, 截至, 直到, 开始, 期间",
    "repeats": "每, 每周, 每天, 每日, 每月, 每年, 每个",
    "gone": "上周, 上星期, 上个星期, 上礼拜, 上个礼拜, 上个月, 上月, 去年, 前年, 上次",
    "vague": "尽快, 尽早, 月初, 月中, 上旬, 中旬, 下旬, 年初, 年中, 左右, 大概, 大约, 大致, 约, 前后, 最近, 改天, "
    "过几天, 过两天, 几天, 春天, 夏天, 秋天, 冬天, 春季, 夏季, 秋季, 冬季, 稍后, 待定, 早些时候, 晚些时候, 半天, "
    "半个月, 半年, 过年, 节后, 节前, 下班, 下班前, 上半年, 下半年, 多, 几, 一会儿, 待会儿, 马上",
    "lunar": "农历, 阴历, 旧历, 正月, 腊月, 冬月, 初一, 初二, 初三, 初四, 初五, 初六, 初七, 初八, 初九, 初十",
    "moves": "春节, 除夕, 大年三十, 大年初一, 中秋, 中秋节, 端午, 端午节, 清明, 清明节, 元宵, 元宵节, 七夕, 重阳, "
    "重阳节, 复活节, 感恩节, 母亲节, 父亲节",
}

NUMBERED: Mapping[str, Mapping[int, str]] = {
    "day_shift": {
        -2: "前天",
        -1: "昨天, 昨日",
        0: "今天, 今日, 今儿",
        1: "明天, 明日, 明儿",
        2: "后天, 后日",
        3: "大后天",
    },
    "month_shift": {0: "本月, 这个月, 这月, 当月", 1: "下月, 下个月", 2: "下下月, 下下个月"},
    "year_shift": {0: "今年, 本年", 1: "明年", 2: "后年"},
    "minutes": {1: "分钟", 60: "小时, 个小时, 钟头, 个钟头, 个钟"},
    "h": {60: "h"},
    "days": {1: "天", 7: "周, 星期, 个星期, 礼拜, 个礼拜"},
    "months": {1: "个月"},
    "half": {30: "半"},
    "quarter": {15: "一刻, 1刻"},
    "threequarters": {45: "三刻, 3刻"},
    "holiday": {
        101: "元旦, 元旦节",
        214: "情人节",
        501: "五一, 五一节, 劳动节, 五一劳动节",
        1001: "国庆, 国庆节",
        1224: "平安夜",
        1225: "圣诞, 圣诞节",
        1231: "跨年夜",
    },
}

MORNING, EVENING = Part(1, 11), Part(17, 24)
PARTS = {
    "早, 早上, 早晨, 清晨, 清早, 一早, 大清早": MORNING,
    "上午": Part(5, 11),
    "中午": Part(11, 14, twelve=12, alone=12),
    "正午": Part(12, 12, twelve=12, alone=12),
    "下午, 午后": Part(12, 19, twelve=12),
    "傍晚": Part(16, 19),
    "晚, 晚上, 晚间, 夜里, 夜晚, 夜间": EVENING,
    "半夜, 深夜": Part(21, 24),
    "午夜": Part(24, 24, 24, 24),
    "凌晨": Part(0, 6),
}
DAYS = {"今": 0, "明": 1}
HALVES = {"早": MORNING, "晨": MORNING, "晚": EVENING, "夜": EVENING}
WEEKS = ("周", "星期", "礼拜")
WEEKDAYS = dict(zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True))
WHICH_WEEK = {"本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "下下": 2, "下下个": 2}


def _weeks() -> Entries:
    """周二, 下周二, 下个星期二, 下周; weekends are too vague."""
    days = {f"{week}{day}": n for week in WEEKS for day, n in WEEKDAYS.items()}
    return merged(
        *(mean(Sense("weekday", n), [name]) for name, n in days.items()),
        *(
            mean((Sense("week_shift", shift), Sense("weekday", n)), [f"{which}{name}"])
            for which, shift in WHICH_WEEK.items()
            for name, n in days.items()
        ),
        *(
            mean(Sense("week_shift", shift), [f"{which}{week}" for week in WEEKS])
            for which, shift in WHICH_WEEK.items()
        ),
        *(mean((Sense("ge"), Sense("weekday", n)), [f"个{name}"]) for name, n in days.items()),
        mean(Sense("vague"), [f"{which}周末" for which in ("", *WHICH_WEEK)]),
    )


ENTRIES = merged(
    kinds(WORDS),
    *(numbered(kind, table) for kind, table in NUMBERED.items()),
    parts("part", PARTS),
    AM_WORDS,
    mean((), ["公历", "阳历", "新历"]),
    _weeks(),
    *(
        mean((Sense("day_shift", shift), Sense("part", part=part)), [f"{day}{half}"])
        for day, shift in DAYS.items()
        for half, part in HALVES.items()
    ),
    *(mean((Sense("N", n), Sense("minutes", 15)), [f"{digit}刻钟"]) for n, digit in ((1, "一"), (3, "三"))),
)
