"""Service inventions in mixed teams: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

SERVICE_INVENTIONS = Starter(
    key="service_inventions",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(
        zh="跨国团队的职务发明",
        de="Arbeitnehmererfindungen in gemischten Teams",
        en="Service inventions in mixed teams",
    ),
    summary=in_three(
        zh=(
            "中德员工共同完成发明时，会同时涉及两套制度。在中国，依照《专利法》第六条，职务发明创造申请专利"
            "的权利属于单位；奖励和报酬依约定或者单位规章，没有约定的适用法定标准，例如一项发明专利的奖金不"
            "低于4000元。在德国，员工应当申报发明，雇主四个月内未放弃的视为主张权利，并须支付适当报酬，且不"
            "得事先作出不利于员工的不同约定。工作组可以比较实务做法，设计一套不遗漏任何环节的共同流程。"
        ),
        de=(
            "Erfinden Beschäftigte aus China und Deutschland gemeinsam, treffen zwei Systeme aufeinander. "
            "In China steht das Recht an Diensterfindungen nach Art. 6 Patentgesetz dem Arbeitgeber zu; "
            "Prämie und Vergütung folgen Vereinbarung oder Betriebsregelung, sonst dem Gesetz, etwa "
            "mindestens 4.000 Yuan Prämie je Erfindungspatent. In Deutschland wird die Erfindung gemeldet, "
            "gilt ohne Freigabe binnen vier Monaten als in Anspruch genommen und ist angemessen zu "
            "vergüten; davon darf im Voraus nicht zulasten der Beschäftigten abgewichen werden. Die Gruppe "
            "könnte die Praxis vergleichen und einen gemeinsamen Ablauf entwerfen, der keinen Schritt "
            "auslässt."
        ),
        en=(
            "When employees from China and Germany invent together, two systems meet. In China, Article 6 "
            "of the Patent Law gives the right to service inventions to the employer; reward and "
            "remuneration follow agreement or company rules, otherwise the statutory rules, for example a "
            "reward of at least 4,000 yuan per invention patent. In Germany, the invention is reported, "
            "counts as claimed unless the employer releases it within four months, and must be reasonably "
            "remunerated; nothing less favourable to employees may be agreed in advance. The group could "
            "compare practice and design one process that leaves out no step."
        ),
    ),
    questions=(
        one_choice(
            "invent_process",
            in_three(
                zh="贵机构如何处理跨国团队的发明？",
                de="Wie behandelt Ihre Organisation Erfindungen gemischter Teams?",
                en="How does your organisation handle inventions by mixed teams?",
            ),
            in_three(
                zh="两国统一流程",
                de="Ein gemeinsamer Ablauf für beide Länder",
                en="One process for both countries",
            ),
            in_three(zh="两套流程，相互协调", de="Zwei abgestimmte Abläufe", en="Two coordinated processes"),
            in_three(zh="各雇主分别处理", de="Jeder Arbeitgeber für sich", en="Each employer on its own"),
            in_three(zh="个案处理", de="Von Fall zu Fall", en="Case by case"),
            in_three(zh="尚无此类团队", de="Bisher keine solchen Teams", en="No such teams so far"),
        ),
        several_choices(
            "invent_issues",
            in_three(
                zh="哪些环节疑问最多？",
                de="Wo gibt es die meisten Fragen?",
                en="Where do most questions arise?",
            ),
            in_three(
                zh="发明人认定与贡献比例",
                de="Wer miterfunden hat und zu welchem Anteil",
                en="Who is an inventor, and with what share",
            ),
            in_three(
                zh="申报形式与期限",
                de="Form und Fristen der Meldung",
                en="Form and deadlines of the report",
            ),
            in_three(zh="报酬计算", de="Berechnung der Vergütung", en="Calculation of remuneration"),
            in_three(
                zh="首次申请国与保密审查",
                de="Ort der Erstanmeldung und Geheimhaltungsprüfung",
                en="Place of first filing and confidentiality review",
            ),
            in_three(
                zh="关联企业间的权利转让",
                de="Übertragung zwischen verbundenen Unternehmen",
                en="Transfer between affiliated companies",
            ),
            in_three(
                zh="离职后的发明",
                de="Erfindungen nach dem Ausscheiden",
                en="Inventions after leaving the employer",
            ),
        ),
        one_choice(
            "invent_help",
            in_three(zh="哪项成果帮助最大？", de="Was wäre am hilfreichsten?", en="What would help most?"),
            in_three(
                zh="三语发明申报表模板",
                de="Muster einer Erfindungsmeldung in drei Sprachen",
                en="A model invention report in three languages",
            ),
            in_three(
                zh="两国流程对照图",
                de="Gegenüberstellung der Abläufe in beiden Ländern",
                en="A chart of the procedures in both countries",
            ),
            in_three(
                zh="报酬实务比较",
                de="Vergleich der Vergütungspraxis",
                en="A comparison of remuneration practice",
            ),
            in_three(
                zh="面向研发主管的培训",
                de="Schulung für FuE-Leitungen",
                en="Training for R&D managers",
            ),
        ),
    ),
)
