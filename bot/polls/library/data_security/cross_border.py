"""Personal data across the border: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice
from bot.polls.model import Area

CROSS_BORDER = Starter(
    key="cross_border",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="个人信息跨境传输",
        de="Personenbezogene Daten über die Grenze übermitteln",
        en="Personal data across the border",
    ),
    summary=in_three(
        zh=(
            "中国《个人信息保护法》第三十八条至第四十条规定了个人信息出境的路径：数据出境安全评估、个人信息"
            "出境标准合同和个人信息保护认证；2024年3月22日公布施行的《促进和规范数据跨境流动规定》明确了数"
            "量门槛，并对履行个人作为当事人的合同、实施跨境人力资源管理等确需出境的情形予以豁免。反向传输适"
            "用欧盟《通用数据保护条例》（GDPR）第五章；欧盟未对中国作出充分性认定，企业多采用标准合同条款并"
            "开展传输影响评估。两套文件在附件、备案和责任安排上各不相同，企业往往需要并行维护。工作组可以共"
            "同梳理数据清单，并编制两套文件的对照说明。"
        ),
        de=(
            "Für die Ausfuhr personenbezogener Daten nennt das chinesische Gesetz zum Schutz "
            "personenbezogener Informationen (PIPL, Art. 38–40) Sicherheitsbewertung, Standardvertrag und "
            "Zertifizierung; die Bestimmungen vom 22. März 2024 legen Schwellen fest und nehmen etwa "
            "Vertragserfüllung und Personalverwaltung aus. Umgekehrt gilt Kapitel V DSGVO: Ohne "
            "Angemessenheitsbeschluss für China sind Standardvertragsklauseln mit "
            "Transfer-Folgenabschätzung üblich. Beide Vertragswerke unterscheiden sich bei Anhängen, "
            "Hinterlegung und Haftung und werden oft parallel gepflegt. Die Gruppe könnte ein gemeinsames "
            "Datenverzeichnis und eine Gegenüberstellung beider Vertragswerke erarbeiten."
        ),
        en=(
            "For exports of personal information, China’s Personal Information Protection Law (PIPL, "
            "Articles 38–40) provides for a security assessment, a standard contract or certification; the "
            "provisions of 22 March 2024 set thresholds and exempt, for example, what a contract with the "
            "individual or HR management requires. In the other direction Chapter V of the GDPR applies: "
            "with no adequacy decision for China, most use standard contractual clauses with a transfer "
            "impact assessment. The two sets of documents differ in annexes, filing and liability and are "
            "often kept in parallel. The group could draw up a shared data inventory and compare the two "
            "sets clause by clause."
        ),
    ),
    questions=(
        one_choice(
            "transfer_from_cn",
            in_three(
                zh="贵机构目前主要通过哪种路径将个人信息从中国传输至德国？",
                de=(
                    "Auf welchem Weg übermittelt Ihre Organisation personenbezogene Daten heute "
                    "hauptsächlich von China nach Deutschland?"
                ),
                en=(
                    "Which mechanism does your organisation mainly use today to transfer personal data "
                    "from China to Germany?"
                ),
            ),
            in_three(
                zh="适用2024年3月22日规定中的豁免情形",
                de="Ausnahme nach den Bestimmungen vom 22. März 2024",
                en="Exemption under the provisions of 22 March 2024",
            ),
            in_three(
                zh="个人信息出境标准合同",
                de="Chinesischer Standardvertrag, bei der Behörde hinterlegt",
                en="Chinese standard contract, filed with the authority",
            ),
            in_three(zh="个人信息保护认证", de="Zertifizierung", en="Certification"),
            in_three(zh="数据出境安全评估", de="Sicherheitsbewertung", en="Security assessment"),
            in_three(zh="尚未明确", de="Noch nicht geklärt", en="Not yet clarified"),
            in_three(zh="没有此类传输", de="Keine solchen Übermittlungen", en="No such transfers"),
        ),
        one_choice(
            "transfer_from_de",
            in_three(
                zh="贵机构目前主要依据什么将个人数据从德国传输至中国？",
                de=(
                    "Auf welcher Grundlage übermittelt Ihre Organisation personenbezogene Daten heute "
                    "hauptsächlich von Deutschland nach China?"
                ),
                en=(
                    "On what basis does your organisation mainly transfer personal data from Germany to "
                    "China today?"
                ),
            ),
            in_three(
                zh="欧盟标准合同条款",
                de="Standardvertragsklauseln der EU",
                en="EU standard contractual clauses",
            ),
            in_three(
                zh="有约束力的公司规则",
                de="Verbindliche interne Datenschutzvorschriften (BCR)",
                en="Binding corporate rules (BCR)",
            ),
            in_three(
                zh="GDPR第49条的例外情形",
                de="Ausnahmen nach Art. 49 DSGVO",
                en="Derogations under Article 49 GDPR",
            ),
            in_three(zh="尚未明确", de="Noch nicht geklärt", en="Not yet clarified"),
            in_three(zh="没有此类传输", de="Keine solchen Übermittlungen", en="No such transfers"),
        ),
        one_choice(
            "transfer_first",
            in_three(
                zh="在个人信息跨境传输方面，工作组应当首先完成哪项工作？",
                de="Was sollte die Gruppe zur Übermittlung personenbezogener Daten zuerst erarbeiten?",
                en="What should the group work out first on transfers of personal data?",
            ),
            in_three(
                zh="中欧标准合同文本对照",
                de="Vergleich der Standardverträge beider Seiten",
                en="A comparison of the standard contracts of both sides",
            ),
            in_three(
                zh="合作项目个人信息清单模板",
                de="Muster eines Datenverzeichnisses für Kooperationsprojekte",
                en="A model data inventory for cooperation projects",
            ),
            in_three(
                zh="门槛与豁免情形指引",
                de="Leitfaden zu Schwellen und Ausnahmen",
                en="A guide to thresholds and exemptions",
            ),
            in_three(
                zh="备案与评估实务经验交流",
                de="Erfahrungsaustausch zu Hinterlegung und Bewertung",
                en="Sharing experience of filings and assessments",
            ),
            in_three(
                zh="向主管部门提出的问题清单",
                de="Fragenkatalog an die zuständigen Behörden",
                en="A list of questions to the authorities",
            ),
        ),
    ),
)
