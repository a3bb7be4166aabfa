// Shows the copy on this device. Texts are put in as texts, never as markup.
import { read } from "/pages/offline-store.js";

const SVG = "http://www.w3.org/2000/svg";
const find = (id) => document.getElementById(id);

function drawn(name, attributes) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, value));
  return element;
}

function line({ name, detail }) {
  const item = find("line").content.cloneNode(true);
  item.querySelector("b").textContent = name;
  item.querySelector(".sub").textContent = detail;
  return item;
}

function code({ width, path }, index, codes) {
  const item = find("code").content.cloneNode(true);
  const label = `${find("codes").dataset.label} ${index + 1} / ${codes.length}`;
  const symbol = drawn("svg", { class: "code__symbol", role: "img", viewBox: `0 0 ${width} ${width}`, "aria-label": label });
  symbol.setAttribute("shape-rendering", "crispEdges");
  symbol.append(drawn("rect", { class: "code__paper", width, height: width }), drawn("path", { class: "code__dark", d: path }));
  item.querySelector("h3").textContent = label;
  item.querySelector("section").append(symbol);
  return item;
}

/** Japan's time, as on every page. */
function moment(iso) {
  const language = document.documentElement.lang === "en" ? "en" : "ja-JP-u-ca-japanese";
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Tokyo" }).format(new Date(iso));
}

function show(copy) {
  find("name").textContent = copy.name;
  find("born").textContent = copy.born;
  find("at").textContent = moment(copy.at);
  find("at").dateTime = copy.at;
  for (const section of document.querySelectorAll("[data-section]")) {
    const lines = copy.sections[section.dataset.section] ?? [];
    section.querySelector(".none").hidden = lines.length > 0;
    section.querySelector("ul").hidden = lines.length === 0;
    section.querySelector("ul").append(...lines.map(line));
  }
  find("codes").append(...copy.codes.map(code));
  find("codes").hidden = copy.codes.length === 0;
}

const copy = await read().catch(() => null);
if (copy) show(copy);
find("kept").hidden = !copy;
find("nothing").hidden = Boolean(copy);
