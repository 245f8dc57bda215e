"""Utility models and designs: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

UTILITY_DESIGN = Starter(
    key="utility_design",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(
        zh="实用新型与外观设计", de="Gebrauchsmuster und Designs", en="Utility models and designs"
    ),
    summary=in_three(
        zh=(
            "实用新型和外观设计授权快，是机械和装备领域的重要保护手段。两国实用新型的保护期最长均为十年，且"
            "不经完整的实质审查；自2024年1月20日起，中国的初步审查还包括是否明显不具备创造性。外观设计在中"
            "国的保护期为十五年，中国自2022年5月5日起加入海牙体系，在德国最长为二十五年；新颖性和宽限期规则"
            "也不相同，产品在展会公开前后的处理因此容易出错。工作组可以交流申请策略，并编写展会前的简明指引。"
        ),
        de=(
            "Gebrauchsmuster und Designs sind schnell eingetragen und für Maschinen und Anlagen wichtige "
            "Schutzrechte. Gebrauchsmuster gelten in beiden Ländern höchstens zehn Jahre und werden nicht "
            "vollständig sachlich geprüft; in China umfasst die Vorprüfung seit 20. Januar 2024 auch "
            "offensichtlich fehlende erfinderische Tätigkeit. Designs sind in China, seit 5. Mai 2022 "
            "Mitglied des Haager Systems, 15 Jahre geschützt, in Deutschland bis zu 25; auch Neuheit und "
            "Schonfristen sind verschieden geregelt, was vor und nach Messen leicht zu Fehlern führt. Die "
            "Gruppe könnte Anmeldestrategien austauschen und einen kurzen Leitfaden für Messen schreiben."
        ),
        en=(
            "Utility models and designs are registered quickly and are important rights for machines and "
            "equipment. Utility models last ten years at most in both countries and are not fully examined "
            "as to substance; since 20 January 2024 China’s preliminary examination has also covered an "
            "obvious lack of inventive step. Designs are protected for 15 years in China, a member of the "
            "Hague system since 5 May 2022, and for up to 25 in Germany; rules on novelty and grace "
            "periods differ as well, which easily leads to mistakes before and after trade fairs. The "
            "group could share filing strategies and write a short guide for fairs."
        ),
    ),
    questions=(
        one_choice(
            "utility_use",
            in_three(
                zh="贵机构主要如何使用实用新型？",
                de="Wie nutzt Ihre Organisation Gebrauchsmuster hauptsächlich?",
                en="How does your organisation mainly use utility models?",
            ),
            in_three(
                zh="与发明专利并行申请",
                de="Neben einem Patent für dieselbe Erfindung",
                en="Alongside a patent for the same invention",
            ),
            in_three(
                zh="用于较小的改进",
                de="Für kleinere Verbesserungen anstelle eines Patents",
                en="For smaller improvements, instead of a patent",
            ),
            in_three(
                zh="主要用于尽快维权",
                de="Vor allem, um schnell vorgehen zu können",
                en="Mainly to be able to act quickly",
            ),
            in_three(zh="很少或不使用", de="Selten oder gar nicht", en="Rarely or not at all"),
        ),
        several_choices(
            "utility_topics",
            in_three(
                zh="哪些问题最值得交流？",
                de="Welche Fragen lohnen den Austausch am meisten?",
                en="Which questions are most worth an exchange?",
            ),
            in_three(
                zh="同日申请与分支申请",
                de="Parallele Anmeldung und Abzweigung",
                en="Parallel filing and branching off",
            ),
            in_three(
                zh="维权前的检索与评价报告",
                de="Recherche und Bewertungsbericht vor dem Vorgehen",
                en="Searches and evaluation reports before enforcement",
            ),
            in_three(
                zh="自由实施检索",
                de="Recherchen zur Ausübungsfreiheit",
                en="Freedom-to-operate searches",
            ),
            in_three(
                zh="展会公开与宽限期",
                de="Messen, Offenbarung und Schonfristen",
                en="Trade fairs, disclosure and grace periods",
            ),
            in_three(
                zh="海牙体系与图形用户界面设计",
                de="Haager System und Designs von Oberflächen",
                en="The Hague system and designs of user interfaces",
            ),
            in_three(zh="费用与维持策略", de="Kosten und Aufrechterhaltung", en="Costs and maintenance"),
        ),
        one_choice(
            "utility_first",
            in_three(
                zh="工作组应当首先提供哪项成果？",
                de="Was sollte die Gruppe zuerst vorlegen?",
                en="What should the group deliver first?",
            ),
            in_three(zh="展会前核对表", de="Checkliste vor der Messe", en="A checklist before a trade fair"),
            in_three(
                zh="两国制度对照表",
                de="Vergleich beider Systeme",
                en="A comparison of the two systems",
            ),
            in_three(
                zh="面向中小企业的培训",
                de="Schulung für KMU",
                en="Training for small and medium-sized enterprises",
            ),
            in_three(
                zh="检索服务与数据库清单",
                de="Übersicht der Recherchedienste und Datenbanken",
                en="An overview of search services and databases",
            ),
        ),
    ),
)
