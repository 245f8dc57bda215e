"""Enforcing IP rights: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

ENFORCEMENT = Starter(
    key="enforcement",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(zh="知识产权维权途径", de="Durchsetzung von Schutzrechten", en="Enforcing IP rights"),
    summary=in_three(
        zh=(
            "两国都有专门的审判机构：中国在北京、上海、广州和海南设有知识产权法院，最高人民法院知识产权法庭"
            "自2019年起审理技术类案件上诉；德国有设专利审判庭的州法院、联邦专利法院，以及自2023年6月1日起运"
            "行的统一专利法院（UPC）。中国还有行政执法途径；取证、审理期限、费用和赔偿计算各不相同。仲裁裁"
            "决可依《纽约公约》在两国承认和执行，而法院判决的相互承认尚无双边条约。工作组可以梳理各种途径，"
            "并交流调解经验。"
        ),
        de=(
            "Beide Länder haben spezialisierte Gerichte: in China die Gerichte für geistiges Eigentum in "
            "Peking, Shanghai, Guangzhou und Hainan und seit 2019 das Berufungsgericht für technische "
            "Fälle am Obersten Volksgericht, in Deutschland Landgerichte mit Patentkammern, das "
            "Bundespatentgericht und seit 1. Juni 2023 das Einheitliche Patentgericht (UPC). China kennt "
            "zudem den Weg über Behörden; Beweise, Dauer, Kosten und Schadensersatz unterscheiden sich. "
            "Schiedssprüche sind nach dem New Yorker Übereinkommen in beiden Ländern vollstreckbar, für "
            "Urteile fehlt ein bilateraler Vertrag. Die Gruppe könnte die Wege vergleichen und Erfahrungen "
            "mit Mediation sammeln."
        ),
        en=(
            "Both countries have specialised courts: in China the IP courts in Beijing, Shanghai, "
            "Guangzhou and Hainan and, since 2019, the IP Court of the Supreme People’s Court for appeals "
            "in technical cases; in Germany regional courts with patent chambers, the Federal Patent Court "
            "and, since 1 June 2023, the Unified Patent Court (UPC). China also offers an administrative "
            "route; evidence, duration, costs and damages differ. Arbitral awards can be enforced in both "
            "countries under the New York Convention, while there is no bilateral treaty on court "
            "judgments. The group could compare the routes and gather experience with mediation."
        ),
    ),
    questions=(
        one_choice(
            "enforce_route",
            in_three(
                zh="与对方国家企业发生知识产权争议时，贵机构首选哪种途径？",
                de=(
                    "Welchen Weg wählt Ihre Organisation bei einem Streit mit einem Unternehmen des "
                    "anderen Landes zuerst?"
                ),
                en=(
                    "Which route does your organisation choose first in a dispute with a company of the "
                    "other country?"
                ),
            ),
            in_three(zh="直接协商", de="Direkte Verhandlung", en="Direct negotiation"),
            in_three(zh="调解", de="Mediation", en="Mediation"),
            in_three(zh="仲裁", de="Schiedsverfahren", en="Arbitration"),
            in_three(zh="诉讼", de="Gericht", en="Court"),
            in_three(zh="行政机关或海关", de="Behörde oder Zoll", en="Administrative authority or customs"),
            in_three(zh="尚无经验", de="Bisher keine Erfahrung", en="No experience so far"),
        ),
        several_choices(
            "enforce_hurdles",
            in_three(
                zh="维权过程中哪些方面最困难？",
                de="Was ist bei der Durchsetzung am schwierigsten?",
                en="What is hardest about enforcement?",
            ),
            in_three(
                zh="取证与证据保全",
                de="Beweise beschaffen und sichern",
                en="Obtaining and preserving evidence",
            ),
            in_three(zh="耗时", de="Dauer", en="Time"),
            in_three(zh="费用", de="Kosten", en="Costs"),
            in_three(zh="证明损失", de="Schaden nachweisen", en="Proving the damage"),
            in_three(zh="翻译与公证", de="Übersetzung und Beglaubigung", en="Translation and certification"),
            in_three(
                zh="在对方国家执行",
                de="Vollstreckung im anderen Land",
                en="Enforcement in the other country",
            ),
        ),
        one_choice(
            "enforce_help",
            in_three(zh="哪项成果帮助最大？", de="Was wäre am hilfreichsten?", en="What would help most?"),
            in_three(
                zh="各途径时间与费用一览",
                de="Übersicht der Wege mit Dauer und Kosten",
                en="An overview of routes with time and costs",
            ),
            in_three(zh="取证指引", de="Leitfaden zur Beweissicherung", en="A guide to evidence"),
            in_three(
                zh="双语调解机构名录",
                de="Verzeichnis zweisprachiger Mediationsstellen",
                en="A directory of bilingual mediation bodies",
            ),
            in_three(
                zh="与法官和专家座谈",
                de="Gespräch mit Fachleuten aus den Gerichten",
                en="A round table with judges and experts",
            ),
            in_three(zh="展会现场咨询", de="Beratung auf Messen", en="Advice at trade fairs"),
        ),
    ),
)
