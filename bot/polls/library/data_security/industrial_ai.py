"""Industrial AI: data and safety: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

INDUSTRIAL_AI = Starter(
    key="industrial_ai",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="工业人工智能的数据与安全",
        de="Industrielle KI: Daten und Sicherheit",
        en="Industrial AI: data and safety",
    ),
    summary=in_three(
        zh=(
            "人工智能已在工厂中用于质量检测、预测性维护和工程设计，并逐步进入设备控制。在欧盟，《人工智能法》"
            "于2024年8月1日生效，各项义务分阶段适用，新的《机械法规》将于2027年1月20日起适用；中国主要依靠"
            "针对特定服务的规定（如2023年的《生成式人工智能服务管理暂行办法》）和标准。模型在一国训练、在另"
            "一国使用，会涉及训练数据、部署地点、更新和安全证明等问题。工作组可以梳理典型应用，并说明用户需"
            "要哪些证明材料。"
        ),
        de=(
            "KI prüft in Fabriken Teile, plant Wartung, hilft im Engineering und rückt näher an die "
            "Maschinensteuerung. In der EU ist die KI-Verordnung seit 1. August 2024 in Kraft, ihre "
            "Pflichten gelten gestuft; die neue Maschinenverordnung gilt ab 20. Januar 2027. China setzt "
            "auf Vorschriften für bestimmte Dienste, etwa die vorläufigen Maßnahmen für generative KI von "
            "2023, und auf Normen. Wird ein Modell in einem Land trainiert und im anderen genutzt, stellen "
            "sich Fragen zu Trainingsdaten, Betriebsort, Updates und Sicherheitsnachweisen; die Gruppe "
            "könnte typische Anwendungen und die dafür erwarteten Nachweise beschreiben."
        ),
        en=(
            "In factories, AI inspects parts, plans maintenance, helps engineers and moves closer to "
            "machine control. In the EU, the AI Act has been in force since 1 August 2024, with duties "
            "that apply in stages, and the new Machinery Regulation applies from 20 January 2027; China "
            "relies on rules for particular services, such as the interim measures of 2023 on generative "
            "AI services, and on standards. A model trained in one country and used in the other raises "
            "questions about training data, place of operation, updates and proof of safety. The group "
            "could describe typical applications and the evidence users expect."
        ),
    ),
    questions=(
        several_choices(
            "ai_uses",
            in_three(
                zh="贵机构在哪些环节使用或计划使用工业人工智能？",
                de="Wo nutzt oder plant Ihre Organisation industrielle KI?",
                en="Where does your organisation use or plan to use industrial AI?",
            ),
            in_three(zh="视觉检测", de="Visuelle Prüfung", en="Visual inspection"),
            in_three(zh="预测性维护", de="Vorausschauende Wartung", en="Predictive maintenance"),
            in_three(zh="工艺优化", de="Prozessoptimierung", en="Process optimisation"),
            in_three(
                zh="机器人与设备控制",
                de="Steuerung von Robotern und Maschinen",
                en="Control of robots and machines",
            ),
            in_three(
                zh="工程设计与编程辅助",
                de="Hilfe bei Engineering und Programmierung",
                en="Engineering and programming support",
            ),
            in_three(zh="生产计划", de="Produktionsplanung", en="Production planning"),
        ),
        one_choice(
            "ai_location",
            in_three(
                zh="用于对方国家工厂的模型主要在哪里运行？",
                de="Wo laufen Modelle für Ihre Werke im anderen Land hauptsächlich?",
                en="Where do the models for your plants in the other country mainly run?",
            ),
            in_three(zh="工厂本地", de="Im Werk selbst", en="In the plant itself"),
            in_three(
                zh="该国境内的云平台",
                de="In einer Cloud in diesem Land",
                en="In a cloud in that country",
            ),
            in_three(
                zh="本国的中央平台",
                de="Auf einer zentralen Plattform im eigenen Land",
                en="On a central platform at home",
            ),
            in_three(zh="尚未确定", de="Noch offen", en="Still open"),
            in_three(
                zh="在对方国家没有此类应用",
                de="Dort keine solchen Anwendungen",
                en="No such applications there",
            ),
        ),
        one_choice(
            "ai_evidence",
            in_three(
                zh="供应商应当首先向用户提供哪项证明材料？",
                de="Welchen Nachweis sollten Anwendende zuerst erhalten?",
                en="Which evidence should users receive first?",
            ),
            in_three(
                zh="训练数据说明",
                de="Beschreibung der Trainingsdaten",
                en="A description of the training data",
            ),
            in_three(
                zh="基于用户自有数据的测试结果",
                de="Testergebnisse mit eigenen Daten der Anwendenden",
                en="Test results on the user’s own data",
            ),
            in_three(
                zh="符合公认标准的证明",
                de="Nachweis nach einer anerkannten Norm",
                en="Conformity with a recognised standard",
            ),
            in_three(
                zh="更新与变更记录",
                de="Verzeichnis der Updates und Änderungen",
                en="A record of updates and changes",
            ),
            in_three(
                zh="人工干预方案",
                de="Konzept für menschliches Eingreifen",
                en="A concept for human intervention",
            ),
        ),
    ),
)
