"""Staff mobility and know-how: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

STAFF_MOVES = Starter(
    key="staff_moves",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(
        zh="人员流动与技术秘密", de="Personalwechsel und Know-how", en="Staff mobility and know-how"
    ),
    summary=in_three(
        zh=(
            "两国的工程师都会更换雇主，可以带走个人经验，但不得带走原雇主的商业秘密，二者的界线常有争议。离"
            "职后的竞业限制在两国均不超过两年：在德国，须采用书面形式，每年的补偿不低于最后合同待遇的一半（"
            "《德国商法典》第74条及以下各条）；在中国，限于高级管理人员、高级技术人员和其他负有保密义务的人"
            "员，并按月给予经济补偿（《劳动合同法》第二十三条、第二十四条）。工作组可以商定公平的离职流程，"
            "既保护技术秘密，又不妨碍职业发展。"
        ),
        de=(
            "In beiden Ländern wechseln Fachkräfte den Arbeitgeber; Erfahrung dürfen sie mitnehmen, "
            "Geschäftsgeheimnisse nicht, und die Grenze ist oft strittig. Nachvertragliche "
            "Wettbewerbsverbote reichen auf beiden Seiten höchstens zwei Jahre: In Deutschland brauchen "
            "sie Schriftform und eine Entschädigung von mindestens der Hälfte der letzten vertragsmäßigen "
            "Leistungen (§§ 74 ff. HGB), in China gelten sie nur für leitende, technisch führende und "
            "sonst zur Vertraulichkeit verpflichtete Beschäftigte, gegen monatlichen Ausgleich (Art. 23, "
            "24 Arbeitsvertragsgesetz). Die Gruppe könnte faire Abläufe beim Ausscheiden vereinbaren, die "
            "Know-how schützen, ohne Laufbahnen zu behindern."
        ),
        en=(
            "In both countries engineers change employers; they may take their experience along but not "
            "trade secrets, and the line between the two is often disputed. Post-contractual non-competes "
            "last two years at most on both sides: in Germany they need written form and compensation of "
            "at least half the last contractual pay (sections 74 ff. of the Commercial Code), in China "
            "they are open only to senior managers, senior technical staff and others bound to secrecy, "
            "against monthly compensation (Articles 23 and 24 of the Labour Contract Law). The group could "
            "agree on fair routines for leavers that protect know-how without hindering careers."
        ),
    ),
    questions=(
        several_choices(
            "staff_practice",
            in_three(
                zh="掌握关键知识的员工离职时，贵机构采取哪些措施？",
                de="Was tut Ihre Organisation, wenn jemand mit Schlüsselwissen ausscheidet?",
                en="What does your organisation do when someone with key knowledge leaves?",
            ),
            in_three(
                zh="离职面谈，重申保密义务",
                de="Austrittsgespräch mit Hinweis auf Vertraulichkeit",
                en="Exit interview with a reminder of confidentiality",
            ),
            in_three(
                zh="返还资料和设备",
                de="Rückgabe von Unterlagen und Geräten",
                en="Return of documents and devices",
            ),
            in_three(
                zh="及时关闭访问权限",
                de="Sofortiger Entzug der Zugriffsrechte",
                en="Access rights withdrawn at once",
            ),
            in_three(zh="书面工作交接", de="Schriftliche Übergabe", en="Written handover"),
            in_three(zh="约定有偿竞业限制", de="Bezahltes Wettbewerbsverbot", en="Paid non-compete"),
            in_three(zh="没有固定做法", de="Keine festen Schritte", en="No fixed steps"),
        ),
        one_choice(
            "staff_noncompete",
            in_three(
                zh="贵机构使用离职后竞业限制的频率如何？",
                de="Wie oft nutzt Ihre Organisation nachvertragliche Wettbewerbsverbote?",
                en="How often does your organisation use post-contractual non-competes?",
            ),
            in_three(
                zh="关键岗位普遍使用",
                de="Regelmäßig bei Schlüsselpositionen",
                en="Regularly for key positions",
            ),
            in_three(zh="个别情况使用", de="In Einzelfällen", en="In single cases"),
            in_three(
                zh="不使用，仅约定保密义务",
                de="Nie, nur Vertraulichkeitsklauseln",
                en="Never, only confidentiality clauses",
            ),
            in_three(
                zh="既无竞业限制，也无保密约定",
                de="Weder das eine noch das andere",
                en="Neither of the two",
            ),
        ),
        one_choice(
            "staff_first",
            in_three(
                zh="工作组应当首先处理哪个问题？",
                de="Was sollte die Gruppe zuerst angehen?",
                en="What should the group take up first?",
            ),
            in_three(zh="离职流程指引", de="Leitfaden für Austritte", en="A guide for leavers"),
            in_three(
                zh="联合项目借调人员的规则",
                de="Regeln für in Projekte entsandte Beschäftigte",
                en="Rules for staff seconded to joint projects",
            ),
            in_three(
                zh="经验与商业秘密的界线",
                de="Grenze zwischen Erfahrung und Geheimnis",
                en="The line between experience and secret",
            ),
            in_three(
                zh="两国竞业限制规则对照",
                de="Vergleich der Regeln zu Wettbewerbsverboten",
                en="A comparison of the rules on non-competes",
            ),
        ),
    ),
)
