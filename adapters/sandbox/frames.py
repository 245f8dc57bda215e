"""What a page may send: each frame is checked for its shape before anything looks inside."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from adapters.sandbox.limits import MOST_BYTES

FrameId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,40}$")]
"""Made by the page; unique for each thing a person does, so that a frame sent twice is applied once."""

RoomId = Annotated[str, Field(max_length=60)]
Payload = Annotated[str, Field(max_length=80)]
Answer = Annotated[str, Field(max_length=MOST_BYTES)]


class _Frame(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Say(_Frame):
    """Something typed into a room."""

    type: Literal["say"]
    id: FrameId
    room: RoomId
    text: str


class Press(_Frame):
    """A button of a message."""

    type: Literal["press"]
    id: FrameId
    room: RoomId
    message: int
    payload: Payload


class Submit(_Frame):
    """A filled form; `message` is the one whose button opened it."""

    type: Literal["submit"]
    id: FrameId
    room: RoomId
    message: int | None
    opener: Payload
    answers: dict[str, Answer | tuple[Answer, ...]]


class ReadMoment(_Frame):
    """How would this be read, on the clock of this zone?"""

    type: Literal["moment"]
    id: FrameId
    text: str
    zone: Annotated[str, Field(max_length=40)]


class MoveClock(_Frame):
    """Let time pass."""

    type: Literal["clock"]
    id: FrameId
    step: Literal["hour", "day", "next"]


class NewRoom(_Frame):
    """A new shared room, not yet anybody's."""

    type: Literal["new_room"]
    id: FrameId
    title: str


Frame = Say | Press | Submit | ReadMoment | MoveClock | NewRoom

FRAME: TypeAdapter[Frame] = TypeAdapter(Annotated[Frame, Field(discriminator="type")])
