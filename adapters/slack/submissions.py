"""Forms that come back: taken at once or step by step, with errors where they belong."""

from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.slack import inbound
from adapters.slack.answering import EVERY_READER, Answering
from adapters.slack.answers import View, errors_in, origin_of, questions_of, with_error
from adapters.slack.blocks import Json
from adapters.slack.inbound import Asking, Body
from adapters.slack.modals import Modals
from adapters.slack.render import Renderer
from adapters.slack.replies import Replies
from adapters.slack.steps import Kept, Steps
from adapters.slack.ways import Ways
from bot.chat.exchange import Answer, Checked, Submitted
from bot.chat.labels import form_closed

LATE_SECONDS = 2.5
"""After which Slack may have stopped waiting for the answer to a submission, and the window stays open."""


class Submissions:
    """Answers forms."""

    def __init__(
        self,
        answering: Answering,
        replies: Replies,
        renderer: Renderer,
        modals: Modals,
        steps: Steps,
        ways: Ways,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._answering = answering
        self._replies = replies
        self._renderer = renderer
        self._modals = modals
        self._steps = steps
        self._ways = ways
        self._clock = clock

    async def take(self, ack: AsyncAck, body: Body) -> None:
        """Errors and what stays in the window go back at once; the rest of the answer follows.

        What may come too late to go back is put into the window, which Slack has then left open as it was.
        """
        view, began = body["view"], self._clock()
        asking = inbound.read_submission(body)
        if origin_of(view).step is None:
            answer = await self._answering.handle(asking)
            reaction = self._reaction(asking, view, answer)
        else:
            asking, answer, reaction = await self._step(asking, view)
        await ack(**reaction)
        if self._clock() - began > LATE_SECONDS:
            self._answering.go_on(self._late(asking, view, answer, reaction))
        elif answer is not None and not answer.reply.errors:
            self._answering.go_on(self._rest(asking, answer, shown="view" in reaction))

    async def back(self, ack: AsyncAck, body: Body) -> None:
        """The step before, with what was answered in it; what stands in this one is kept as it is."""
        view = body["view"]
        asking, origin = inbound.read_submission(body), origin_of(view)
        kept = await self._steps.gather(asking.account, view)
        drawn: Json | None = None
        if kept is None:
            drawn = self._closed(view)
        else:
            drawn = await self._redrawn(asking, view, kept, max((origin.step or 0) - 1, 0))
        await ack()
        if drawn is not None:
            self._answering.go_on(self._put(asking, view, drawn))

    def _reaction(self, asking: Asking, view: View, answer: Answer | None) -> dict[str, Any]:
        """What goes back with the acknowledgement."""
        if answer is None:
            return {}
        if answer.reply.errors:
            return self._errors(view, answer)
        shown = self._replies.next_view(asking, answer)
        return {} if shown is None else {"response_action": "update", "view": shown}

    async def _step(self, asking: Asking, view: View) -> tuple[Asking, Answer | None, dict[str, Any]]:
        """One step of several: kept and looked at; after the last one the whole form is submitted."""
        kept = await self._steps.gather(asking.account, view)
        if kept is None:
            return asking, None, {"response_action": "update", "view": self._closed(view)}
        origin, (number, answers) = origin_of(view), kept
        checked = await self._answering.handle(
            _as(asking, Checked(origin.opener, answers, questions_of(view)))
        )
        if checked is None or checked.reply.ask is None:
            return asking, checked, self._reaction(asking, view, checked)
        step = (origin.step or 0) + 1
        if step < len(self._modals.steps(checked.reply.ask.form, checked.reader)):
            drawn = self._draw(asking, checked, view, number, step)
            return asking, None, {"response_action": "update", "view": drawn}
        return await self._finish(asking, view, kept)

    async def _finish(
        self, asking: Asking, view: View, kept: tuple[int, Kept]
    ) -> tuple[Asking, Answer | None, dict[str, Any]]:
        """Submit all steps; an error in an earlier one leads back to it."""
        number, answers = kept
        origin = origin_of(view)
        whole = replace(asking, asks=Submitted(origin.opener, answers))
        answer = await self._answering.handle(whole)
        if answer is None or not answer.reply.errors:
            await self._steps.drop(asking.account, number)
            return whole, answer, self._reaction(whole, view, answer)
        reaction = self._errors(view, answer)
        if "errors" in reaction or "" in answer.reply.errors:
            return whole, answer, reaction
        drawn = await self._redrawn(asking, view, kept, None, answer)
        return whole, answer, reaction if drawn is None else {"response_action": "update", "view": drawn}

    async def _redrawn(
        self,
        asking: Asking,
        view: View,
        kept: tuple[int, Kept],
        step: int | None,
        wrong: Answer | None = None,
    ) -> Json | None:
        """A step with its answers: this one, or that in which the first error stands. None when it is asked no more."""
        number, answers = kept
        form = await self._answering.handle(_as(asking, Checked(origin_of(view).opener, answers, ())))
        if form is None or form.reply.ask is None:
            return None
        if wrong is None:
            return self._draw(asking, form, view, number, step or 0)
        said = "\n".join(self._renderer.say(each, wrong.reader) for each in wrong.reply.errors.values())
        first = self._modals.step_of(form.reply.ask.form, form.reader, wrong.reply.errors)
        return self._draw(asking, form, view, number, first, said)

    def _draw(
        self, asking: Asking, form: Answer, view: View, number: int, step: int, error: str = ""
    ) -> Json:
        assert form.reply.ask is not None
        origin = origin_of(view)
        return self._modals.form(
            form.reply.ask,
            form.reader,
            asking.account,
            origin.room,
            window=origin.window,
            step=step,
            kept=number,
            error=error,
        )

    async def _put(self, asking: Asking, view: View, drawn: Json) -> None:
        await self._ways.replace(asking.team, str(view["id"]), view.get("hash"), drawn)

    def _closed(self, view: View) -> Json:
        """The window as it was filled, with the word that its earlier steps are gone."""
        return with_error(view, "\n".join(self._renderer.say(form_closed(), each) for each in EVERY_READER))

    def _errors(self, view: View, answer: Answer) -> dict[str, Any]:
        words = answer.reply.errors.items()
        said = {name: self._renderer.say(each, answer.reader) for name, each in words}
        placed = errors_in(view, said)
        if placed is not None:
            return {"response_action": "errors", "errors": placed}
        return {"response_action": "update", "view": with_error(view, "\n".join(said.values()))}

    async def _rest(self, asking: Asking, answer: Answer, *, shown: bool) -> None:
        if shown:
            await self._replies.hand_over(asking, answer)
            await self._answering.freshen(asking)
        else:
            await self._answering.give(asking, answer)

    async def _late(
        self, asking: Asking, view: View, answer: Answer | None, reaction: dict[str, Any]
    ) -> None:
        """Slack may have stopped waiting: the window is changed from here, if it is still what it was."""
        drawn = reaction.get("view")
        if answer is not None and "errors" in reaction:
            drawn = with_error(view, "\n".join(reaction["errors"].values()))
        if drawn is not None:
            await self._put(asking, view, drawn)
        if answer is None or answer.reply.errors:
            return
        if drawn is None:  # the answer takes the place of the form that would have closed
            asking = replace(asking, window=view["id"])
        await self._rest(asking, answer, shown=drawn is not None)


def _as(asking: Asking, asks: Checked) -> Asking:
    """The same person in the same place, looking at a form: nothing that must be applied only once."""
    return replace(asking, asks=asks, source_id="")
