"""Access to machine data: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

MACHINE_DATA = Starter(
    key="machine_data",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="机器数据的访问与使用",
        de="Zugang zu Maschinendaten und ihre Nutzung",
        en="Access to machine data",
    ),
    summary=in_three(
        zh=(
            "欧盟《数据法》自2025年9月12日起适用：联网产品的用户有权访问使用中产生的数据并提供给第三方，制"
            "造商只能依据与用户的合同使用非个人数据。该法适用于投放欧盟市场的联网产品，不论制造商设在何处，"
            "因此也涉及中国装备企业。中国目前没有对应的专门法律，机器数据的权益主要由合同约定，2022年12月的"
            "“数据二十条”提出数据资源持有权、数据加工使用权、数据产品经营权分置。工作组可以就访问、使用、商"
            "业秘密保护和费用起草示范条款。"
        ),
        de=(
            "Der Data Act der EU gilt seit 12. September 2025: Wer ein vernetztes Produkt nutzt, darf auf "
            "die dabei erzeugten Daten zugreifen und sie an Dritte weitergeben; das Herstellerunternehmen "
            "darf nicht personenbezogene Daten nur auf vertraglicher Grundlage nutzen. Er erfasst "
            "Maschinen auf dem EU-Markt unabhängig vom Sitz des Herstellers, also auch solche aus China. "
            "China hat kein entsprechendes Gesetz; dort regeln vor allem Verträge die Datenrechte, "
            "orientiert an den politischen Leitlinien vom Dezember 2022, die Besitz, Nutzung und "
            "Vermarktung von Daten trennen. Die Gruppe könnte Musterklauseln zu Zugang, Nutzung, Schutz "
            "von Geschäftsgeheimnissen und Vergütung entwerfen."
        ),
        en=(
            "The EU Data Act has applied since 12 September 2025: users of a connected product may access "
            "the data it generates and pass them on to third parties, and the manufacturer may use "
            "non-personal data only under a contract with the user. It covers machines placed on the EU "
            "market wherever their maker is established, so Chinese machine builders are concerned as "
            "well. China has no matching statute; rights in machine data rest mainly on contracts, guided "
            "by the policy of December 2022 that separates the rights to hold, use and market data. The "
            "group could draft model clauses on access, use, trade secrets and compensation."
        ),
    ),
    questions=(
        one_choice(
            "machine_contract",
            in_three(
                zh="贵机构目前的合同主要如何约定机器数据的使用？",
                de="Wie regeln Ihre Verträge die Nutzung von Maschinendaten heute hauptsächlich?",
                en="How do your contracts mainly settle the use of machine data today?",
            ),
            in_three(zh="单独的数据协议", de="Eigener Datenvertrag", en="A separate data agreement"),
            in_three(
                zh="主合同中的详细条款",
                de="Ausführliche Klausel im Hauptvertrag",
                en="A detailed clause in the main contract",
            ),
            in_three(
                zh="一般交易条款中的概括约定",
                de="Allgemeine Klausel in den Geschäftsbedingungen",
                en="A general clause in the terms and conditions",
            ),
            in_three(zh="没有约定", de="Keine Regelung", en="Not settled"),
            in_three(
                zh="不交换机器数据",
                de="Kein Austausch von Maschinendaten",
                en="No machine data exchanged",
            ),
        ),
        several_choices(
            "machine_clauses",
            in_three(
                zh="示范条款应当涵盖哪些内容？",
                de="Welche Punkte sollten Musterklauseln abdecken?",
                en="Which points should model clauses cover?",
            ),
            in_three(
                zh="数据范围与格式",
                de="Umfang und Formate der Daten",
                en="Scope and formats of the data",
            ),
            in_three(
                zh="制造商的使用目的",
                de="Nutzungszwecke des Herstellers",
                en="Purposes for which the manufacturer may use them",
            ),
            in_three(zh="向第三方提供", de="Weitergabe an Dritte", en="Passing on to third parties"),
            in_three(
                zh="商业秘密保护",
                de="Schutz von Geschäftsgeheimnissen",
                en="Protection of trade secrets",
            ),
            in_three(zh="费用与补偿", de="Kosten und Vergütung", en="Costs and compensation"),
            in_three(
                zh="存储地点与跨境传输",
                de="Speicherort und Übermittlung ins Ausland",
                en="Place of storage and transfer abroad",
            ),
        ),
        one_choice(
            "machine_interface",
            in_three(
                zh="贵机构目前主要通过哪种方式提供或获取机器数据？",
                de="Wie stellen Sie Maschinendaten heute hauptsächlich bereit oder wie erhalten Sie sie?",
                en="How do you mainly provide or receive machine data today?",
            ),
            in_three(zh="OPC UA", de="OPC UA", en="OPC UA"),
            in_three(zh="资产管理壳", de="Verwaltungsschale", en="Asset Administration Shell"),
            in_three(
                zh="制造商专有接口或平台",
                de="Schnittstelle oder Plattform des Herstellers",
                en="The manufacturer’s own interface or platform",
            ),
            in_three(zh="文件导出", de="Dateiexport", en="File export"),
            in_three(zh="暂无此类数据交换", de="Bisher gar nicht", en="Not at all so far"),
        ),
    ),
)
