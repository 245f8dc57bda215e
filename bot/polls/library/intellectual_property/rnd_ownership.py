"""Ownership of results in joint R&D: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

RND_OWNERSHIP = Starter(
    key="rnd_ownership",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(
        zh="联合研发成果的归属",
        de="Rechte an Ergebnissen gemeinsamer Forschung und Entwicklung",
        en="Ownership of results in joint R&D",
    ),
    summary=in_three(
        zh=(
            "在联合研发中，各方带入背景知识产权，并共同产生前景知识产权；合同应当明确归属和使用权。合同未约"
            "定时，两国法律的结果不同：在中国，委托开发完成的发明，申请专利的权利属于研究开发人，合作开发的"
            "属于合作各方共有，专利共有人可以单独以普通许可方式许可他人实施；在德国，首先解释合同，共有关系"
            "适用《德国民法典》第741条及以下各条，对外许可由共有人共同决定。工作组可以就背景清单、成果分配、"
            "专利申请以及在中国完成的发明向外国申请前的保密审查，提出示范做法。"
        ),
        de=(
            "Die Partner bringen Altschutzrechte und Know-how ein (Background) und schaffen "
            "Neuschutzrechte (Foreground); der Vertrag sollte Zuordnung und Nutzung regeln. Schweigt er, "
            "führen die Gesetze zu Verschiedenem: In China steht das Recht auf das Patent bei "
            "Auftragsforschung der entwickelnden Seite zu, bei gemeinsamer Entwicklung beiden, und jeder "
            "Mitinhaber darf einfache Lizenzen allein erteilen; in Deutschland gelten Vertragsauslegung "
            "und §§ 741 ff. BGB, über Lizenzen entscheiden die Mitinhaber gemeinsam. Die Gruppe könnte "
            "Muster für Background-Listen, Zuordnung und Anmeldung vorlegen, auch zur "
            "Geheimhaltungsprüfung vor Auslandsanmeldungen von Erfindungen aus China."
        ),
        en=(
            "In joint R&D the partners bring in background IP and create foreground IP; the contract "
            "should settle who owns and who may use it. If it is silent, the law leads to different "
            "results: in China, the right to a patent belongs to the developer in commissioned work and to "
            "all partners in joint work, and a co-owner may grant non-exclusive licences alone; in "
            "Germany, the contract is interpreted, sections 741 ff. of the Civil Code apply, and licensing "
            "is decided by the co-owners together. The group could propose models for background lists, "
            "allocation and filing, including the confidentiality review before inventions made in China "
            "are filed abroad."
        ),
    ),
    questions=(
        one_choice(
            "rnd_allocation",
            in_three(
                zh="哪种成果归属模式最合适？",
                de="Welche Zuordnung der Ergebnisse ist aus Ihrer Sicht am besten geeignet?",
                en="Which allocation of results do you find most suitable?",
            ),
            in_three(
                zh="谁完成谁所有，另一方获得许可",
                de="Wer erfindet, ist Inhaber; der Partner erhält eine Lizenz",
                en="Whoever invents owns; the partner gets a licence",
            ),
            in_three(
                zh="双方共有，并约定使用规则",
                de="Gemeinsame Inhaberschaft mit festen Regeln",
                en="Joint ownership with agreed rules",
            ),
            in_three(
                zh="按技术领域或应用领域划分",
                de="Aufteilung nach Technik- oder Anwendungsfeld",
                en="Division by field of technology or use",
            ),
            in_three(
                zh="归出资委托方所有",
                de="Alles bei der auftraggebenden Seite",
                en="Everything to the commissioning party",
            ),
            in_three(zh="逐项目商定", de="Je Projekt verschieden", en="Settled project by project"),
        ),
        several_choices(
            "rnd_background",
            in_three(
                zh="贵机构采用哪些方式保护背景知识产权？",
                de="Wie schützt Ihre Organisation ihr eingebrachtes Know-how und ihre Altschutzrechte?",
                en="How does your organisation protect its background IP?",
            ),
            in_three(
                zh="项目启动前列出清单",
                de="Liste als Anlage vor Projektbeginn",
                en="A list annexed before the project starts",
            ),
            in_three(
                zh="许可仅限项目目的",
                de="Lizenz nur für den Projektzweck",
                en="A licence for the project only",
            ),
            in_three(zh="文件标注密级", de="Kennzeichnung der Unterlagen", en="Marking of documents"),
            in_three(
                zh="研发记录与版本管理",
                de="Labortagebücher und Versionsverwaltung",
                en="Laboratory notebooks and version control",
            ),
            in_three(zh="项目团队与其他团队分开", de="Getrennte Teams", en="Separate teams"),
            in_three(
                zh="约定退出后的处理",
                de="Regeln für das Ausscheiden eines Partners",
                en="Rules for the exit of a partner",
            ),
        ),
        one_choice(
            "rnd_first",
            in_three(
                zh="工作组应当首先提供哪项成果？",
                de="Was sollte die Gruppe zuerst vorlegen?",
                en="What should the group deliver first?",
            ),
            in_three(
                zh="背景知识产权清单模板",
                de="Muster einer Background-Liste",
                en="A model list of background IP",
            ),
            in_three(
                zh="共有条款范本",
                de="Musterklausel für gemeinsame Inhaberschaft",
                en="A model clause on joint ownership",
            ),
            in_three(
                zh="两国默认规则对照表",
                de="Vergleich der gesetzlichen Regeln beider Länder",
                en="A comparison of the default rules in both countries",
            ),
            in_three(
                zh="专利申请与保密审查核对表",
                de="Checkliste für Anmeldung und Geheimhaltungsprüfung",
                en="A checklist for filing and confidentiality review",
            ),
        ),
    ),
)
