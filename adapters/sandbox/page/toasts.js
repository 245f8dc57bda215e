// Passing words: visible for six seconds (longer while they are pointed at), and said by a screen reader.
import { el, icon, stacked } from "./dom.js";

const SHOWN = 6000;

export class Toasts {
  constructor(labels) {
    this.labels = labels;
    this.node = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
  }

  show(lines) {
    const close = el("button", { type: "button", class: "bare", title: this.labels.dismiss, "aria-label": this.labels.dismiss }, icon("close"));
    const toast = el("div", { class: "toast" }, el("div", { class: "toast-words" }, stacked(lines)), close);
    let timer = 0;
    const start = () => {
      clearTimeout(timer);
      timer = setTimeout(() => toast.remove(), SHOWN);
    };
    close.addEventListener("click", () => toast.remove());
    toast.addEventListener("pointerenter", () => clearTimeout(timer));
    toast.addEventListener("pointerleave", start);
    toast.addEventListener("focusin", () => clearTimeout(timer));
    toast.addEventListener("focusout", start);
    this.node.append(toast);
    while (this.node.children.length > 3) this.node.firstChild.remove();
    start();
  }
}
