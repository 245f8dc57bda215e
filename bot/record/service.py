"""Writing steps into a group's record."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.model import Member
from bot.record.chain import chained, seal_of
from bot.record.model import Disclosure, Entry, Fact, Head, Step
from bot.work import Work

SALT_BYTES = 16
TITLE = "title"
FIRST = "first"
"""Under this name a title keeps the language it was written in."""


def record(
    work: Work,
    group_id: int,
    step: Step,
    title: Variants,
    facts: Mapping[str, Fact],
    now: datetime,
    *,
    people: Mapping[str, Member] | None = None,
) -> Head:
    """Write a step (at `now`, UTC) about what has this title, and return the new head.

    `people` are named only beside the chain, erasably: no fact and no title may name one.
    """
    said: dict[str, Fact] = {**facts, TITLE: fact_of(title)}
    named = people or {}
    salts = {name: secrets.token_hex(SALT_BYTES) for name in named}
    sealed = {name: seal_of(salts[name], named[name].name) for name in named}
    head = work.records.take_head(group_id)
    entry = chained(Entry(group_id, 0, step, now, said, sealed, "", ""), head)
    behind = [
        Disclosure(group_id, entry.number, name, salts[name], member.name, member.id)
        for name, member in named.items()
    ]
    work.records.add(entry, behind)
    return Head(group_id, entry.number, entry.hash)


def title_of(entry: Entry) -> Variants:
    """What a step is about."""
    kept = entry.facts[TITLE]
    texts = dict(kept) if isinstance(kept, dict) else {}
    first = Language(str(texts.pop(FIRST)))
    return Variants({Language(language): str(text) for language, text in texts.items()}, first)


def fact_of(title: Variants) -> Fact:
    """What was typed, in every language, and the one it was first written in."""
    texts: dict[str, Fact] = {language.value: text for language, text in title.texts.items()}
    return {**texts, FIRST: title.first.value}
