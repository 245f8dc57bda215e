"""Security of operational technology: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

OT_SECURITY = Starter(
    key="ot_security",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="工业控制系统网络安全",
        de="Cybersicherheit der Produktionstechnik (OT)",
        en="Security of operational technology",
    ),
    summary=in_three(
        zh=(
            "同一套控制系统可能须同时符合多种要求：国际标准IEC 62443，中国的网络安全等级保护制度（等保2.0，"
            "GB/T 22239-2019），德国运营者适用的NIS 2指令及其自2025年12月6日起施行的转化法，以及将于2027年"
            "12月11日起全面适用、针对含数字元素产品的欧盟《网络韧性法》。各体系的术语、等级和证明方式不同，"
            "测试往往需要重复进行。IEC 62443的多个部分已转化为中国国家标准，为衔接提供了基础。工作组可以编"
            "制要求对照表，并梳理双方都能使用的测试证明。"
        ),
        de=(
            "Dieselbe Steuerung muss oft mehreren Regelwerken genügen: der internationalen Norm IEC 62443, "
            "dem chinesischen mehrstufigen Schutzsystem (MLPS 2.0, GB/T 22239-2019), für Betreiber in "
            "Deutschland der NIS-2-Richtlinie mit dem seit 6. Dezember 2025 geltenden Umsetzungsgesetz und "
            "für Produkte mit digitalen Elementen dem Cyber Resilience Act, vollständig anwendbar ab 11. "
            "Dezember 2027. Begriffe, Stufen und Nachweise unterscheiden sich, sodass häufig doppelt "
            "geprüft wird. Mehrere Teile der IEC 62443 sind als chinesische Normen übernommen und bieten "
            "eine Brücke. Die Gruppe könnte die Anforderungen einander zuordnen und gemeinsam nutzbare "
            "Prüfnachweise ermitteln."
        ),
        en=(
            "One control system often has to meet several sets of rules: the international standard IEC "
            "62443, China’s Multi-Level Protection Scheme (MLPS 2.0, GB/T 22239-2019), for operators in "
            "Germany the NIS 2 Directive with the implementing act in force since 6 December 2025, and for "
            "products with digital elements the Cyber Resilience Act, fully applicable from 11 December "
            "2027. Terms, levels and evidence differ, so tests are often done twice. Several parts of IEC "
            "62443 have been adopted as Chinese national standards, which offers a bridge. The group could "
            "map the requirements to each other and identify test evidence that both sides can use."
        ),
    ),
    questions=(
        one_choice(
            "ot_basis",
            in_three(
                zh="贵机构的工控安全工作目前主要依据什么？",
                de="Woran richtet sich die OT-Sicherheit Ihrer Organisation heute hauptsächlich aus?",
                en="What does your organisation mainly base its OT security on today?",
            ),
            in_three(zh="IEC 62443", de="IEC 62443", en="IEC 62443"),
            in_three(
                zh="网络安全等级保护（等保2.0）",
                de="Chinesisches Schutzsystem MLPS 2.0",
                en="China’s MLPS 2.0",
            ),
            in_three(zh="ISO/IEC 27001", de="ISO/IEC 27001", en="ISO/IEC 27001"),
            in_three(zh="企业自有规范", de="Eigene Unternehmensvorgaben", en="Our own company rules"),
            in_three(zh="尚无明确依据", de="Noch keine feste Grundlage", en="No fixed basis yet"),
        ),
        several_choices(
            "ot_needs",
            in_three(
                zh="哪些方面最需要改进？",
                de="Wo ist der Handlungsbedarf am größten?",
                en="Where is the need for action greatest?",
            ),
            in_three(
                zh="无法更新的存量设备",
                de="Altanlagen ohne Updates",
                en="Older plants without updates",
            ),
            in_three(zh="网络分区隔离", de="Netzsegmentierung", en="Network segmentation"),
            in_three(
                zh="资产清单",
                de="Verzeichnis der Geräte und Systeme",
                en="Inventory of devices and systems",
            ),
            in_three(
                zh="对供应商的要求与软件物料清单",
                de="Vorgaben an Zulieferer, Software-Stücklisten",
                en="Supplier requirements, software bills of materials",
            ),
            in_three(zh="人员培训", de="Schulung der Beschäftigten", en="Staff training"),
            in_three(
                zh="面向两个市场的证明",
                de="Nachweise für beide Märkte",
                en="Evidence for both markets",
            ),
        ),
        one_choice(
            "ot_first",
            in_three(
                zh="工作组应当首先完成哪项成果？",
                de="Welches Ergebnis sollte die Gruppe zuerst vorlegen?",
                en="Which result should the group deliver first?",
            ),
            in_three(
                zh="IEC 62443与等保2.0对照表",
                de="Zuordnungstabelle IEC 62443 – MLPS 2.0",
                en="A mapping of IEC 62443 to MLPS 2.0",
            ),
            in_three(
                zh="采购安全核对表",
                de="Sicherheits-Checkliste für die Beschaffung",
                en="A security checklist for procurement",
            ),
            in_three(
                zh="双方各选一家工厂试点",
                de="Pilotvorhaben mit je einem Werk pro Seite",
                en="A pilot with one plant on each side",
            ),
            in_three(
                zh="面向中小企业的培训",
                de="Schulung für KMU",
                en="Training for small and medium-sized enterprises",
            ),
            in_three(
                zh="关于测试证明互认的政策建议",
                de="Handlungsempfehlung zur Anerkennung von Nachweisen",
                en="A policy recommendation on recognising evidence",
            ),
        ),
    ),
)
