"""Connecting industrial data spaces: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

DATA_SPACES = Starter(
    key="data_spaces",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="工业数据空间互联",
        de="Industrielle Datenräume verbinden",
        en="Connecting industrial data spaces",
    ),
    summary=in_three(
        zh=(
            "德国工业界在汽车行业建设Catena-X，并通过Manufacturing-X向整个制造业推广；中国《可信数据空间发"
            "展行动计划（2024—2028年）》提出，到2028年建成100个以上可信数据空间。两者都强调数据持有者通过使"
            "用规则保持对数据的控制，但身份、连接器和认证体系目前尚不能直接互通。对同时服务两个市场的供应商"
            "而言，为碳足迹、欧盟电池护照等用途重复接入成本较高。工作组可以选定一个应用场景，说明需要在哪些"
            "方面衔接。"
        ),
        de=(
            "Die deutsche Industrie baut mit Catena-X Datenräume in der Automobilbranche und mit "
            "Manufacturing-X in der gesamten Fertigung auf; Chinas Aktionsplan für vertrauenswürdige "
            "Datenräume (2024–2028) sieht bis 2028 mindestens 100 davon vor. Beide Ansätze lassen die "
            "Kontrolle durch Nutzungsregeln bei denen, die die Daten halten, doch Identitäten, Konnektoren "
            "und Zertifizierung passen nicht von selbst zusammen. Für Zulieferer in beiden Märkten ist ein "
            "doppelter Anschluss teuer, etwa für den CO₂-Fußabdruck oder den Batteriepass der EU. Die "
            "Gruppe könnte einen Anwendungsfall wählen und beschreiben, was dafür zusammenpassen muss."
        ),
        en=(
            "German industry builds data spaces with Catena-X in the automotive sector and with "
            "Manufacturing-X across manufacturing; China’s action plan for trusted data spaces (2024–2028) "
            "foresees at least 100 of them by 2028. Both approaches leave control with those who hold the "
            "data, by means of usage rules, yet identities, connectors and certification do not fit "
            "together by themselves. For suppliers in both markets it is costly to connect twice, for "
            "example for carbon footprints or the EU battery passport. The group could choose one use case "
            "and describe what has to match."
        ),
    ),
    questions=(
        one_choice(
            "spaces_status",
            in_three(
                zh="贵机构参与数据空间的情况如何？",
                de="Wie steht Ihre Organisation zu Datenräumen?",
                en="Where does your organisation stand on data spaces?",
            ),
            in_three(zh="已正式使用", de="Im Regelbetrieb angeschlossen", en="Connected and in regular use"),
            in_three(zh="正在试点", de="In der Erprobung", en="In a pilot"),
            in_three(zh="计划参与", de="Teilnahme geplant", en="Planning to take part"),
            in_three(zh="仅关注进展", de="Nur beobachtend", en="Watching only"),
            in_three(zh="目前不考虑", de="Derzeit kein Thema", en="Not a subject at present"),
        ),
        one_choice(
            "spaces_use_case",
            in_three(
                zh="工作组应当首先选择哪个应用场景？",
                de="Welchen Anwendungsfall sollte die Gruppe zuerst wählen?",
                en="Which use case should the group take up first?",
            ),
            in_three(zh="产品碳足迹", de="CO₂-Fußabdruck von Produkten", en="Product carbon footprint"),
            in_three(
                zh="电池护照与数字产品护照",
                de="Batteriepass und digitaler Produktpass",
                en="Battery passport and digital product passport",
            ),
            in_three(
                zh="零部件与质量追溯",
                de="Rückverfolgung von Teilen und Qualität",
                en="Traceability of parts and quality",
            ),
            in_three(zh="机器数据与运维", de="Maschinendaten und Wartung", en="Machine data and maintenance"),
            in_three(zh="产能与供应链协同", de="Kapazitäten und Lieferkette", en="Capacity and supply chain"),
        ),
        several_choices(
            "spaces_gaps",
            in_three(
                zh="实现互联需要先解决哪些问题？",
                de="Was muss für eine Verbindung zuerst gelöst werden?",
                en="What has to be solved first to connect them?",
            ),
            in_three(
                zh="数字身份互认",
                de="Gegenseitige Anerkennung digitaler Identitäten",
                en="Mutual recognition of digital identities",
            ),
            in_three(
                zh="连接器与协议兼容",
                de="Verträgliche Konnektoren und Protokolle",
                en="Compatible connectors and protocols",
            ),
            in_three(zh="共同的语义模型", de="Gemeinsame semantische Modelle", en="Common semantic models"),
            in_three(
                zh="使用规则在两国均可执行",
                de="Nutzungsregeln, die in beiden Ländern durchsetzbar sind",
                en="Usage rules enforceable in both countries",
            ),
            in_three(
                zh="数据出境要求",
                de="Anforderungen an die Datenausfuhr",
                en="Data export requirements",
            ),
            in_three(zh="中小企业的接入成本", de="Anschlusskosten für KMU", en="Cost of connecting for SMEs"),
        ),
    ),
)
