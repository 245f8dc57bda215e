// The messages of one room, in order, by day; a log that a screen reader reads out as it grows.
import { drawCard } from "./card.js";
import { avatar, el, icon } from "./dom.js";

const TOGETHER = 5 * 60 * 1000;
const NEAR = 80;

export class Timeline {
  /** `press(message, payload, button)` when a card's button is pressed. */
  constructor(chat, press) {
    this.chat = chat;
    this.press = press;
    this.log = el("div", { class: "log", role: "log", "aria-label": chat.labels.messages, "aria-live": "off" });
    this.slot = el("div", { class: "slot" });
    this.scroller = el("div", { class: "scroller", tabindex: "-1" }, this.log, this.slot);
    this.latest = el("button", { type: "button", class: "to-latest", hidden: true }, icon("down"), chat.labels.to_latest);
    this.latest.addEventListener("click", () => this.toEnd());
    this.scroller.addEventListener("scroll", () => this.atEnd() && (this.latest.hidden = true), { passive: true });
    this.node = el("div", { class: "timeline" }, this.scroller, this.latest);
  }

  /** Show a room from its first kept message on. */
  fill(messages) {
    this.log.setAttribute("aria-live", "off");
    this.last = null;
    this.log.replaceChildren();
    for (const message of messages) this.append(message);
    if (!messages.length && !this.chat.current.private) {
      this.log.append(el("p", { class: "empty" }, this.chat.labels.empty_room));
    }
    this.toEnd();
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 200);
  }

  /** A message that came or changed. */
  put(message) {
    const old = this.log.querySelector(`[data-id="${message.id}"]`);
    const follow = this.atEnd();
    if (old) this.redraw(old, message);
    else this.append(message);
    if (follow) this.toEnd();
    else if (!old) this.latest.hidden = false;
  }

  append(message) {
    this.log.querySelector(".empty")?.remove();
    if (this.last?.day !== message.day) {
      this.log.append(el("div", { class: "day" }, el("span", {}, message.day)));
    }
    const article = el("article", { class: this.kind(message), "data-id": message.id });
    article.append(...this.content(message));
    this.log.append(article);
    setTimeout(() => article.setAttribute("aria-live", "off"), 1000); // its changes are not news for the ear
    this.last = message;
  }

  kind(message) {
    const mine = message.author === this.chat.person ? " mine" : "";
    return `message${mine}${message.private ? " private" : ""}${this.follows(message) ? " follows" : ""}`;
  }

  follows(message) {
    const last = this.last;
    return last !== null && last.author === message.author && last.private === message.private &&
      last.day === message.day && message.author !== null && new Date(message.at) - new Date(last.at) < TOGETHER;
  }

  content(message) {
    const { labels, names } = this.chat;
    const name = message.author === null ? "wgbot" : (names[message.author] ?? message.author);
    const body = message.card
      ? drawCard(message.card, labels, (payload, button) => this.press(message, payload, button),
        (number) => `/files/${message.id}/${number}?person=${encodeURIComponent(this.chat.person)}`)
      : el("p", { class: "bubble", lang: message.lang }, message.text);
    return [
      avatar(message.author, name),
      el("div", { class: "said" },
        el("header", {},
          el("span", { class: "who" }, name),
          message.author === null ? el("span", { class: "tag" }, labels.bot) : null,
          el("time", { datetime: message.at }, message.time),
          message.private ? el("span", { class: "only-you" }, icon("eye"), labels.only_you) : null),
        body),
    ];
  }

  /** Draw a message anew without taking the focus away from whoever is pressing its buttons. */
  redraw(article, message) {
    const focusable = () => [...article.querySelectorAll("button, a")];
    const at = focusable().indexOf(document.activeElement);
    article.replaceChildren(...this.content(message));
    if (at >= 0) (focusable()[at] ?? focusable().pop())?.focus({ preventScroll: true });
    article.classList.remove("changed");
    requestAnimationFrame(() => article.classList.add("changed"));
  }

  atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.latest.hidden = true;
  }
}
