// A card of the bot: title, paragraphs, facts, tallies, links, files, buttons.
import { el, icon, inline, plain, stacked } from "./dom.js";

/** `press(payload, button)` is called when a button is pressed; `address(number)` leads to a file of the card. */
export function drawCard(card, labels, press, address) {
  const files = card.blocks.filter((block) => block.kind === "file");
  return el("div", { class: "card" },
    el("h3", {}, stacked(card.title, "span", { class: "title-line" })),
    card.blocks.map((block) => (block.kind === "file" ? drawFile(block, address(files.indexOf(block))) : drawBlock(block, labels, press))));
}

function drawBlock(block, labels, press) {
  switch (block.kind) {
    case "paragraph":
      return el("div", { class: "paragraph" }, stacked(block.lines, "p"));
    case "facts":
      return el("dl", { class: "facts" }, block.pairs.map((pair) =>
        el("div", {}, el("dt", {}, inline(pair.label)), el("dd", {}, stacked(pair.value)))));
    case "bars":
      return el("ul", { class: "bars", role: "list" }, block.bars.map((bar) => drawBar(bar, labels)));
    case "link":
      return el("p", { class: "link" }, drawLink(block));
    default:
      return el("div", { class: "buttons" }, block.buttons.map((button) => drawButton(button, press)));
  }
}

function drawBar(bar, labels) {
  const fill = el("span", { class: "fill" });
  fill.style.width = `${bar.whole ? (100 * bar.count) / bar.whole : 0}%`;
  const mine = bar.mine ? el("span", { class: "my-choice" }, icon("check"), labels.my_choice) : null;
  return el("li", { class: bar.mine ? "bar chosen" : "bar" },
    el("div", { class: "bar-words" },
      el("span", { class: "bar-label" }, stacked(bar.label, "span")),
      mine,
      el("span", { class: "figures" }, bar.figures)),
    el("div", { class: "track", role: "img", "aria-label": plain(bar.spoken) }, fill, el("span", { class: "text-bar" }, bar.bar)));
}

function drawLink(block) {
  if (!block.address) return [...inline(block.label), ": ", block.shown];
  return el("a", { href: block.address, target: "_blank", rel: "noopener noreferrer" }, inline(block.label));
}

function drawFile(block, address) {
  const picture = block.picture ? [el("img", { class: "picture", src: address, alt: plain(block.label), loading: "lazy" })] : [];
  return el("p", { class: "file" }, ...picture,
    el("a", { href: address, download: block.file }, icon("file"),
      el("span", { class: "file-label" }, inline(block.label)), el("span", { class: "file-name" }, block.file)));
}

function drawButton(button, press) {
  const node = el("button", { type: "button", class: `button ${button.style}`, "data-payload": button.payload }, inline(button.label));
  node.addEventListener("click", () => {
    if (node.getAttribute("aria-busy") !== "true") press(button.payload, node);
  });
  return node;
}
