"use strict";
// What notes say goes into the page as text only, never as HTML.

const byId = (id) => document.getElementById(id);

/** An element with children; strings become text. */
function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Asks the service; throws its problem. */
async function ask(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  const response = await fetch(query ? `${path}?${query}` : path);
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer;
}

const referenceOf = (entity) => `${entity.type}:${entity.label}`;
const entityPath = (reference) => `/v1/entities/${encodeURIComponent(reference)}`;

/** Shows what the address says behind its #, so that answers can be linked and the back button works. */
function route() {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (asked.has("entity")) show(asked.get("entity"));
  if (asked.has("from") && asked.has("to")) findPath(asked.get("from"), asked.get("to"));
}

function go(parameters) {
  const hash = `#${new URLSearchParams(parameters)}`;
  if (location.hash === hash) route();
  location.hash = hash;
}

/** The name of an entity, which shows its card when it is pressed. */
function entityName(entity) {
  const button = element("button", { className: "entity", type: "button" }, entity.label);
  button.addEventListener("click", () => go({ entity: referenceOf(entity) }));
  return element("span", {}, button, element("span", { className: "type" }, entity.type));
}

function evidenceQuote(evidence) {
  const place = `${evidence.note}:${evidence.line}`;
  return element("blockquote", {}, evidence.quote, element("div", { className: "place" }, place));
}

/** "A -- relation -> B", and what the notes say for it. */
function hopItem(hop) {
  const relation = hop.forward ? ` — ${hop.relation} → ` : ` ← ${hop.relation} — `;
  const confidence = element("span", { className: "confidence" }, ` ${hop.confidence.toFixed(2)}`);
  return element("li", {}, entityName(hop.from), relation, entityName(hop.to), confidence,
                 ...hop.evidence.map(evidenceQuote));
}

function diagram(parameters) {
  const source = `/v1/diagram.svg?${new URLSearchParams(parameters)}`;
  return element("img", { src: source, alt: "Diagram (drawn by GraphViz on the server)", loading: "lazy" });
}

function part(title, ...children) {
  return children.length ? [element("h3", {}, title), ...children] : [];
}

const list = (items) => (items.length ? [element("ul", {}, ...items)] : []);

function candidateItem(reference) {
  const button = element("button", { className: "entity", type: "button" }, reference);
  button.addEventListener("click", () => go({ entity: reference }));
  return element("li", {}, button);
}

function showProblem(problem) {
  const said = problem.detail || "The service does not answer.";
  const candidates = list((problem.candidates || []).map(candidateItem));
  byId("answer").replaceChildren(element("div", { className: "error" }, said, ...candidates));
}

/** Runs `work`; what it throws is shown. */
async function attempt(work) {
  try {
    await work();
  } catch (problem) {
    showProblem(problem);
  }
}

function show(reference) {
  return attempt(async () => {
    const card = await ask(entityPath(reference));
    const near = await ask(`${entityPath(reference)}/neighbors`, { hops: 2, limit: 30, evidence: 1 });
    const attributes = card.attributes.map(
      (attribute) => element("li", {}, element("strong", {}, `${attribute.key}: `), attribute.value));
    const further = near.neighbors.filter((neighbor) => neighbor.hops > 1).map((neighbor) => hopItem(neighbor.via));
    const places = card.mentions.map((mention) => element("li", { className: "place" }, `${mention.note}:${mention.line} `, mention.surface));
    byId("answer").replaceChildren(
      element("h2", {}, card.label, element("span", { className: "type" }, card.type)),
      element("p", {}, card.aliases.join(" · ")),
      ...part("What the notes say", ...list(attributes)),
      ...part("Relations", ...list(card.relations.map(hopItem))),
      ...part("One step further", ...list(further)),
      ...part("Diagram", diagram({ entity: reference, hops: 1 })),
      ...part("Where it is named", ...list(places)));
    byId("path-from").value = reference;
  });
}

function search() {
  return attempt(async () => {
    const answer = await ask("/v1/search", { q: byId("search-text").value, limit: 20 });
    const items = answer.hits.map((hit) => element("li", {}, entityName(hit.entity)));
    byId("hits").replaceChildren(...(items.length ? items : [element("li", {}, "Nothing found.")]));
  });
}

function findPath(from, to) {
  return attempt(async () => {
    byId("path-from").value = from;
    byId("path-to").value = to;
    const answer = await ask("/v1/paths", { from, to, k: 3 });
    const paths = answer.paths.flatMap((path, index) => part(
      `Path ${index + 1}, confidence ${path.confidence.toFixed(2)}`, element("ol", {}, ...path.hops.map(hopItem))));
    const none = element("p", {}, answer.no_path_reason);
    byId("answer").replaceChildren(...(paths.length ? [...paths, diagram({ entity: from, to })] : [none]));
  });
}

function showStats() {
  return attempt(async () => {
    const stats = await ask("/v1/stats");
    byId("stats").textContent = `${stats.entities} concepts, ${stats.relations} relations, ${stats.notes} notes`;
  });
}

function onSubmit(form, work) {
  byId(form).addEventListener("submit", (event) => {
    event.preventDefault();
    work();
  });
}

onSubmit("search-form", search);
onSubmit("path-form", () => go({ from: byId("path-from").value, to: byId("path-to").value }));
window.addEventListener("hashchange", route);
showStats();
route();
