"""Remote maintenance across borders: a starter topic with its questions."""

from bot.polls.library.entries import Starter, in_three, one_choice, several_choices
from bot.polls.model import Area

REMOTE_SERVICE = Starter(
    key="remote_service",
    area=Area.DATA_SECURITY,
    title=in_three(
        zh="跨境远程运维", de="Fernwartung über Ländergrenzen", en="Remote maintenance across borders"
    ),
    summary=in_three(
        zh=(
            "远程运维意味着从境外访问正在运行的生产系统：日志、图像和参数随之传输，服务人员也可能接触个人信"
            "息或保密信息。设备商希望快速、持续接入，用户则希望掌控每一次连接。在中国，跨境专线由具有相应资"
            "质的电信运营商提供，远程接入还须符合系统所定的网络安全保护等级；IEC 62443-2-4对自动化系统服务"
            "商提出了安全要求，可作为双方的共同基础。工作组可以就授权、记录和数据最小化商定基本规则。"
        ),
        de=(
            "Fernwartung heißt Zugriff auf eine laufende Anlage aus einem anderen Land: Protokolle, Bilder "
            "und Parameter werden übertragen, und das Servicepersonal kann personenbezogene oder "
            "vertrauliche Daten sehen. Wer Maschinen liefert, wünscht schnellen, dauerhaften Zugang; wer "
            "sie betreibt, will jede Verbindung selbst steuern. In China stammen grenzüberschreitende "
            "Standleitungen von lizenzierten Telekommunikationsunternehmen, und der Zugang muss zur "
            "Schutzstufe des Systems (MLPS 2.0) passen; IEC 62443-2-4 mit Anforderungen an Dienstleister "
            "kann als gemeinsame Grundlage dienen. Die Gruppe könnte Mindestregeln für Freigabe, "
            "Protokollierung und Datensparsamkeit vereinbaren."
        ),
        en=(
            "Remote maintenance is access to a running plant from another country: logs, images and "
            "parameters are transferred, and service staff may see personal or confidential data. Those "
            "who supply machines want quick, permanent access; those who run them want to control each "
            "connection. In China, cross-border leased lines are obtained from licensed telecommunications "
            "operators, and access has to fit the protection level of the system (MLPS 2.0); IEC "
            "62443-2-4, with its requirements for service providers, can serve both sides as a common "
            "basis. The group could agree on minimum rules for approval, logging and data minimisation."
        ),
    ),
    questions=(
        one_choice(
            "remote_today",
            in_three(
                zh="贵机构的跨境远程运维目前主要采用哪种方式？",
                de=(
                    "Wie läuft grenzüberschreitende Fernwartung in Ihrer Organisation heute hauptsächlich ab?"
                ),
                en="How is cross-border remote maintenance mainly done in your organisation today?",
            ),
            in_three(zh="持续连接", de="Dauerhafte Verbindung", en="Permanent connection"),
            in_three(
                zh="由用户逐次开通",
                de="Verbindung, die der Betrieb je Einsatz freigibt",
                en="Connection opened by the operator for each session",
            ),
            in_three(
                zh="仅视频指导，不接入控制系统",
                de="Nur Videohilfe ohne Zugriff auf die Steuerung",
                en="Video guidance only, no access to the controls",
            ),
            in_three(
                zh="由当地服务伙伴现场处理",
                de="Örtlicher Servicepartner statt Fernzugriff",
                en="Local service partner instead of remote access",
            ),
            in_three(
                zh="不涉及",
                de="Betrifft unsere Organisation nicht",
                en="Does not concern our organisation",
            ),
        ),
        several_choices(
            "remote_rules",
            in_three(
                zh="基本规则中应当包含哪些要求？",
                de="Was gehört in die Mindestregeln?",
                en="What belongs in the minimum rules?",
            ),
            in_three(
                zh="每次连接前由用户批准",
                de="Freigabe des Betriebs vor jeder Sitzung",
                en="The operator’s approval before each session",
            ),
            in_three(
                zh="实名账号与多因素认证",
                de="Persönliche Konten mit Mehr-Faktor-Anmeldung",
                en="Personal accounts with multi-factor sign-in",
            ),
            in_three(zh="全程记录", de="Vollständige Aufzeichnung", en="Complete recording"),
            in_three(
                zh="默认只读，修改须另行批准",
                de="Standardmäßig nur Lesen, Änderungen nach Freigabe",
                en="Read-only by default, changes after release",
            ),
            in_three(zh="原始数据留在工厂", de="Rohdaten bleiben im Werk", en="Raw data stay in the plant"),
            in_three(
                zh="用户可随时断开连接",
                de="Trennung durch den Betrieb jederzeit möglich",
                en="The operator can disconnect at any time",
            ),
        ),
        one_choice(
            "remote_obstacle",
            in_three(
                zh="目前最大的障碍是什么？",
                de="Was ist heute das größte Hindernis?",
                en="What is the biggest obstacle today?",
            ),
            in_three(
                zh="跨境线路速度与稳定性",
                de="Tempo und Stabilität der Leitungen",
                en="Speed and stability of the lines",
            ),
            in_three(
                zh="数据出境规则不够清楚",
                de="Offene Fragen zur Datenausfuhr",
                en="Open questions on data export",
            ),
            in_three(
                zh="用户的安全规定",
                de="Sicherheitsvorgaben der Betreiber",
                en="Security rules of the operators",
            ),
            in_three(zh="责任划分不明", de="Unklare Haftung", en="Unclear liability"),
            in_three(zh="没有明显障碍", de="Kein wesentliches Hindernis", en="No major obstacle"),
        ),
    ),
)
