"""Hosting the data of plants in China: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

PLANT_HOSTING = Starter(
    key="plant_hosting",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="在华工厂数据的存储与云平台",
        de="Speicherort und Cloud für Werksdaten in China",
        en="Hosting the data of plants in China",
    ),
    summary=in_three(
        zh=(
            "工厂数据存放在哪里、使用谁的云平台，决定了适用哪些规则、谁可以访问。在中国，关键信息基础设施运"
            "营者在境内收集和产生的个人信息和重要数据应当在境内存储；未经主管机关批准，不得向外国司法或者执"
            "法机构提供存储于境内的数据。在欧盟，《数据法》要求云服务商防止第三国政府非法访问存储在欧盟的非"
            "个人数据，并便利用户更换服务商。工作组可以比较不同的部署模式，并提出参考架构。"
        ),
        de=(
            "Wo Werksdaten liegen und auf wessen Cloud, entscheidet darüber, welche Regeln gelten und wer "
            "zugreifen kann. In China müssen Betreiber kritischer Informationsinfrastruktur dort erhobene "
            "personenbezogene und wichtige Daten im Land speichern; in China gespeicherte Daten dürfen "
            "ausländischen Justiz- oder Strafverfolgungsbehörden nur mit Genehmigung übergeben werden. In "
            "der EU verpflichtet der Data Act Cloud-Anbieter, rechtswidrige Zugriffe von Drittstaaten auf "
            "nicht personenbezogene Daten in der EU zu verhindern, und erleichtert den Anbieterwechsel. "
            "Die Gruppe könnte Betriebsmodelle vergleichen und eine Referenzarchitektur beschreiben."
        ),
        en=(
            "Where plant data are stored, and on whose cloud, decides which rules apply and who can reach "
            "them. In China, operators of critical information infrastructure must store personal "
            "information and important data collected there within the country; data stored in China may "
            "be handed to foreign judicial or law enforcement bodies only with approval. In the EU, the "
            "Data Act obliges cloud providers to prevent unlawful access by third-country governments to "
            "non-personal data held in the EU and makes it easier to switch providers. The group could "
            "compare hosting models and describe a reference architecture."
        ),
    ),
    questions=(
        one_choice(
            "hosting_today",
            in_three(
                zh="贵机构在华工厂的生产数据目前存储在哪里？",
                de="Wo liegen die Produktionsdaten Ihrer Werke in China heute?",
                en="Where are the production data of your plants in China stored today?",
            ),
            in_three(zh="仅在工厂本地", de="Nur im Werk", en="On site only"),
            in_three(
                zh="中国境内的云或数据中心",
                de="In Cloud oder Rechenzentrum in China",
                en="In a cloud or data centre in China",
            ),
            in_three(
                zh="在中国境内，部分数据同时存于欧洲",
                de="In China, ausgewählte Daten auch in Europa",
                en="In China, with selected data also in Europe",
            ),
            in_three(zh="主要在欧洲", de="Überwiegend in Europa", en="Mainly in Europe"),
            in_three(zh="在中国没有工厂", de="Kein Werk in China", en="No plant in China"),
        ),
        several_choices(
            "hosting_criteria",
            in_three(
                zh="选择存储地点和云平台时，哪些因素最重要？",
                de="Welche Kriterien zählen bei der Wahl von Speicherort und Cloud am meisten?",
                en="Which criteria matter most when you choose a place of storage and a cloud?",
            ),
            in_three(zh="法律确定性", de="Rechtssicherheit", en="Legal certainty"),
            in_three(zh="可用性与时延", de="Verfügbarkeit und Latenz", en="Availability and latency"),
            in_three(
                zh="安全认证与测评",
                de="Sicherheitsnachweise und Prüfungen",
                en="Security certificates and assessments",
            ),
            in_three(
                zh="更换服务商的便利性",
                de="Einfacher Anbieterwechsel",
                en="Ease of switching providers",
            ),
            in_three(zh="成本", de="Kosten", en="Cost"),
            in_three(zh="全球统一平台", de="Weltweit einheitliche Plattform", en="One platform worldwide"),
        ),
        one_choice(
            "hosting_model",
            in_three(
                zh="哪种模式最适合作为参考架构？",
                de="Welches Modell eignet sich am besten als Referenzarchitektur?",
                en="Which model is the best reference architecture?",
            ),
            in_three(
                zh="各国平台独立，接口明确",
                de="Getrennte Plattformen mit festen Schnittstellen",
                en="Separate platforms with defined interfaces",
            ),
            in_three(
                zh="全球统一平台，数据本地存储",
                de="Eine Plattform weltweit, Daten bleiben im Land",
                en="One platform worldwide, data kept locally",
            ),
            in_three(
                zh="边缘处理，仅汇总结果出境",
                de="Auswertung im Werk, nur Ergebnisse verlassen das Land",
                en="Processing on site, only results leave the country",
            ),
            in_three(
                zh="按数据级别分别确定",
                de="Je nach Datenklasse verschieden",
                en="Different for each class of data",
            ),
        ),
    ),
)
