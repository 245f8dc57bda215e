"""Data in joint development: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

JOINT_DEV_DATA = Starter(
    key="joint_dev_data",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="联合开发中的数据",
        de="Daten in der gemeinsamen Entwicklung",
        en="Data in joint development",
    ),
    summary=in_three(
        zh=(
            "联合开发离不开双方的图纸、测试序列和测量数据，这些数据往往汇集在共享的项目数据室中。项目启动前，"
            "合作方需要明确数据如何分级、哪些须匿名化或汇总、谁可以访问以及项目结束后如何处理。谁可以用共享"
            "数据训练人工智能模型、训练后的模型归谁使用，以往的协议很少涉及，合作方的期待也各不相同。工作组"
            "可以起草合作协议的数据附件，并附统一的分级方案。"
        ),
        de=(
            "Gemeinsame Entwicklung lebt von Zeichnungen, Versuchsreihen und Messdaten beider Seiten, oft "
            "in einem gemeinsamen Projektdatenraum. Vor dem Start ist zu klären, wie Daten eingestuft "
            "werden, was anonymisiert oder zusammengefasst wird, wer Zugriff hat und was am Projektende "
            "mit ihnen geschieht. Wer mit den geteilten Daten KI-Modelle trainieren und das trainierte "
            "Modell später nutzen darf, regeln ältere Verträge selten, und die Erwartungen gehen "
            "auseinander. Die Gruppe könnte einen Datenanhang für Kooperationsverträge mit einheitlichem "
            "Einstufungsschema entwerfen."
        ),
        en=(
            "Joint development lives on drawings, test series and measurements from both sides, often kept "
            "in a shared project data room. Before work starts, the partners need to settle how data are "
            "classified, what is anonymised or aggregated, who has access and what happens to the data at "
            "the end. Who may train AI models on shared data, and who may use the trained model "
            "afterwards, is rarely covered by older agreements, and expectations differ. The group could "
            "draft a data annex for cooperation agreements with a common classification scheme."
        ),
    ),
    questions=(
        one_choice(
            "joint_exchange",
            in_three(
                zh="贵机构目前主要如何与合作伙伴交换项目数据？",
                de="Wie tauscht Ihre Organisation Projektdaten heute hauptsächlich aus?",
                en="How does your organisation mainly exchange project data today?",
            ),
            in_three(
                zh="由一方提供的项目数据室",
                de="Projektdatenraum bei einem der Partner",
                en="Project data room run by one of the partners",
            ),
            in_three(
                zh="由中立第三方提供的数据室",
                de="Projektdatenraum bei einer neutralen Stelle",
                en="Project data room run by a neutral third party",
            ),
            in_three(
                zh="各自系统间的约定传输",
                de="Festgelegte Übergaben zwischen eigenen Systemen",
                en="Defined transfers between separate systems",
            ),
            in_three(
                zh="电子邮件与通用网盘",
                de="E-Mail und allgemeine Dateidienste",
                en="E-mail and general file services",
            ),
            in_three(
                zh="暂无联合开发",
                de="Derzeit keine gemeinsame Entwicklung",
                en="No joint development at present",
            ),
        ),
        one_choice(
            "joint_training",
            in_three(
                zh="谁可以使用共享数据训练人工智能模型？",
                de="Wer sollte mit geteilten Daten KI-Modelle trainieren dürfen?",
                en="Who should be allowed to train AI models on shared data?",
            ),
            in_three(
                zh="各方均可，用途不限",
                de="Jeder Partner, für beliebige Zwecke",
                en="Each partner, for any purpose",
            ),
            in_three(
                zh="各方均可，但仅限项目目的",
                de="Jeder Partner, nur für den Projektzweck",
                en="Each partner, for the project only",
            ),
            in_three(
                zh="须经数据提供方逐次同意",
                de="Nur mit Zustimmung der Datengeber im Einzelfall",
                en="Only with the data provider’s consent in each case",
            ),
            in_three(zh="仅限双方共同进行", de="Nur beide Seiten gemeinsam", en="Only both sides jointly"),
            in_three(zh="不得用于训练", de="Niemand", en="Nobody"),
        ),
        several_choices(
            "joint_annex",
            in_three(
                zh="数据附件应当约定哪些事项？",
                de="Was sollte ein Datenanhang regeln?",
                en="What should a data annex settle?",
            ),
            in_three(zh="数据分级方案", de="Einstufungsschema", en="Classification scheme"),
            in_three(
                zh="匿名化与汇总",
                de="Anonymisierung und Zusammenfassung",
                en="Anonymisation and aggregation",
            ),
            in_three(
                zh="访问权限与日志",
                de="Zugriffsrechte und Protokollierung",
                en="Access rights and logging",
            ),
            in_three(
                zh="用于模型训练",
                de="Nutzung für das Training von Modellen",
                en="Use for training models",
            ),
            in_three(
                zh="存储地点与传输",
                de="Speicherort und Übermittlung",
                en="Place of storage and transfer",
            ),
            in_three(
                zh="项目结束后的返还与删除",
                de="Rückgabe und Löschung am Projektende",
                en="Return and deletion at the end",
            ),
        ),
    ),
)
