// The first screen: whom would you like to play?
import { avatar, el, stacked } from "./dom.js";

export async function choose(app) {
  const { labels, people, language } = await (await fetch("/people")).json();
  document.documentElement.lang = language;
  document.title = "wgbot";
  const cards = people.map((person) =>
    el("li", {},
      el("a", { class: "person", href: `#${encodeURIComponent(person.user)}` },
        avatar(person.user, person.name),
        el("span", { class: "person-words" },
          el("span", { class: "person-name" }, person.name),
          stacked(person.note, "span", { class: "person-note" })),
        el("span", { class: "tongue", lang: person.language.lang }, person.language.text))));
  app.replaceChildren(
    el("main", { class: "chooser" },
      el("p", { class: "brand" }, avatar(null), "wgbot"),
      el("h1", { tabindex: "-1" }, labels.choose),
      el("p", { class: "lead" }, labels.choose_help),
      el("ul", { class: "people", role: "list" }, cards),
      el("p", { class: "sandbox-note" }, labels.sandbox)));
  app.querySelector("h1").focus();
}
