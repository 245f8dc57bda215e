"""Trade secrets and supplier confidentiality: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

TRADE_SECRETS = Starter(
    key="trade_secrets",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(
        zh="商业秘密与供应链保密",
        de="Geschäftsgeheimnisse und Vertraulichkeit in der Lieferkette",
        en="Trade secrets and supplier confidentiality",
    ),
    summary=in_three(
        zh=(
            "两国法律都要求权利人自行采取保密措施：中国《反不正当竞争法》要求“相应保密措施”，德国《商业秘密"
            "保护法》（GeschGehG）要求适当的保密措施。何种程度足够、如何证明，由法院个案判断；在中国，权利"
            "人提供初步证据后，举证责任可以转移。在供应链中，图纸、模具和工艺数据经过多方之手，往往只有一份"
            "笼统的保密协议。工作组可以商定一套分级措施，使不同规模的企业都能落实并留存证据。"
        ),
        de=(
            "Beide Rechtsordnungen schützen nur, wer selbst für Geheimhaltung sorgt: Das chinesische "
            "Gesetz gegen unlauteren Wettbewerb verlangt entsprechende, das deutsche "
            "Geschäftsgeheimnisgesetz (GeschGehG) angemessene Geheimhaltungsmaßnahmen. Was genügt und wie "
            "es zu beweisen ist, entscheiden Gerichte im Einzelfall; in China kann die Beweislast "
            "übergehen, wenn erste Beweise vorliegen. In der Lieferkette gehen Zeichnungen, Werkzeuge und "
            "Prozessdaten durch viele Hände, oft nur mit einer allgemeinen Vertraulichkeitsvereinbarung. "
            "Die Gruppe könnte abgestufte Maßnahmen festlegen, die Unternehmen jeder Größe umsetzen und "
            "belegen können."
        ),
        en=(
            "Both laws protect only those who take care of secrecy themselves: China’s Anti-Unfair "
            "Competition Law asks for corresponding confidentiality measures, Germany’s Trade Secrets Act "
            "(GeschGehG) for appropriate ones. What is enough, and how to prove it, is decided by the "
            "courts case by case; in China the burden of proof may shift once there is prima facie "
            "evidence. In supply chains, drawings, tools and process data pass through many hands, often "
            "under a general confidentiality agreement only. The group could settle graded measures that "
            "companies of any size can carry out and document."
        ),
    ),
    questions=(
        several_choices(
            "secret_measures",
            in_three(
                zh="贵机构目前采取哪些保密措施？",
                de="Welche Geheimhaltungsmaßnahmen trifft Ihre Organisation heute?",
                en="Which confidentiality measures does your organisation take today?",
            ),
            in_three(zh="定密与标注", de="Einstufung und Kennzeichnung", en="Classification and marking"),
            in_three(zh="保密协议", de="Vertraulichkeitsvereinbarungen", en="Confidentiality agreements"),
            in_three(
                zh="按需知悉的访问权限",
                de="Zugriff nur nach Bedarf",
                en="Access on a need-to-know basis",
            ),
            in_three(
                zh="加密与防复制等技术措施",
                de="Technischer Schutz, etwa Verschlüsselung",
                en="Technical protection such as encryption",
            ),
            in_three(zh="定期培训", de="Regelmäßige Schulung", en="Regular training"),
            in_three(
                zh="访客与离职管理",
                de="Regeln für Besuche und Austritte",
                en="Rules for visitors and leavers",
            ),
        ),
        one_choice(
            "secret_suppliers",
            in_three(
                zh="贵机构主要如何保护交给供应商的图纸和工艺信息？",
                de=(
                    "Wie schützt Ihre Organisation Zeichnungen und Prozesswissen bei Zulieferern "
                    "hauptsächlich?"
                ),
                en="How does your organisation mainly protect drawings and process know-how at suppliers?",
            ),
            in_three(
                zh="通用保密协议",
                de="Allgemeine Vertraulichkeitsvereinbarung",
                en="A general confidentiality agreement",
            ),
            in_three(
                zh="附具体保密清单的协议",
                de="Vereinbarung mit Liste der Geheimnisse",
                en="An agreement with a list of the secrets",
            ),
            in_three(
                zh="拆分提供信息",
                de="Aufteilung der Informationen auf mehrere Stellen",
                en="Splitting information between recipients",
            ),
            in_three(
                zh="协议加现场审核",
                de="Vereinbarung und Prüfung vor Ort",
                en="An agreement plus audits on site",
            ),
            in_three(zh="没有专门措施", de="Keine besonderen Maßnahmen", en="No particular measures"),
        ),
        one_choice(
            "secret_first",
            in_three(
                zh="工作组应当首先提供哪项成果？",
                de="Was sollte die Gruppe zuerst vorlegen?",
                en="What should the group deliver first?",
            ),
            in_three(
                zh="分级保密措施清单",
                de="Katalog abgestufter Maßnahmen",
                en="A catalogue of graded measures",
            ),
            in_three(
                zh="三语保密协议范本",
                de="Muster-Vertraulichkeitsvereinbarung in drei Sprachen",
                en="A model confidentiality agreement in three languages",
            ),
            in_three(
                zh="证据留存指引",
                de="Leitfaden zur Dokumentation von Beweisen",
                en="A guide to documenting evidence",
            ),
            in_three(
                zh="与法院和主管部门交流",
                de="Austausch mit Gerichten und Behörden",
                en="An exchange with courts and authorities",
            ),
        ),
    ),
)
