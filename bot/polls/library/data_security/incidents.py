"""Reporting incidents and vulnerabilities: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

INCIDENTS = Starter(
    key="incidents",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="安全事件与漏洞报告",
        de="Meldung von Vorfällen und Schwachstellen",
        en="Reporting incidents and vulnerabilities",
    ),
    summary=in_three(
        zh=(
            "双方的报告时限都很短。在欧盟，NIS 2指令要求在24小时内预警、72小时内通报重大安全事件，《网络韧"
            "性法》自2026年9月11日起要求制造商在24小时内报告被实际利用的漏洞；在中国，自2025年11月1日起施行"
            "的《国家网络安全事件报告管理办法》要求一般网络运营者在4小时内、涉及关键信息基础设施的在1小时内"
            "报告较大以上网络安全事件，网络产品提供者应当在2日内报送产品漏洞。未公开的漏洞信息只能在限定范"
            "围内传递。工作组可以商定项目伙伴之间由谁通知、通知谁以及先后顺序。"
        ),
        de=(
            "Auf beiden Seiten gelten kurze Fristen. In der EU verlangt NIS 2 bei erheblichen Vorfällen "
            "eine Frühwarnung binnen 24 und eine Meldung binnen 72 Stunden; nach dem Cyber Resilience Act "
            "melden Hersteller seit 11. September 2026 aktiv ausgenutzte Schwachstellen binnen 24 Stunden. "
            "In China sind seit 1. November 2025 größere Cybersicherheitsvorfälle binnen vier Stunden zu "
            "melden, bei kritischer Informationsinfrastruktur binnen einer; für Schwachstellen in "
            "Netzprodukten gelten zwei Tage. Da unveröffentlichte Schwachstellen nur begrenzt "
            "weitergegeben werden dürfen, könnte die Gruppe klären, wer wen in welcher Reihenfolge "
            "informiert."
        ),
        en=(
            "Deadlines are short on both sides. In the EU, NIS 2 requires an early warning of significant "
            "incidents within 24 hours and a notification within 72; under the Cyber Resilience Act "
            "manufacturers have had to report actively exploited vulnerabilities within 24 hours since 11 "
            "September 2026. In China, larger cybersecurity incidents have had to be reported within four "
            "hours since 1 November 2025, or within one where critical information infrastructure is "
            "concerned; for vulnerabilities in network products it is two days. As undisclosed "
            "vulnerabilities may be passed on only within limits, the group could clarify who informs "
            "whom, and in which order."
        ),
    ),
    questions=(
        one_choice(
            "incident_plan",
            in_three(
                zh="贵机构是否有涵盖中德两国报告义务的应急预案？",
                de=(
                    "Hat Ihre Organisation einen Notfallplan, der die Meldepflichten in beiden Ländern "
                    "abdeckt?"
                ),
                en=(
                    "Does your organisation have an incident plan that covers the reporting duties in both "
                    "countries?"
                ),
            ),
            in_three(zh="有，并已演练", de="Ja, und er ist geübt", en="Yes, and it has been exercised"),
            in_three(zh="有，尚未演练", de="Ja, aber noch nicht geübt", en="Yes, but not yet exercised"),
            in_three(zh="仅涵盖一国", de="Nur für eines der Länder", en="For one of the countries only"),
            in_three(zh="正在制定", de="In Vorbereitung", en="In preparation"),
            in_three(zh="没有", de="Nein", en="No"),
        ),
        several_choices(
            "incident_share",
            in_three(
                zh="发生安全事件时，项目伙伴之间应当共享哪些信息？",
                de="Welche Informationen sollten Projektpartner bei einem Vorfall teilen?",
                en="Which information should project partners share in an incident?",
            ),
            in_three(zh="受影响的系统", de="Betroffene Systeme", en="The systems affected"),
            in_three(zh="受影响的共享数据", de="Betroffene gemeinsame Daten", en="The shared data affected"),
            in_three(
                zh="入侵迹象与技术特征",
                de="Technische Merkmale des Angriffs",
                en="Indicators of compromise",
            ),
            in_three(
                zh="对交付的预计影响",
                de="Erwartete Folgen für Lieferungen",
                en="Expected effects on deliveries",
            ),
            in_three(zh="原因与补救措施", de="Ursache und Abhilfe", en="Cause and remedy"),
            in_three(
                zh="联系人与下次通报时间",
                de="Ansprechstelle und Zeitpunkt der nächsten Meldung",
                en="Contact point and time of the next update",
            ),
        ),
        one_choice(
            "incident_time",
            in_three(
                zh="项目伙伴应当在多长时间内相互通知？",
                de="Innerhalb welcher Zeit sollten Projektpartner einander informieren?",
                en="Within what time should project partners inform each other?",
            ),
            in_three(zh="4小时内", de="Binnen 4 Stunden", en="Within 4 hours"),
            in_three(zh="24小时内", de="Binnen 24 Stunden", en="Within 24 hours"),
            in_three(zh="72小时内", de="Binnen 72 Stunden", en="Within 72 hours"),
            in_three(
                zh="不设固定时限，个案商定",
                de="Ohne feste Frist, je nach Fall",
                en="No fixed time, case by case",
            ),
        ),
    ),
)
