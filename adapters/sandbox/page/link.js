// The line to the program: one WebSocket that comes back by itself.

const FIRST_WAIT = 400;
const LONGEST_WAIT = 8000;

/** Random, so that a frame that arrives twice is known and applied once. */
function frameId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Link {
  /** `heard` gets every event that answers nothing; `changed` gets "open" or "lost". */
  constructor(person, heard, changed) {
    this.person = person;
    this.heard = heard;
    this.changed = changed;
    this.pending = new Map();
    this.wait = FIRST_WAIT;
    this.over = false;
    this.open();
  }

  open() {
    const address = new URL("/live", location.href);
    address.protocol = "ws:";
    address.searchParams.set("person", this.person);
    this.socket = new WebSocket(address);
    this.socket.addEventListener("message", (event) => this.hear(JSON.parse(event.data)));
    this.socket.addEventListener("close", () => this.lost());
  }

  close() {
    this.over = true;
    this.socket.close();
  }

  /** Send a frame; resolves with its answer. What was on its way when the line broke is sent again, once. */
  ask(frame) {
    const whole = { id: frameId(), ...frame };
    return new Promise((resolve) => {
      this.pending.set(whole.id, { whole, resolve, again: ["say", "press", "submit"].includes(frame.type) });
      this.send(whole);
    });
  }

  send(frame) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  hear(event) {
    if (event.type === "snapshot") this.welcomed();
    if (event.type === "unknown_person") this.over = true;
    const waiting = this.pending.get(event.id);
    if (event.type === "answered" && waiting) {
      this.pending.delete(event.id);
      waiting.resolve(event);
    } else {
      this.heard(event);
    }
  }

  welcomed() {
    this.wait = FIRST_WAIT;
    this.changed("open");
    for (const [id, each] of this.pending) {
      if (!each.again) {
        this.pending.delete(id);
        each.resolve({});
        continue;
      }
      if (each.sent) each.again = false;
      this.send(each.whole);
    }
  }

  lost() {
    if (this.over) return;
    for (const each of this.pending.values()) each.sent = true;
    this.changed("lost");
    setTimeout(() => this.over || this.open(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }
}
