// A form in place: asked at once, errors at their fields and summed up, what was typed is kept.
import { drawField } from "./fields.js";
import { el, freshId, inline, stacked } from "./dom.js";

export class FormCard {
  /** `submit(answers)` resolves with the program's answer; `leave()` when the person gives up. */
  constructor(form, labels, { submit, leave, readMoment }) {
    this.labels = labels;
    this.leave = leave;
    this.fields = form.fields.map((field) => drawField(field, labels, readMoment));
    const titleId = freshId("form");
    this.summary = el("div", { class: "summary", role: "alert" });
    this.send = el("button", { type: "submit", class: "button main" }, inline(form.submit));
    const cancel = el("button", { type: "button", class: "button plain" }, labels.cancel);
    this.node = el("form", { class: "card form", "aria-labelledby": titleId, novalidate: true },
      el("h3", { id: titleId, tabindex: "-1" }, stacked(form.title, "span", { class: "title-line" })),
      form.intro.length ? el("div", { class: "paragraph" }, stacked(form.intro, "p")) : null,
      this.summary,
      this.fields.map((field) => field.node),
      el("div", { class: "buttons" }, this.send, cancel));
    for (const field of this.fields) field.node.addEventListener("input", () => this.forgive(field));
    cancel.addEventListener("click", leave);
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.node.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (this.send.getAttribute("aria-busy") === "true") return;
      this.send.setAttribute("aria-busy", "true");
      await submit(Object.assign({}, ...this.fields.map((field) => field.read())));
      this.send.removeAttribute("aria-busy");
    });
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.leave();
    }
    if (event.key === "Enter" && event.target.tagName === "TEXTAREA" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.node.requestSubmit();
    }
  }

  focus() {
    const first = this.fields[0]?.inputs[0] ?? this.send;
    first.focus({ preventScroll: true });
    const tall = this.node.offsetHeight > this.node.closest(".scroller").clientHeight;
    this.node.scrollIntoView({ block: tall ? "start" : "nearest" });
  }

  /** Show what is wrong, by field; the focus goes to the first field concerned. */
  complain(errors) {
    const items = [];
    let first = null;
    for (const field of this.fields) {
      const lines = errors[field.name] ?? [];
      field.error.replaceChildren(...stacked(lines, "span"));
      field.node.classList.toggle("wrong", lines.length > 0);
      for (const input of field.inputs) input.setAttribute("aria-invalid", String(lines.length > 0));
      if (!lines.length) continue;
      first ??= field.inputs[0];
      items.push(this.pointer(field, lines));
    }
    const whole = Object.entries(errors).filter(([name]) => !this.fields.some((field) => field.name === name));
    this.summary.replaceChildren(
      ...whole.flatMap(([, lines]) => stacked(lines, "p")),
      ...(items.length ? [el("p", {}, this.labels.wrong_answers), el("ul", {}, items)] : []));
    this.whole = whole.length > 0;
    (first ?? this.send).focus({ preventScroll: true });
    (first ? first.closest(".field") : this.summary).scrollIntoView({ block: "center" });
  }

  /** An entry of the summary: the field's name, which leads there, and what is wrong. */
  pointer(field, lines) {
    const go = el("button", { type: "button", class: "pointer" }, inline(field.label));
    go.addEventListener("click", () => field.inputs[0].focus());
    return el("li", {}, go, stacked(lines, "span", { class: "why" }));
  }

  /** Somebody is mending a field: its complaint is out of date. */
  forgive(field) {
    if (!field.node.classList.contains("wrong")) return;
    field.node.classList.remove("wrong");
    field.error.replaceChildren();
    for (const input of field.inputs) input.removeAttribute("aria-invalid");
    if (!this.whole && !this.node.querySelector(".wrong")) this.summary.replaceChildren();
  }
}
