"""Files that come with a request (multipart/form-data), and what the Bot API takes of them."""

from dataclasses import dataclass

from aiohttp import web

from tests.adapters.telegram.reading import Violation

MOST_BYTES = 50 * 1024 * 1024
ATTACHED = "attach://"


@dataclass(frozen=True)
class Upload:
    """A file in a request."""

    name: str
    kind: str
    content: bytes


Form = dict[str, "str | Upload"]


async def form_of(request: web.Request) -> Form:
    """The fields of a request."""
    return {name: _field(value) for name, value in (await request.post()).items()}


def _field(value: object) -> str | Upload:
    if isinstance(value, web.FileField):
        return Upload(value.filename, value.content_type, value.file.read())
    return str(value)


def check_upload(value: object, where: str) -> None:
    """Violation unless it is a file with a name and something in it."""
    if not isinstance(value, Upload):
        raise Violation(f"{where} is no InputFile")
    if not value.name or not 0 < len(value.content) <= MOST_BYTES:
        raise Violation(f"{where} is empty, too large or has no name")


def check_attached(form: Form, known: set[str]) -> None:
    """Violation when a file came along that no field speaks of."""
    spoken_of = "".join(value for value in form.values() if isinstance(value, str))
    for name, value in form.items():
        if name not in known and not (isinstance(value, Upload) and f"{ATTACHED}{name}" in spoken_of):
            raise Violation(f"there is no field {name}")


def attached(form: Form, media: str) -> Upload:
    """The file that a field speaks of; Violation when it did not come along."""
    upload = form.get(media.removeprefix(ATTACHED))
    check_upload(upload, media)
    assert isinstance(upload, Upload)
    return upload
