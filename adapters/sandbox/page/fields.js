// Every kind of question as a native control. Each field gives { node, inputs, read() }.
import { el, freshId, icon, inline, plain, stacked } from "./dom.js";

const FEW = 5;
const PAUSE = 250;

/** `readMoment(text, zone)` asks the program how a typed moment is read. */
export function drawField(field, labels, readMoment) {
  const helpId = freshId("help");
  const errorId = freshId("error");
  const frame = {
    field, labels, readMoment,
    describe: `${helpId} ${errorId}`,
    error: el("p", { class: "error", id: errorId }),
    help: el("div", { class: "help", id: helpId }, stacked(field.help)),
  };
  return KINDS[field.kind](frame);
}

const KINDS = { line, prose, tongues, choice, choices, number, moment };

function label(frame) {
  const optional = frame.field.optional ? el("span", { class: "optional" }, frame.labels.optional) : null;
  return [el("span", { class: "label-words" }, inline(frame.field.label)), optional];
}

function single(frame, input, ...more) {
  input.id = freshId("field");
  input.setAttribute("aria-describedby", frame.describe);
  if (!frame.field.optional) input.setAttribute("aria-required", "true");
  const node = el("div", { class: "field" },
    el("label", { for: input.id }, label(frame)), frame.help, input, ...more, frame.error);
  return { name: frame.field.name, label: frame.field.label, node, inputs: [input], error: frame.error, read: () => ({ [frame.field.name]: input.value }) };
}

function grouped(frame, inputs, read, ...content) {
  const group = el("fieldset", { class: "field", "aria-describedby": frame.describe },
    el("legend", {}, label(frame)), frame.help, ...content, frame.error);
  return { name: frame.field.name, label: frame.field.label, node: group, inputs, error: frame.error, read };
}

function line(frame) {
  const { longest, given } = frame.field;
  return single(frame, el("input", { type: "text", maxlength: longest, value: given, autocomplete: "off" }));
}

function prose(frame) {
  const area = el("textarea", { rows: "4", maxlength: frame.field.longest });
  area.value = frame.field.given;
  return single(frame, area);
}

function number(frame) {
  const { least, most, given } = frame.field;
  return single(frame, el("input", { type: "number", inputmode: "numeric", min: least, max: most, step: "1", value: given }));
}

function tongues(frame) {
  const { inputs, longest, several_lines: several } = frame.field;
  const drawn = inputs.map((each) => {
    const input = several ? el("textarea", { rows: "3" }) : el("input", { type: "text", autocomplete: "off" });
    const id = freshId("field");
    for (const [name, value] of Object.entries({ id, lang: each.lang, maxlength: longest, "aria-describedby": frame.describe })) {
      input.setAttribute(name, value);
    }
    input.name = each.name;
    input.value = each.given;
    return { input, row: el("div", { class: "tongue-row" }, el("label", { for: id }, inline(each.label)), input) };
  });
  const read = () => Object.fromEntries(drawn.map(({ input }) => [input.name, input.value]));
  return grouped(frame, drawn.map(({ input }) => input), read, drawn.map(({ row }) => row));
}

function choice(frame) {
  const { options, given, name } = frame.field;
  if (options.length > FEW) return select(frame);
  const group = freshId(name);
  const none = { value: "", label: [{ text: frame.labels.no_answer, lang: "" }] };
  const offered = frame.field.optional ? [...options, none] : options;
  const radios = offered.map((each) => tick("radio", group, each, each.value === given));
  const read = () => ({ [name]: radios.find(({ input }) => input.checked)?.input.value ?? "" });
  return grouped(frame, radios.map(({ input }) => input), read, radios.map(({ row }) => row));
}

function select(frame) {
  const { options, given, optional } = frame.field;
  const empty = el("option", { value: "" }, optional ? "–" : frame.labels.please_choose);
  const choices = options.map((each) => {
    const lang = each.label.length === 1 ? each.label[0].lang : null;
    return el("option", { value: each.value, lang, selected: each.value === given }, plain(each.label));
  });
  return single(frame, el("select", {}, empty, choices));
}

function choices(frame) {
  const { options, given, name } = frame.field;
  const boxes = options.map((each) => tick("checkbox", name, each, given.includes(each.value)));
  const read = () => ({ [name]: boxes.filter(({ input }) => input.checked).map(({ input }) => input.value) });
  return grouped(frame, boxes.map(({ input }) => input), read, boxes.map(({ row }) => row));
}

function tick(type, name, option, checked) {
  const input = el("input", { type, name, value: option.value, checked });
  return { input, row: el("label", { class: "tick" }, input, el("span", {}, stacked(option.label, "span"))) };
}

function moment(frame) {
  const { given, zone, help } = frame.field;
  if (!help.length) frame.help.append(frame.labels.date_help);
  const input = el("input", { type: "text", value: given.replace("T", " "), autocomplete: "off" });
  const picker = el("input", { type: "datetime-local", tabindex: "-1", "aria-hidden": "true", class: "picker" });
  const open = el("button", { type: "button", class: "pick", title: frame.labels.pick_moment, "aria-label": frame.labels.pick_moment }, icon("calendar"));
  const echo = el("output", { class: "echo", "aria-live": "polite" });
  const said = single(frame, input, echo);
  const row = el("div", { class: "moment-row" });
  input.replaceWith(row);
  row.append(input, open, picker);
  let timer = 0;
  let asked = 0;
  const update = async () => {
    const text = input.value.trim();
    asked += 1;
    const turn = asked;
    const answer = text ? await frame.readMoment(text, zone) : {};
    if (turn !== asked) return;
    echo.classList.toggle("unread-moment", Boolean(answer.why));
    echo.replaceChildren(...stacked(answer.read ?? answer.why ?? []));
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(update, PAUSE);
  });
  open.addEventListener("click", () => picker.showPicker());
  picker.addEventListener("input", () => {
    input.value = picker.value.replace("T", " ");
    update();
  });
  if (given) update();
  return said;
}
