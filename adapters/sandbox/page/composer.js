// The box to type in, with the commands that fit what was typed.
import { el, freshId, icon, stacked } from "./dom.js";

const SHOWN = 8;

const fold = (text) => text.normalize("NFKC").toLowerCase();

export class Composer {
  constructor(labels, commands, send) {
    this.commands = commands;
    this.send = send;
    this.listId = freshId("commands");
    this.list = el("ul", { class: "suggestions", role: "listbox", id: this.listId, "aria-label": labels.commands, hidden: true });
    this.box = el("textarea", {
      rows: "1", maxlength: "4000", placeholder: labels.write, "aria-label": labels.write, role: "combobox",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.listId, autocomplete: "off",
    });
    const button = el("button", { type: "submit", class: "send", title: labels.send, "aria-label": labels.send }, icon("send"));
    this.node = el("form", { class: "composer" }, this.list, el("div", { class: "composer-row" }, this.box, button));
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => setTimeout(() => this.suggest([]), 150));
  }

  focus() {
    this.box.focus();
  }

  submit() {
    const text = this.box.value.trim();
    if (!text) return;
    this.box.value = "";
    this.typed();
    this.send(text);
  }

  typed() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 180)}px`;
    const typed = fold(this.box.value);
    this.suggest(/^\/\S*$/.test(typed) ? this.fitting(typed.slice(1)) : []);
  }

  /** Commands of which some word begins like this, under the word that fits. */
  fitting(start) {
    const found = [];
    for (const command of this.commands) {
      const words = [command.word, ...command.spellings];
      const word = words.find((each) => fold(each).startsWith(start));
      if (word) found.push({ ...command, word });
    }
    return found;
  }

  suggest(commands) {
    this.chosen = -1;
    this.list.replaceChildren(...commands.slice(0, SHOWN * 3).map((command, n) => this.option(command, n)));
    this.list.hidden = !commands.length;
    this.box.setAttribute("aria-expanded", String(commands.length > 0));
    this.box.removeAttribute("aria-activedescendant");
  }

  option(command, n) {
    const node = el("li", { role: "option", id: `${this.listId}-${n}`, "aria-selected": "false", "data-word": command.word },
      el("span", { class: "word" }, `/${command.word}`),
      el("span", { class: "word-help" }, stacked(command.help, "span")));
    node.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.accept(node);
    });
    return node;
  }

  key(event) {
    if (event.isComposing) return; // Enter ends the choice of a Chinese character, it does not send
    const options = [...this.list.children];
    if (!this.list.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark(options, (this.chosen + step + options.length + (this.chosen < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (!this.list.hidden && event.key === "Tab" && !event.shiftKey && this.box.value.length > 1) {
      event.preventDefault();
      this.accept(options[Math.max(this.chosen, 0)]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.suggest([]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (this.chosen >= 0) this.accept(options[this.chosen]);
      else this.submit();
    }
  }

  mark(options, n) {
    this.chosen = n;
    options.forEach((option, each) => option.setAttribute("aria-selected", String(each === n)));
    options[n].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", options[n].id);
  }

  accept(option) {
    this.box.value = `/${option.dataset.word}`;
    this.box.focus();
    this.typed();
    this.suggest([]);
  }
}
