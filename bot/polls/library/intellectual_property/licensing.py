"""Licensing and technology transfer: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

LICENSING = Starter(
    key="licensing",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(
        zh="许可与技术转让",
        de="Lizenzen und Technologietransfer",
        en="Licensing and technology transfer",
    ),
    summary=in_three(
        zh=(
            "跨境许可同时涉及多项制度：中国《技术进出口管理条例》将技术分为禁止、限制和自由三类，自由进出口"
            "技术的合同实行登记管理，从中国出口技术还须对照《中国禁止出口限制出口技术目录》。德方适用欧盟《"
            "两用物项条例》以及自2026年5月1日起更新的欧盟技术转让集体豁免规则。双方的术语和程序往往不一致，"
            "容易拖慢项目。工作组可以编制一份共同的核对表，涵盖技术分类、登记、许可费支付直至合同终止的各个"
            "步骤。"
        ),
        de=(
            "Lizenzen über die Grenze berühren mehrere Regelwerke: Chinas Verordnung zur Verwaltung der "
            "Technologieein- und -ausfuhr (TIER) teilt Technologien in verbotene, beschränkte und freie "
            "ein; Verträge über freie werden registriert, und für die Ausfuhr aus China ist der Katalog "
            "verbotener und beschränkter Ausfuhrtechnologien zu prüfen. Auf deutscher Seite gelten die "
            "Dual-Use-Verordnung der EU und die seit 1. Mai 2026 erneuerte "
            "Technologietransfer-Gruppenfreistellung. Begriffe und Schritte beider Seiten passen selten "
            "zusammen, was Zeit kostet. Die Gruppe könnte eine gemeinsame Checkliste von der Einstufung "
            "über Registrierung und Zahlung der Lizenzgebühren bis zum Vertragsende erstellen."
        ),
        en=(
            "Licensing across the border touches several sets of rules: China’s Regulations on the "
            "Administration of Technology Import and Export (TIER) divide technology into prohibited, "
            "restricted and free; contracts on free technology are registered, and exports from China are "
            "checked against the catalogue of technologies prohibited or restricted from export. On the "
            "German side the EU Dual-Use Regulation applies, and the EU block exemption for technology "
            "transfer, renewed as of 1 May 2026. Terms and steps on the two sides rarely match, which "
            "costs time. The group could draw up a shared checklist, from classification through "
            "registration and payment of royalties to the end of the contract."
        ),
    ),
    questions=(
        one_choice(
            "licence_role",
            in_three(
                zh="贵机构在中德技术许可中主要处于什么角色？",
                de="Welche Rolle hat Ihre Organisation bei chinesisch-deutschen Lizenzen hauptsächlich?",
                en="What is your organisation’s main role in licences between China and Germany?",
            ),
            in_three(zh="主要是许可方", de="Überwiegend lizenzgebend", en="Mainly licensor"),
            in_three(zh="主要是被许可方", de="Überwiegend lizenznehmend", en="Mainly licensee"),
            in_three(zh="两者兼有", de="Beides etwa gleich", en="Both about equally"),
            in_three(zh="提供咨询或中介服务", de="Beratend oder vermittelnd", en="Adviser or intermediary"),
            in_three(zh="目前均不涉及", de="Derzeit weder noch", en="Neither at present"),
        ),
        several_choices(
            "licence_hurdles",
            in_three(
                zh="哪些步骤耗时最多？",
                de="Welche Schritte kosten am meisten Zeit?",
                en="Which steps take most time?",
            ),
            in_three(
                zh="出口管制分类",
                de="Einstufung nach Exportkontrollrecht",
                en="Export control classification",
            ),
            in_three(zh="登记与审批", de="Registrierung und Genehmigung", en="Registration and approval"),
            in_three(
                zh="许可费及其跨境支付",
                de="Lizenzgebühren und ihre Zahlung ins Ausland",
                en="Royalties and their payment abroad",
            ),
            in_three(zh="许可范围的界定", de="Umfang der Lizenz", en="Scope of the licence"),
            in_three(
                zh="技术协助与质量责任",
                de="Technische Hilfe und Qualitätsverantwortung",
                en="Technical assistance and quality",
            ),
            in_three(
                zh="合同终止后的使用与保密",
                de="Nutzung und Geheimhaltung nach Vertragsende",
                en="Use and secrecy after the contract ends",
            ),
        ),
        one_choice(
            "licence_first",
            in_three(
                zh="工作组应当首先提供哪项成果？",
                de="Was sollte die Gruppe zuerst vorlegen?",
                en="What should the group deliver first?",
            ),
            in_three(
                zh="许可流程核对表",
                de="Checkliste für den Ablauf einer Lizenz",
                en="A checklist for the licensing process",
            ),
            in_three(zh="许可条款书模板", de="Muster eines Eckpunktepapiers", en="A model term sheet"),
            in_three(
                zh="三语许可术语表",
                de="Glossar der Lizenzbegriffe in drei Sprachen",
                en="A glossary of licence terms in three languages",
            ),
            in_three(
                zh="与主管部门交流",
                de="Austausch mit den zuständigen Behörden",
                en="An exchange with the authorities in charge",
            ),
        ),
    ),
)
