"""What Slack sends of an input: what was typed or picked, or what it began with."""

from typing import Any

from tests.adapters.slack.state import Json


def filled(block: Json, answers: dict[str, Any], *, asked: bool = True) -> Json:
    """The state of one input."""
    element, name = block["element"], block["block_id"].replace(".", "__")
    kind = element["type"]
    options = [*element.get("options", ())]
    options += [option for group in element.get("option_groups", ()) for option in group["options"]]
    match kind:
        case "plain_text_input" | "number_input":
            value = answers.get(name, element.get("initial_value"))
            limit = element.get("max_length", 3000)
            assert value is None or len(str(value)) <= limit, f"Slack lets nobody type more than {limit}"
            state: Json = {"type": kind, "value": value if value is None else str(value)}
        case "datepicker" | "timepicker":
            part = "date" if kind == "datepicker" else "time"
            state = {"type": kind, f"selected_{part}": answers.get(name, element.get(f"initial_{part}"))}
        case "radio_buttons" | "static_select":
            chosen = [each for each in options if each["value"] == answers.get(name)]
            assert chosen or name not in answers, f"no option {answers.get(name)}"
            state = {"type": kind, "selected_option": next(iter(chosen), element.get("initial_option"))}
        case _:
            ticked = [each for each in options if each["value"] in answers.get(name, ())]
            state = {
                "type": kind,
                "selected_options": ticked if name in answers else element.get("initial_options", []),
            }
    given = next(value for key, value in state.items() if key != "type")
    assert given or block.get("optional") or not asked, f"Slack asks for {block['block_id']} first"
    return state
