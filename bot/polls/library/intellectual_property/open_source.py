"""Industrial software and open source: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

OPEN_SOURCE = Starter(
    key="open_source",
    area=Area.INTELLECTUAL_PROPERTY,
    title=in_three(
        zh="工业软件与开源",
        de="Industriesoftware und Open Source",
        en="Industrial software and open source",
    ),
    summary=in_three(
        zh=(
            "控制系统、边缘设备和平台中既有专有软件，也有开源组件。两国法院都曾在判决中支持GPL等开源许可证"
            "的效力，因此合作各方需要清楚产品中包含哪些组件、适用哪些条件；欧盟《网络韧性法》还要求编制软件"
            "物料清单（SBOM）。委托开发的软件，在中国没有约定时著作权属于受托人，在德国著作权仍归作者，委托"
            "方取得合同目的所需的使用权，双方的预期因此容易出现偏差。工作组可以就组件、社区贡献和源代码托管"
            "商定共同规则。"
        ),
        de=(
            "Steuerungen, Edge-Geräte und Plattformen enthalten eigene Software und "
            "Open-Source-Bestandteile. Gerichte beider Länder haben Open-Source-Lizenzen wie die GPL "
            "bestätigt; wer gemeinsam Produkte baut, muss also wissen, was darin steckt und zu welchen "
            "Bedingungen, und der Cyber Resilience Act verlangt eine Software-Stückliste (SBOM). Bei "
            "beauftragter Software steht das Urheberrecht in China ohne Vereinbarung der entwickelnden "
            "Seite zu; in Deutschland bleibt es bei den Urhebern, und die auftraggebende Seite erhält die "
            "für den Vertragszweck nötigen Nutzungsrechte. Die Gruppe könnte Regeln für Bestandteile, "
            "Beiträge zu Projekten und Hinterlegung von Quellcode vereinbaren."
        ),
        en=(
            "Controllers, edge devices and platforms contain proprietary software and open-source "
            "components. Courts in both countries have upheld open-source licences such as the GPL, so "
            "those who build products together need to know what is in them and on what terms; the Cyber "
            "Resilience Act also requires a software bill of materials (SBOM). In commissioned software, "
            "Chinese law leaves the copyright with the developer unless agreed otherwise; in Germany it "
            "stays with the authors, and the client obtains the rights of use that the purpose of the "
            "contract requires. The group could agree on rules for components, contributions and escrow of "
            "source code."
        ),
    ),
    questions=(
        one_choice(
            "oss_overview",
            in_three(
                zh="贵机构是否掌握产品中的开源组件情况？",
                de="Kennt Ihre Organisation die Open-Source-Bestandteile ihrer Produkte?",
                en="Does your organisation know the open-source components in its products?",
            ),
            in_three(
                zh="全部产品均有软件物料清单",
                de="Ja, Software-Stückliste für alle Produkte",
                en="Yes, a bill of materials for all products",
            ),
            in_three(zh="仅新产品有清单", de="Nur für neue Produkte", en="For new products only"),
            in_three(
                zh="部分了解，没有清单",
                de="Teilweise, ohne Stückliste",
                en="In part, without a bill of materials",
            ),
            in_three(zh="不掌握", de="Nein", en="No"),
            in_three(zh="产品中没有软件", de="Keine Produkte mit Software", en="No products with software"),
        ),
        several_choices(
            "oss_rules",
            in_three(
                zh="合作伙伴之间应当就哪些事项作出约定？",
                de="Was sollten Partner vereinbaren?",
                en="What should partners agree on?",
            ),
            in_three(zh="允许使用的许可证", de="Zulässige Lizenzen", en="Licences that may be used"),
            in_three(
                zh="SBOM的格式（如SPDX、CycloneDX）",
                de="Format der Stückliste (etwa SPDX, CycloneDX)",
                en="Format of the SBOM (such as SPDX or CycloneDX)",
            ),
            in_three(zh="漏洞处理", de="Umgang mit Schwachstellen", en="Handling of vulnerabilities"),
            in_three(
                zh="共同编写代码的归属",
                de="Rechte an gemeinsam geschriebenem Code",
                en="Rights in jointly written code",
            ),
            in_three(
                zh="向开源社区贡献",
                de="Beiträge zu Open-Source-Projekten",
                en="Contributions to open-source projects",
            ),
            in_three(zh="源代码托管", de="Hinterlegung von Quellcode", en="Escrow of source code"),
        ),
        one_choice(
            "oss_ownership",
            in_three(
                zh="共同开发的软件应当如何归属？",
                de="Wem sollte gemeinsam entwickelte Software gehören?",
                en="Who should own jointly developed software?",
            ),
            in_three(
                zh="各方拥有各自的模块",
                de="Jeder Seite ihre eigenen Module",
                en="Each side its own modules",
            ),
            in_three(zh="双方共有", de="Beiden gemeinsam", en="Both jointly"),
            in_three(
                zh="归一方所有，另一方获得许可",
                de="Einer Seite, mit Lizenz für die andere",
                en="One side, with a licence for the other",
            ),
            in_three(
                zh="以开源方式发布",
                de="Veröffentlichung als Open Source",
                en="Published as open source",
            ),
            in_three(zh="逐项目商定", de="Je Projekt verschieden", en="Settled project by project"),
        ),
    ),
)
