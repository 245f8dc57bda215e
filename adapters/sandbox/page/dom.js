// Building the page. Texts go in as text nodes, never as markup: what people typed stays inert.

/** An element with properties (`on…` listeners, `data`, attributes by name) and children. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Lines side by side, each in its own language. */
export function inline(lines) {
  return lines.flatMap((line, n) => [...(n ? [" · "] : []), el("span", { lang: line.lang }, line.text)]);
}

/** Lines one below the other, each in its own language. */
export function stacked(lines, tag = "div", props = {}) {
  return lines.map((line) => el(tag, { ...props, lang: line.lang }, line.text));
}

/** Lines as one string, for a title or an attribute. */
export function plain(lines) {
  return lines.map((line) => line.text).join(" · ");
}

const PATHS = {
  send: "M4 12l16-8-6 16-3-7z",
  menu: "M4 7h16M4 12h16M4 17h16",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z",
  calendar: "M4 6.5h16v13H4zM4 10.5h16M8 4v4M16 4v4",
  columns: "M4 5h16v14H4zM12 5v14",
  check: "M5 12.5l4.5 4.5L19 7.5",
  swap: "M7 8h12l-3.5-3.5M17 16H5l3.5 3.5",
  down: "M12 5v14M6 13l6 6 6-6",
  room: "M9.5 4L7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4M12.5 11v6M10 14.5l2.5 2.5 2.5-2.5",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 1.8",
};

/** A line drawing, hidden from screen readers: the words beside it say what it means. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A person's initials on a colour of their own; the bot has its mark. */
export function avatar(user, name) {
  if (user === null) return el("span", { class: "avatar bot", "aria-hidden": "true" }, "wg");
  const hue = [...user].reduce((sum, char) => sum + char.codePointAt(0), 0) % 6;
  return el("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, initials(name));
}

function initials(name) {
  const parts = name.trim().split(/\s+/);
  if (parts.length === 1) return [...parts[0]].slice(0, 1).join("");
  return [parts[0], parts[parts.length - 1]].map((part) => [...part][0]).join("");
}

let made = 0;

/** An id that no other element of this page has. */
export function freshId(prefix) {
  made += 1;
  return `${prefix}-${made}`;
}
