"""Important data: catalogues and classification: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

IMPORTANT_DATA = Starter(
    key="important_data",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="重要数据的识别与目录",
        de="Wichtige Daten erkennen: Kataloge und Einstufung",
        en="Important data: catalogues and classification",
    ),
    summary=in_three(
        zh=(
            "根据《数据安全法》，各地区、各部门制定重要数据具体目录；在工业领域，自2023年1月1日起施行的《工"
            "业和信息化领域数据安全管理办法（试行）》将数据分为一般数据、重要数据和核心数据三级。重要数据出"
            "境须通过安全评估；未被相关部门、地区告知或者公开发布为重要数据的，无需作为重要数据申报。欧盟法"
            "律对非个人工业数据没有相对应的一般类别，跨国企业因此难以沿用统一的分级标准。工作组可以汇总工厂"
            "中的典型数据类型，并形成分类分级参考说明。"
        ),
        de=(
            "Nach dem chinesischen Datensicherheitsgesetz erstellen Regionen und Fachbehörden Kataloge "
            "wichtiger Daten; für die Industrie unterscheiden die seit 1. Januar 2023 geltenden "
            "vorläufigen Maßnahmen des Industrieministeriums allgemeine, wichtige und Kerndaten. Die "
            "Ausfuhr wichtiger Daten setzt eine Sicherheitsbewertung voraus; was weder durch Mitteilung "
            "noch durch Veröffentlichung als wichtig bezeichnet ist, muss nicht als solches angemeldet "
            "werden. Das EU-Recht kennt für nicht personenbezogene Industriedaten keine entsprechende "
            "allgemeine Kategorie, einheitlich einzustufen fällt Konzernen daher schwer. Die Gruppe könnte "
            "typische Datenarten einer Fabrik sammeln und ihre Einstufung beschreiben."
        ),
        en=(
            "Under China’s Data Security Law, regions and departments draw up catalogues of important "
            "data; for industry, the trial measures of the Ministry of Industry and Information "
            "Technology, in force since 1 January 2023, distinguish general, important and core data. "
            "Exporting important data requires a security assessment; data that has not been notified or "
            "published as important need not be declared as such. EU law has no matching general category "
            "for non-personal industrial data, so one scheme for a whole company is hard to find. The "
            "group could collect the typical kinds of data in a factory and describe how to classify them."
        ),
    ),
    questions=(
        one_choice(
            "impdata_status",
            in_three(
                zh="贵机构在中国境内的重要数据识别工作进展如何？",
                de="Wie weit ist Ihre Organisation mit der Ermittlung wichtiger Daten in China?",
                en="How far has your organisation come in identifying important data in China?",
            ),
            in_three(
                zh="已完成，已报送重要数据目录",
                de="Abgeschlossen, Katalog bei der Behörde eingereicht",
                en="Completed, catalogue filed with the authority",
            ),
            in_three(
                zh="已完成，未发现重要数据",
                de="Abgeschlossen, keine wichtigen Daten gefunden",
                en="Completed, no important data found",
            ),
            in_three(zh="正在进行", de="Im Gange", en="Under way"),
            in_three(zh="尚未开始", de="Noch nicht begonnen", en="Not started"),
            in_three(
                zh="在中国境内不处理数据",
                de="Keine Datenverarbeitung in China",
                en="No data processing in China",
            ),
        ),
        several_choices(
            "impdata_types",
            in_three(
                zh="哪些类型的数据在分类分级时疑问最多？",
                de="Bei welchen Datenarten ist die Einstufung am schwierigsten?",
                en="Which kinds of data are hardest to classify?",
            ),
            in_three(
                zh="工艺与配方参数",
                de="Prozess- und Rezepturparameter",
                en="Process and recipe parameters",
            ),
            in_three(zh="质量与检测数据", de="Qualitäts- und Prüfdaten", en="Quality and test data"),
            in_three(
                zh="设计与工程数据",
                de="Konstruktions- und Engineeringdaten",
                en="Design and engineering data",
            ),
            in_three(
                zh="供应链与订单数据",
                de="Lieferketten- und Auftragsdaten",
                en="Supply chain and order data",
            ),
            in_three(zh="能源与产能数据", de="Energie- und Kapazitätsdaten", en="Energy and capacity data"),
            in_three(
                zh="地理信息与厂区影像",
                de="Geodaten und Aufnahmen des Werksgeländes",
                en="Geographic data and images of the site",
            ),
        ),
        one_choice(
            "impdata_help",
            in_three(
                zh="以下哪项成果对贵机构帮助最大？",
                de="Was würde Ihrer Organisation am meisten helfen?",
                en="What would help your organisation most?",
            ),
            in_three(
                zh="分行业示例清单",
                de="Beispielliste nach Branchen",
                en="A list of examples by industry",
            ),
            in_three(
                zh="三语判断流程图",
                de="Entscheidungsbaum in drei Sprachen",
                en="A decision tree in three languages",
            ),
            in_three(
                zh="国家标准GB/T 43697-2024解读",
                de="Erläuterung der Norm GB/T 43697-2024",
                en="An explanation of standard GB/T 43697-2024",
            ),
            in_three(
                zh="与主管部门交流",
                de="Austausch mit den zuständigen Behörden",
                en="An exchange with the authorities in charge",
            ),
        ),
    ),
)
