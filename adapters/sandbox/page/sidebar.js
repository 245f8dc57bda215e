// On the left: who is played, the private chat, the rooms, the clock.
import { avatar, el, icon, inline, plain, stacked } from "./dom.js";

export class Sidebar {
  constructor(chat, { show, found, move, leave }) {
    this.chat = chat;
    this.show = show;
    const { labels } = chat;
    this.privateList = el("ul", { role: "list" });
    this.roomList = el("ul", { role: "list" });
    this.time = el("p", { class: "time" });
    this.node = el("nav", { class: "sidebar", id: "sidebar", "aria-label": labels.rooms },
      this.me(leave),
      el("div", { class: "lists" },
        this.privateList,
        el("div", { class: "heading" }, el("h2", {}, labels.rooms), this.plus(found)),
        this.adding,
        this.roomList),
      chat.movable ? this.clock(move) : null,
      el("p", { class: "sandbox-note" }, labels.sandbox));
  }

  me(leave) {
    const { labels, names, person } = this.chat;
    return el("div", { class: "me" },
      avatar(person, names[person]),
      el("span", { class: "me-name" }, names[person]),
      el("button", { type: "button", class: "bare", title: labels.switch_person, "aria-label": labels.switch_person, onclick: leave }, icon("swap")));
  }

  plus(found) {
    const { labels } = this.chat;
    const name = el("input", { type: "text", maxlength: "60", "aria-label": labels.room_name, placeholder: labels.room_name, autocomplete: "off" });
    this.adding = el("form", { class: "adding", hidden: true }, name, el("button", { type: "submit", class: "button main" }, labels.create_room));
    const open = el("button", { type: "button", class: "bare", title: labels.new_room, "aria-label": labels.new_room, "aria-expanded": "false" }, icon("plus"));
    const toggle = (visible) => {
      this.adding.hidden = !visible;
      open.setAttribute("aria-expanded", String(visible));
      (visible ? name : open).focus();
    };
    open.addEventListener("click", () => toggle(this.adding.hidden));
    this.adding.addEventListener("keydown", (event) => event.key === "Escape" && toggle(false));
    this.adding.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!(await found(name.value))) return;
      name.value = "";
      toggle(false);
    });
    return open;
  }

  clock(move) {
    const { labels } = this.chat;
    const step = (name, label, help) => el("button", { type: "button", class: "button plain small", title: help, onclick: () => move(name) }, label);
    return el("section", { class: "clock", "aria-label": labels.clock },
      el("h2", {}, icon("clock"), labels.clock),
      this.time,
      el("div", { class: "steps" },
        step("hour", labels.plus_hour), step("day", labels.plus_day), step("next", labels.next_due, labels.next_due_help)));
  }

  tellTime(lines) {
    this.time.replaceChildren(...stacked(lines));
  }

  /** The time is about to change because somebody asked for it: only then is it news for the ear. */
  announce() {
    this.time.setAttribute("aria-live", "polite");
    setTimeout(() => this.time.removeAttribute("aria-live"), 3000);
  }

  draw() {
    const rooms = [...this.chat.rooms.values()];
    this.privateList.replaceChildren(...rooms.filter((room) => room.private).map((room) => this.entry(room)));
    this.roomList.replaceChildren(...rooms.filter((room) => !room.private).map((room) => this.entry(room)));
  }

  entry(room) {
    const { labels, current } = this.chat;
    const count = room.unread ? el("span", { class: "count" }, String(room.unread), el("span", { class: "hidden" }, ` ${labels.unread}`)) : null;
    return el("li", {},
      el("button", {
        type: "button", class: "room", "data-room": room.id, "aria-current": room === current ? "true" : null,
        title: room.private ? labels.private_chat : plain(room.title), onclick: () => this.show(room.id),
      },
      room.private ? avatar(null) : icon("room"),
      el("span", { class: "room-name" }, room.private ? "wgbot" : inline(room.title)),
      count));
  }
}
