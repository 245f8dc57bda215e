// One person's view: rooms, messages, forms, the box to type in; live by WebSocket.
import { Composer } from "./composer.js";
import { avatar, el, icon, inline } from "./dom.js";
import { FormCard } from "./form.js";
import { Link } from "./link.js";
import { Sidebar } from "./sidebar.js";
import { Timeline } from "./timeline.js";
import { Toasts } from "./toasts.js";

export class Chat {
  constructor(app, person, room, leave) {
    Object.assign(this, { app, person, wanted: room, goBack: leave, labels: null, rooms: new Map(), current: null });
    this.link = new Link(person, (event) => this.hear(event), (state) => this.line(state));
  }

  leave() {
    this.link.close();
    this.app.replaceChildren();
  }

  hear(event) {
    if (event.type === "snapshot") this.begin(event);
    else if (event.type === "message") this.take(event.message);
    else if (event.type === "room") this.addRoom(event.room);
    else if (event.type === "time") this.sidebar?.tellTime(event.time);
    else if (event.type === "refused") this.toasts?.show(event.toast);
    else if (event.type === "unknown_person") this.goBack();
  }

  /** The line broke or came back. */
  line(state) {
    if (!this.labels) return;
    const words = state === "lost" ? this.labels.disconnected : this.labels.connected;
    this.banner.textContent = state === "lost" ? words : "";
    this.banner.hidden = state !== "lost";
    if (state === "open" && this.broken) this.restored = words;
    this.broken = state === "lost";
  }

  /** Everything anew: at the start, after a break, after a change of language. What is being typed stays. */
  begin(event) {
    const typed = this.composer?.box.value ?? "";
    const forms = new Map([...this.rooms.values()].map((room) => [room.id, room.form]));
    const unread = new Map([...this.rooms.values()].map((room) => [room.id, room.unread]));
    const at = this.current?.id ?? this.wanted;
    const focused = Boolean(this.composer?.node.contains(document.activeElement));
    Object.assign(this, { labels: event.labels, names: event.names, movable: event.movable });
    document.documentElement.lang = event.language;
    this.rooms = new Map(event.rooms.map((room) => [room.id, { ...room, messages: new Map(), unread: unread.get(room.id) ?? 0, form: forms.get(room.id) ?? null }]));
    for (const message of event.messages) this.rooms.get(message.room).messages.set(message.id, message);
    this.current = this.rooms.get(at) ?? [...this.rooms.values()][0];
    this.build(event);
    this.composer.box.value = typed;
    this.show(this.current.id, focused || (!at && matchMedia("(pointer: fine)").matches));
    if (this.restored) this.toasts.show([{ text: this.restored, lang: "" }]);
    this.restored = null;
  }

  build(event) {
    const { labels } = this;
    this.banner = el("p", { class: "banner", role: "status", hidden: true });
    this.title = el("h1", { class: "room-title" });
    this.toasts = new Toasts(labels);
    this.timeline = new Timeline(this, (message, payload, button) => this.press(message, payload, button));
    this.composer = new Composer(labels, event.commands, (text) => this.say(text));
    this.sidebar = new Sidebar(this, {
      show: (id) => this.show(id, true), found: (title) => this.found(title), move: (step) => this.move(step), leave: this.goBack,
    });
    this.sidebar.tellTime(event.time);
    this.menu = el("button", { type: "button", class: "bare menu", "aria-label": labels.show_rooms, title: labels.show_rooms, "aria-controls": "sidebar", "aria-expanded": "false" }, icon("menu"));
    this.menu.addEventListener("click", () => this.drawer(!this.view.classList.contains("open")));
    const shade = el("div", { class: "shade", onclick: () => this.drawer(false) });
    const head = el("header", { class: "head" }, this.menu, this.title, this.split(), avatar(this.person, this.names[this.person]));
    this.view = el("div", { class: "chat" }, this.sidebar.node, shade,
      el("main", { class: "view" }, head, this.banner, this.timeline.node, this.toasts.node, this.composer.node));
    this.view.addEventListener("keydown", (each) => each.key === "Escape" && this.escape());
    const pane = this.app.querySelector(".pane"); // stays where it is: an iframe that is moved loads anew
    for (const child of [...this.app.children]) if (child !== pane) child.remove();
    this.app.prepend(this.view);
  }

  /** The button for a second person beside this one; a pane inside a pane has none. */
  split() {
    if (window.top !== window.self) return null;
    const { labels } = this;
    const button = el("button", { type: "button", class: "button plain small split", "aria-pressed": String(Boolean(this.app.querySelector(".pane"))) },
      icon("columns"), el("span", {}, labels.side_by_side));
    button.addEventListener("click", () => {
      const pane = this.app.querySelector(".pane");
      if (pane) pane.remove();
      else this.app.append(el("iframe", { class: "pane", src: "/", title: labels.second_pane }));
      button.setAttribute("aria-pressed", String(!pane));
    });
    return button;
  }

  show(id, focus = false) {
    const room = this.rooms.get(id);
    if (!room) return;
    this.current = room;
    room.unread = 0;
    this.title.replaceChildren(...(room.private ? [this.labels.private_chat] : inline(room.title)));
    this.timeline.slot.replaceChildren(...(room.form ? [room.form.node] : []));
    this.timeline.fill([...room.messages.values()]);
    this.sidebar.draw();
    this.drawer(false);
    this.countUnread();
    const hash = `#${encodeURIComponent(this.person)}/${encodeURIComponent(id)}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
    if (focus) (room.form ?? this.composer).focus();
  }

  take(message) {
    const room = this.rooms.get(message.room);
    if (!room) return;
    const known = room.messages.has(message.id);
    room.messages.set(message.id, message);
    if (room === this.current) {
      this.timeline.put(message);
      return;
    }
    if (known) return;
    room.unread += 1;
    this.sidebar.draw();
    this.countUnread();
  }

  addRoom(room) {
    if (this.rooms.has(room.id)) return;
    this.rooms.set(room.id, { ...room, messages: new Map(), unread: 0, form: null });
    this.sidebar.draw();
  }

  countUnread() {
    const all = [...this.rooms.values()].reduce((sum, room) => sum + room.unread, 0);
    document.title = `${all ? `(${all}) ` : ""}${this.names[this.person]} · wgbot`;
  }

  async say(text) {
    this.timeline.toEnd();
    const room = this.current;
    this.answered(room, await this.link.ask({ type: "say", room: room.id, text }), null, this.composer.box);
  }

  async press(message, payload, button) {
    const room = this.current;
    button.setAttribute("aria-busy", "true");
    const answer = await this.link.ask({ type: "press", room: room.id, message: message.id, payload });
    button.removeAttribute("aria-busy");
    this.answered(room, answer, message.id, button);
  }

  /** What came back to the person who asked. */
  answered(room, answer, message, origin) {
    if (answer.toast) this.toasts.show(answer.toast);
    if (answer.form) this.ask(room, answer.form, message, origin);
  }

  ask(room, form, message, origin) {
    const handlers = {
      submit: async (answers) => {
        const answer = await this.link.ask({ type: "submit", room: room.id, message, opener: form.opener, answers });
        if (answer.errors) {
          this.rooms.get(room.id)?.form?.complain(answer.errors);
          return;
        }
        this.leaveForm(room.id, origin);
        this.answered(this.rooms.get(room.id), answer, message, origin);
      },
      leave: () => this.leaveForm(room.id, origin),
      readMoment: (text, zone) => this.link.ask({ type: "moment", text, zone }),
    };
    const live = this.rooms.get(room.id);
    live.form = new FormCard(form, this.labels, handlers);
    if (live !== this.current) return;
    this.timeline.slot.replaceChildren(live.form.node);
    this.timeline.toEnd();
    live.form.focus();
  }

  /** The form is done or given up: the focus goes back to where it came from. */
  leaveForm(id, origin) {
    const room = this.rooms.get(id);
    room.form = null;
    if (room !== this.current) return;
    this.timeline.slot.replaceChildren();
    (origin?.isConnected ? origin : this.composer.box).focus({ preventScroll: true });
  }

  async found(title) {
    const answer = await this.link.ask({ type: "new_room", title });
    if (answer.toast) this.toasts.show(answer.toast);
    if (answer.room) this.show(answer.room);
    return Boolean(answer.room);
  }

  async move(step) {
    this.sidebar.announce();
    const answer = await this.link.ask({ type: "clock", step });
    if (answer.toast) this.toasts.show(answer.toast);
  }

  drawer(open) {
    const was = this.view.classList.toggle("open", open);
    this.menu.setAttribute("aria-expanded", String(was));
    const label = was ? this.labels.hide_rooms : this.labels.show_rooms;
    this.menu.setAttribute("aria-label", label);
    if (open) this.sidebar.node.querySelector("button")?.focus();
  }

  escape() {
    if (!this.view.classList.contains("open")) return;
    this.drawer(false);
    this.menu.focus();
  }
}
