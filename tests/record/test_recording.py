"""Writing into the record, on real databases; reading it in the chat and without a database."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine

from adapters.cli.audit import audit
from bot.bot import Bot
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.model import Group, JoinMode
from bot.record.chain import verify
from bot.record.files import write_lines
from bot.record.model import Head, Step
from bot.record.service import record, title_of
from bot.work import OpenWork
from storage.base import metadata
from storage.work import works_on
from tests.cast import ALEX, ANNA, NOW, ask

TITLE = Variants({Language.ZH: "数据出境", Language.DE: "Datenexport"}, Language.DE)


def first_group(open_work: OpenWork) -> int:
    with open_work() as work:
        return work.groups.page(0, 1)[0].id


def write(open_work: OpenWork, group_id: int, step: Step = Step.OPENED) -> Head:
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        return record(work, group_id, step, TITLE, {"options": 3}, NOW, people={"by": anna})


def test_steps_follow_one_another_and_name_people_only_beside_the_chain(
    bot: Bot, open_work: OpenWork
) -> None:
    group_id = first_group(open_work)
    write(open_work, group_id)
    head = write(open_work, group_id, Step.CLOSED)

    with open_work() as work:
        entries, behind = work.records.entries(group_id), work.records.disclosures(group_id)
        assert work.records.head(group_id) == head
    assert verify(entries, behind) == (head, [])
    assert title_of(entries[0]) == TITLE
    assert "Anna" not in "".join(write_lines(entries, []))
    assert {each.text for each in behind} == {"Anna Becker"}


def test_after_erasing_a_person_the_chain_is_valid_and_the_name_is_gone(
    bot: Bot, open_work: OpenWork
) -> None:
    group_id = first_group(open_work)
    write(open_work, group_id)
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        assert work.records.erase(anna.id) == 1

    with open_work() as work:
        entries, behind = work.records.entries(group_id), work.records.disclosures(group_id)
    assert not behind
    assert verify(entries, behind)[1] == []


def test_a_member_reads_the_record_and_its_check_value(bot: Bot, open_work: OpenWork) -> None:
    group_id = first_group(open_work)
    heads = [write(open_work, group_id) for _each in range(5)]

    answer = ask(bot, ALEX, "/record")

    assert answer is not None
    assert answer.reply.show is not None
    assert heads[-1].short in str(answer.reply.show)
    assert str(answer.reply.show).count("No. {number}: {step}") == 4


@pytest.mark.postgres
def test_steps_written_at_the_same_time_still_make_one_chain(postgres_engine: Engine) -> None:
    metadata.create_all(postgres_engine)
    open_work = works_on(postgres_engine)
    with open_work() as work:
        group = Group(TITLE, None, (Language.DE,), JoinMode.OPEN, NOW)
        work.groups.add(group)

    def step(number: int) -> None:
        with open_work() as work:
            record(work, group.id, Step.OUTCOME, TITLE, {"number": number}, NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(step, range(40)))

    with open_work() as work:
        head, faults = verify(work.records.entries(group.id))
    assert (head and head.number, faults) == (40, [])


def test_a_file_is_checked_without_a_database(bot: Bot, open_work: OpenWork, tmp_path: Path) -> None:
    group_id = first_group(open_work)
    head = write(open_work, group_id)
    write(open_work, group_id, Step.CLOSED)
    with open_work() as work:
        lines = list(write_lines(work.records.entries(group_id), work.records.disclosures(group_id)))
    file, cut = tmp_path / "record.jsonl", tmp_path / "cut.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    cut.write_text(lines[0], encoding="utf-8")

    def verified(*arguments: str | Path) -> tuple[int, str]:
        result = CliRunner().invoke(audit, ["verify", *map(str, arguments)])
        return result.exit_code, result.output

    assert verified(file, "--head", head.short)[0] == 0
    assert verified(cut, "--head", "0123456789ab")[0] == 1
    assert verified(file, "--head", "01")[0] == 2
    file.write_text("\n".join(lines).replace("Datenexport", "Datenimport"), encoding="utf-8")
    code, said = verified(file)
    assert code == 1
    assert "changed after it was written" in said
