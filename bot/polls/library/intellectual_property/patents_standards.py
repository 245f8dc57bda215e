"""Patents and standards: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

PATENTS_STANDARDS = Starter(
    key="patents_standards",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(zh="专利与标准", de="Patente in Normen und Standards", en="Patents and standards"),
    summary=in_three(
        zh=(
            "互联互通的工厂离不开标准，而部分标准的实施必须使用专利。标准必要专利（SEP）权利人作出公平、合"
            "理、无歧视（FRAND）承诺后，应当依此许可；但何为FRAND、谈判应如何进行，评价方式并不相同：欧盟以"
            "欧洲法院2015年华为诉中兴案确立的步骤为准，中国依据判例和2024年11月发布的《标准必要专利反垄断指"
            "引》。工业通信领域的许多实施者是缺乏许可经验的中小企业。工作组可以就信息披露、透明度和许可环节"
            "汇总问题，提出联合标准化工作的良好做法。"
        ),
        de=(
            "Vernetzte Fabriken brauchen Normen, und manche lassen sich nur mit patentierter Technik "
            "umsetzen. Wer für standardessenzielle Patente (SEP) faire, zumutbare und "
            "diskriminierungsfreie Lizenzen (FRAND) zusagt, muss sie gewähren; was FRAND ist und wie zu "
            "verhandeln ist, wird verschieden beurteilt: in der EU nach den Schritten aus Huawei/ZTE "
            "(EuGH, 2015), in China nach Rechtsprechung und den kartellrechtlichen SEP-Leitlinien vom "
            "November 2024. In der industriellen Kommunikation wenden viele KMU ohne Lizenzerfahrung "
            "solche Normen an. Die Gruppe könnte Fragen zu Offenlegung, Transparenz und Lizenzierungsstufe "
            "sammeln und gute Praxis für gemeinsame Normungsarbeit vorschlagen."
        ),
        en=(
            "Connected factories need standards, and some standards cannot be used without patented "
            "technology. Whoever commits to licensing standard-essential patents (SEPs) on fair, "
            "reasonable and non-discriminatory (FRAND) terms must do so; but what is FRAND, and how to "
            "negotiate, is judged differently: in the EU by the steps of Huawei v ZTE (Court of Justice, "
            "2015), in China by case law and the antitrust guidelines on SEPs of November 2024. In "
            "industrial communication many users are smaller companies without licensing experience. The "
            "group could collect questions on disclosure, transparency and the level of licensing and "
            "propose good practice for joint standardisation."
        ),
    ),
    questions=(
        one_choice(
            "sep_role",
            in_three(
                zh="贵机构与标准必要专利的关系是什么？",
                de="In welcher Rolle hat Ihre Organisation mit standardessenziellen Patenten zu tun?",
                en="In which role does your organisation deal with standard-essential patents?",
            ),
            in_three(
                zh="主要是专利权人",
                de="Überwiegend mit eigenen Patenten",
                en="Mainly as patent holder",
            ),
            in_three(
                zh="主要是标准实施者",
                de="Überwiegend bei der Anwendung von Normen",
                en="Mainly as user of standards",
            ),
            in_three(zh="两者兼有", de="In beiden Rollen", en="In both roles"),
            in_three(zh="目前不涉及", de="Derzeit gar nicht", en="Not at all at present"),
            in_three(zh="尚不清楚", de="Nicht bekannt", en="Not known"),
        ),
        one_choice(
            "sep_priority",
            in_three(
                zh="在标准必要专利许可方面，什么最重要？",
                de="Was ist bei der Lizenzierung standardessenzieller Patente am wichtigsten?",
                en="What matters most in licensing standard-essential patents?",
            ),
            in_three(
                zh="必要性信息透明",
                de="Transparenz, welche Patente essenziell sind",
                en="Transparency about which patents are essential",
            ),
            in_three(zh="许可费可预期", de="Vorhersehbare Lizenzgebühren", en="Predictable royalties"),
            in_three(zh="谈判步骤清晰", de="Klare Verhandlungsschritte", en="Clear steps for negotiations"),
            in_three(
                zh="明确由供应链哪一环节取得许可",
                de="Klarheit, welche Stufe der Lieferkette die Lizenz nimmt",
                en="Clarity on which level of the supply chain takes the licence",
            ),
            in_three(
                zh="诉讼外解决争议",
                de="Beilegung von Streit außerhalb der Gerichte",
                en="Settling disputes out of court",
            ),
        ),
        several_choices(
            "sep_fields",
            in_three(
                zh="在哪些领域开展联合标准化时，最需要尽早披露专利信息？",
                de=(
                    "In welchen Feldern gemeinsamer Normung ist frühe Offenlegung von Patenten am "
                    "dringendsten?"
                ),
                en="In which fields of joint standardisation is early disclosure of patents most urgent?",
            ),
            in_three(zh="工业5G/6G", de="5G und 6G in der Industrie", en="Industrial 5G and 6G"),
            in_three(
                zh="OPC UA与时间敏感网络（TSN）",
                de="OPC UA und Time-Sensitive Networking (TSN)",
                en="OPC UA and Time-Sensitive Networking (TSN)",
            ),
            in_three(
                zh="资产管理壳与数字孪生",
                de="Verwaltungsschale und digitaler Zwilling",
                en="Asset Administration Shell and digital twin",
            ),
            in_three(zh="工业人工智能", de="Industrielle KI", en="Industrial AI"),
            in_three(
                zh="机器人与功能安全",
                de="Robotik und funktionale Sicherheit",
                en="Robotics and functional safety",
            ),
            in_three(zh="数据空间", de="Datenräume", en="Data spaces"),
        ),
    ),
)
