"""Improvements and grant-backs: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

IMPROVEMENTS = Starter(
    key="improvements",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(
        zh="后续改进与回授", de="Verbesserungen und Rücklizenzen", en="Improvements and grant-backs"
    ),
    summary=in_three(
        zh=(
            "使用许可技术的一方往往会加以改进：许可方希望分享改进成果，被许可方希望自己保有。2019年，中国从"
            "《技术进出口管理条例》中删去了改进成果属于改进方的规定；依照《民法典》第八百七十五条，没有约定"
            "的，其他各方无权分享一方后续改进的成果，要求无偿回授等不对等的条款可能因非法垄断技术而无效。在"
            "欧盟，独占性回授和转让改进成果的义务不在集体豁免范围内，须个案评估。工作组可以提出兼顾双方利益"
            "的条款。"
        ),
        de=(
            "Wer mit lizenzierter Technik arbeitet, verbessert sie; die eine Seite möchte daran teilhaben, "
            "die andere das Ergebnis behalten. 2019 strich China aus der TIER die Regel, dass "
            "Verbesserungen der verbessernden Seite gehören; nach Art. 875 Zivilgesetzbuch haben die "
            "anderen ohne Vereinbarung keinen Anteil daran, und einseitige, etwa unentgeltliche "
            "Rücklizenzen können als rechtswidrige Monopolisierung von Technologie unwirksam sein. In der "
            "EU fallen exklusive Rücklizenzen und Pflichten zur Übertragung von Verbesserungen nicht unter "
            "die Gruppenfreistellung und werden einzeln geprüft. Die Gruppe könnte ausgewogene Klauseln "
            "beschreiben."
        ),
        en=(
            "Whoever works with licensed technology improves it; one side would like to share in the "
            "result, the other to keep it. In 2019 China deleted from TIER the rule that improvements "
            "belong to the party that made them; under Article 875 of the Civil Code the others have no "
            "share in them unless this is agreed, and one-sided terms such as a free grant-back may be "
            "void as an unlawful monopolisation of technology. In the EU, exclusive grant-backs and duties "
            "to assign improvements fall outside the block exemption and are assessed one by one. The "
            "group could describe balanced clauses."
        ),
    ),
    questions=(
        one_choice(
            "improve_rule",
            in_three(
                zh="哪种改进成果规则最合理？",
                de="Welche Regel für Verbesserungen ist aus Ihrer Sicht am fairsten?",
                en="Which rule on improvements do you find fairest?",
            ),
            in_three(
                zh="归改进方，另一方有偿获得普通许可",
                de="Bei der verbessernden Seite, einfache Lizenz gegen Entgelt",
                en="Improver owns, non-exclusive licence for a fee",
            ),
            in_three(
                zh="归改进方，双方互相免费许可",
                de="Bei der verbessernden Seite, gegenseitig kostenlos",
                en="Improver owns, free licences both ways",
            ),
            in_three(zh="双方共有", de="Gemeinsame Inhaberschaft", en="Joint ownership"),
            in_three(
                zh="视能否脱离原技术使用而定",
                de="Je nachdem, ob ohne Ausgangstechnik nutzbar",
                en="Depends on whether it works without the original technology",
            ),
            in_three(zh="逐项商定", de="Im Einzelfall vereinbaren", en="To be agreed case by case"),
        ),
        several_choices(
            "improve_terms",
            in_three(
                zh="改进条款应当明确哪些内容？",
                de="Was muss eine Klausel über Verbesserungen klären?",
                en="What must a clause on improvements make clear?",
            ),
            in_three(zh="“改进”的定义", de="Was als Verbesserung gilt", en="What counts as an improvement"),
            in_three(
                zh="告知义务与期限",
                de="Pflicht und Frist zur Mitteilung",
                en="Duty and deadline to inform",
            ),
            in_three(zh="许可费或对价", de="Entgelt oder Gegenleistung", en="Fee or consideration"),
            in_three(
                zh="关联企业的使用",
                de="Nutzung durch verbundene Unternehmen",
                en="Use by affiliated companies",
            ),
            in_three(
                zh="专利申请与维权",
                de="Anmeldung und Durchsetzung von Schutzrechten",
                en="Filing and enforcement of rights",
            ),
            in_three(zh="合同终止后的使用", de="Nutzung nach Vertragsende", en="Use after the contract ends"),
        ),
    ),
)
