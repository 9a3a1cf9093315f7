// Units are placed on the plan of a room: by mouse, touch or keys. The server judges and enters; without this file the
// same is done in the table of the same page.
import { boxOf, boxesMeet, freeSpotIn, nearWalls, pathOf as drawn, snapped, typedLength, wrongInRoom } from "./plan_rules.js";

const SVG = "http://www.w3.org/2000/svg";
const FACTS = ["code", "type", "width", "depth", "height", "x", "y", "turn"];
const TURNS = [0, 90, 180, 270];
const MOST_ROW = 100;
const data = JSON.parse(document.getElementById("plan-data").textContent);
const page = document.getElementById("draw"), sheet = document.getElementById("sheet"), svg = document.getElementById("plan");
const layer = svg.getElementById("units"), codes = svg.getElementById("codes");
const told = document.getElementById("told"), wrongList = document.getElementById("wrong"), state = document.getElementById("state");
const form = document.getElementById("unit"), row = document.getElementById("row"), save = document.getElementById("save");
const by = (name) => document.querySelector(`[data-do="${name}"]`);
const room = { ...data.room, corners: data.corners, doors: data.doors, kept: data.kept, slip: data.slip };
const filled = (name, gaps) => data.words[name].replace(/\{(\w+)\}/g, (whole, gap) => gaps[gap] ?? whole);
const metres = (mm) => data.gaps.replace("{length}", (Math.round(mm / 10) / 100).toFixed(2));
const cm = (value) => String(Math.round(value) / 10);

// --- what is there: units by id, as the drawing says them

const units = new Map(), shown = new Map(), paths = new Map(), labels = new Map(), bad = new Map();
for (const path of layer.querySelectorAll("path")) {
  const [, turn, height, type, code] = /^(\S+) (\S+) (\S+) (.*)$/s.exec(path.dataset.u);
  const [, x, y, wide, deep] = /^M(\S+) (\S+?)h(\S+?)v(\S+?)h/.exec(path.getAttribute("d")).map((each) => Math.round(each * 10));
  const across = turn % 180;
  units.set(path.id, {
    id: path.id, code, type: data.types[type].type, turn: Number(turn), height: Number(height) || null,
    x, y, width: across ? deep : wide, depth: across ? wide : deep,
  });
  path.classList.add("u");
  paths.set(path.id, path);
}
for (const each of data.loose) units.set(each.id, { ...each, type: data.types[each.type].type, x: null, y: null });
for (const [id, unit] of units) shown.set(id, { ...unit });
codes.replaceChildren();
for (const path of paths.values()) path.removeAttribute("data-u");

const placed = (unit) => unit && unit.x !== null && unit.width && unit.depth;
const ready = [...data.codes];
let chosen = null, made = 0, zoom = 1;
const past = [], future = [];

// --- how it is drawn

const view = svg.viewBox.baseVal;
const scale = () => svg.getBoundingClientRect().width / view.width; // px a cm
const label = (unit) => {
  let text = labels.get(unit.id);
  const [left, top, right, bottom] = boxOf(unit).map((side) => side / 10), size = 11 / scale(), wide = unit.code.length * size * 0.62;
  const upright = wide > right - left || bottom - top < size;
  if (upright && (wide > bottom - top || right - left < size)) { text?.remove(); labels.delete(unit.id); return; }
  if (!text) { text = document.createElementNS(SVG, "text"); labels.set(unit.id, text); }
  if (text.parentNode !== held && text.parentNode !== codes) codes.append(text);
  text.textContent = unit.code;
  text.setAttribute("transform", `translate(${(left + right) / 2} ${(top + bottom) / 2})${upright ? " rotate(-90)" : ""}`);
  text.setAttribute("y", size * 0.36);
  text.setAttribute("font-size", size);
};
const show = (id) => {
  const unit = units.get(id);
  if (!placed(unit)) { paths.get(id)?.remove(); paths.delete(id); labels.get(id)?.remove(); labels.delete(id); return; }
  let path = paths.get(id);
  if (!path) {
    path = document.createElementNS(SVG, "path");
    path.id = id;
    path.classList.add("u");
    layer.append(path);
    paths.set(id, path);
  }
  path.setAttribute("d", drawn(unit));
  path.classList.toggle("bad", bad.has(id));
  path.classList.toggle("chosen", id === chosen);
  label(unit);
};
// what is moved lies on a sheet of its own above the others: only that is painted again
const hand = document.createElementNS(SVG, "svg");
hand.setAttribute("class", "plan hand");
hand.setAttribute("aria-hidden", "true");
hand.setAttribute("viewBox", svg.getAttribute("viewBox"));
sheet.append(hand);
const held = document.createElementNS(SVG, "g");
hand.append(held);

// --- doors and what belongs to the building are moved as well: along their wall, or over the floor

const parts = new Map(data.parts.map((part) => [`${part.part}-${part.number}`, { ...part, by: [0, 0] }]));
const shiftPart = (id, by) => {
  const part = parts.get(id);
  part.by = by;
  svg.getElementById(id)?.setAttribute("transform", `translate(${by[0] / 10} ${by[1] / 10})`);
  room.doors = data.doors.map((door) => ({ ...door, swing: shifted("doors", door, door.swing) }));
  room.kept = data.kept.map((kept) => ({ ...kept, corners: shifted("features", kept, kept.corners) }));
  function shifted(kind, of, corners) {
    const moving = parts.get(`${kind}-${of.number}`);
    return moving && (moving.by[0] || moving.by[1]) ? corners.map(([x, y]) => [x + moving.by[0], y + moving.by[1]]) : corners;
  }
};
const spotOf = (part) => {
  if (!part.ahead) return { x: part.x + part.by[0], y: part.y + part.by[1] };
  return { at: part.at + part.by[0] * part.ahead[0] + part.by[1] * part.ahead[1] };
};
const shifts = () => [...parts.values()].filter((part) => part.by[0] || part.by[1]).map((part) => ({
  part: part.part, number: part.number, said: spotOf(part),
  was: part.ahead ? { at: part.at } : { x: part.x, y: part.y },
}));
const goPart = (part, dx, dy) => { // along a wall not beyond its ends
  if (!part.ahead) return [Math.round(dx / 10) * 10, Math.round(dy / 10) * 10];
  const along = Math.round((dx * part.ahead[0] + dy * part.ahead[1]) / 10) * 10;
  const held = Math.max(-part.at, Math.min(part.most - part.at, along));
  return [held * part.ahead[0], held * part.ahead[1]];
};
const tellPart = (part) => {
  const spot = spotOf(part);
  told.textContent = part.ahead
    ? filled("part", { what: part.label, gap: metres(spot.at), wall: part.wall })
    : filled("free_part", { what: part.label, left: metres(spot.x), top: metres(spot.y) });
};

// --- what is wrong, at once

const wrongOf = (unit, boxes) => {
  if (!placed(unit)) return [];
  const found = wrongInRoom(unit, room), box = boxOf(unit);
  for (const [other, at] of boxes ?? placedBoxes(unit.id)) {
    if (other !== unit.id && boxesMeet(box, at, room.slip)) found.push(["overlap", { other: units.get(other).code, id: other }]);
  }
  return found;
};
const placedBoxes = (but) => {
  const found = [];
  for (const [id, unit] of units) if (id !== but && placed(unit)) found.push([id, boxOf(unit)]);
  return found;
};
const judgeAll = () => {
  bad.clear();
  const boxes = placedBoxes("").sort((one, two) => one[1][0] - two[1][0]);
  const note = (id, what) => bad.has(id) ? bad.get(id).push(what) : bad.set(id, [what]);
  boxes.forEach(([id, box], at) => {
    for (const what of wrongInRoom(units.get(id), room)) note(id, what);
    for (let next = at + 1; next < boxes.length && boxes[next][1][0] < box[2] - room.slip; next++) {
      if (boxesMeet(box, boxes[next][1], room.slip)) {
        note(id, ["overlap", { other: units.get(boxes[next][0]).code }]);
        note(boxes[next][0], ["overlap", { other: units.get(id).code, second: true }]);
      }
    }
  });
  const first = new Map();
  for (const [id, unit] of units) {
    const key = unit.code.toUpperCase();
    if (first.has(key)) note(id, ["twice", { code: unit.code }]);
    first.set(key, id);
  }
};
const said = (unit, [name, gaps]) => filled(name, { unit: unit.code, ...gaps });
const tellWrong = () => {
  const lines = [];
  const order = [...bad.keys()].sort((one, two) => (two === chosen) - (one === chosen));
  for (const id of order) for (const what of bad.get(id)) if (!what[1].second) lines.push(said(units.get(id), what));
  wrongList.replaceChildren(...lines.slice(0, 6).map((line) => Object.assign(document.createElement("li"), { textContent: line })));
};
const tellSpot = (unit, wrong = bad.get(unit.id) ?? []) => {
  const near = nearWalls(unit, room), [one, two] = near;
  const where = two
    ? filled("stands", { unit: unit.code, gap: metres(one[1]), wall: data.walls[one[0]], other_gap: metres(two[1]), other_wall: data.walls[two[0]] })
    : filled("stands_by", { unit: unit.code, gap: metres(one[1]), wall: data.walls[one[0]] });
  told.textContent = [where, ...wrong.map((what) => said(unit, what))].join(" ");
};
const labelOf = (type) => data.types.find((each) => each.type === type)?.label ?? type;

// --- what is done, and undone

const refresh = (ids) => {
  const before = new Set(bad.keys());
  judgeAll();
  for (const id of new Set([...ids, ...before, ...bad.keys()])) if (units.has(id) || paths.has(id)) show(id);
  tellWrong();
  tellState();
  fillForm();
  askServer();
};
const put = (changes) => {
  for (const [id, unit] of changes) {
    if (parts.has(id)) shiftPart(id, unit);
    else if (unit) units.set(id, { ...unit });
    else units.delete(id);
  }
  if (chosen && !units.has(chosen)) chosen = null;
  refresh(changes.map(([id]) => id));
};
const act = (changes) => {
  const before = ([id]) => [id, parts.has(id) ? parts.get(id).by : units.has(id) ? { ...units.get(id) } : null];
  past.push([changes.map(before), changes]);
  future.length = 0;
  put(changes);
};
const undo = (from, to, side, word) => {
  const step = from.pop();
  if (!step) return;
  to.push(step);
  put(step[side]);
  const last = step[side].findLast(([id]) => units.has(id));
  if (last) choose(last[0]);
  told.textContent = data.words[word];
};
// the server says what is wrong with the whole room, by the rules that proposals are judged by
const layoutTold = document.getElementById("layout-told");
let waiting = 0, asking = null;
const askServer = () => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    asking?.abort();
    asking = new AbortController();
    const body = new URLSearchParams({ csrfmiddlewaretoken: save.csrfmiddlewaretoken.value, units: JSON.stringify([...units.values()].filter(placed)) });
    try {
      const answer = await (await fetch(data.check, { method: "POST", body, signal: asking.signal })).json();
      layoutTold.hidden = !answer.told.length;
      layoutTold.lastElementChild.replaceChildren(...answer.told.slice(0, 20).map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    } catch { /* asked again, or the server is away: what the page sees itself stands beside the plan */ }
  }, 400);
};
const changedFacts = (unit) => {
  const before = shown.get(unit.id);
  return before ? FACTS.filter((name) => (unit[name] ?? null) !== (before[name] ?? null)) : FACTS;
};
const wishes = () => {
  const found = [];
  for (const unit of units.values()) {
    const names = changedFacts(unit), before = shown.get(unit.id);
    if (!names.length) continue;
    const pick = (of) => Object.fromEntries(names.map((name) => [name, of[name]]));
    found.push(before ? { id: unit.id, said: pick(unit), was: pick(before) } : { id: "", said: { ...pick(unit), shelves: unit.shelves, ...(unit.planned && { planned: true }) } });
  }
  return found;
};
const tellState = () => {
  const count = wishes().length + shifts().length;
  state.textContent = count ? filled("unsaved", { count }) : data.words.saved;
  by("undo").disabled = !past.length;
  by("redo").disabled = !future.length;
};

// --- choosing, adding, copying, turning, taking away

const choose = (id, { say = true } = {}) => {
  const before = chosen;
  chosen = id;
  for (const each of [before, id]) if (each && (units.has(each) || paths.has(each))) show(each);
  if (id && paths.get(id)) layer.append(paths.get(id));
  fillForm();
  if (!id || !say) return;
  const unit = units.get(id);
  if (placed(unit)) { tellSpot(unit); reveal(unit); }
  told.textContent = `${filled("chosen", { unit: unit.code, type: labelOf(unit.type), side: data.words[`side${unit.turn}`] })} ${placed(unit) ? told.textContent : ""}`;
};
const reveal = (unit) => {
  if (zoom === 1) return;
  const at = paths.get(unit.id).getBoundingClientRect(), on = sheet.getBoundingClientRect();
  if (at.left < on.left || at.right > on.right || at.top < on.top || at.bottom > on.bottom) {
    sheet.scrollBy(at.left - on.left - on.width / 2, at.top - on.top - on.height / 2);
  }
};
const nextCode = () => {
  const taken = new Set([...units.values()].map((unit) => unit.code.toUpperCase()));
  return ready.find((code) => !taken.has(code.toUpperCase())) ?? null;
};
const fresh = (facts) => {
  const code = nextCode();
  if (code === null) { told.textContent = data.words.no_codes; return null; }
  return { ...facts, id: `new-${++made}`, code };
};
const ofType = (at) => {
  const { type, width, depth, height, shelves } = data.types[at];
  return { type, width, depth, height, shelves, turn: 0, x: 0, y: 0 };
};
const fits = (unit, boxes) => !wrongOf(unit, boxes).length;
const freeSpot = (unit) => {
  const boxes = placedBoxes(unit.id), near = units.get(chosen);
  return freeSpotIn(room, unit, placed(near) ? near : null, (tried) => fits(tried, boxes));
};
// keys go on on the plan; on a phone, where the list is below it, it comes back into sight
const backToPlan = () => {
  sheet.focus({ preventScroll: true });
  if (innerWidth < 960) sheet.scrollIntoView({ block: "center" });
};
const add = (at) => {
  const unit = fresh(ofType(at));
  if (!unit) return;
  const spot = freeSpot(unit);
  act([[unit.id, spot ?? { ...unit, x: 0, y: 0 }]]);
  choose(unit.id);
  if (!spot) told.textContent = data.words.free;
  backToPlan();
};
const copyRow = () => {
  const unit = units.get(chosen), count = Math.round(Number(row.count.value)), gap = typedLength(row.gap.value || "0");
  if (!placed(unit) || !(count >= 1 && count <= MOST_ROW)) return;
  if (gap === null) { told.textContent = filled("unread", { typed: row.gap.value }); return; }
  const [dx, dy] = row.towards.value.split(" ").map(Number), [left, top, right, bottom] = boxOf(unit);
  const shelves = unit.shelves ?? data.types.find((each) => each.type === unit.type)?.shelves ?? 0, changes = [];
  const taken = new Set([...units.values()].map((each) => each.code.toUpperCase()));
  const free = ready.filter((code) => !taken.has(code.toUpperCase()));
  for (let at = 1; at <= count; at++) {
    if (!free[at - 1]) { told.textContent = data.words.no_codes; break; }
    const id = `new-${++made}`;
    changes.push([id, { ...unit, id, code: free[at - 1], shelves, x: unit.x + dx * at * (right - left + gap), y: unit.y + dy * at * (bottom - top + gap) }]);
  }
  if (!changes.length) return;
  act(changes);
  choose(changes.at(-1)[0], { say: false });
  const wrong = changes.flatMap(([id]) => (bad.get(id) ?? []).map((what) => said(units.get(id), what)));
  told.textContent = [filled("copied", { first: changes[0][1].code, last: changes.at(-1)[1].code }), ...wrong.slice(0, 3)].join(" ");
  backToPlan();
};
const turn = () => {
  const unit = units.get(chosen);
  if (!placed(unit)) return;
  const [left, top, right, bottom] = boxOf(unit), turned = { ...unit, turn: (unit.turn + 90) % 360 };
  const [, , wide, deep] = boxOf({ ...turned, x: 0, y: 0 });
  // around its middle, kept on the grid of centimetres
  Object.assign(turned, within(turned, Math.round((left + right - wide) / 20) * 10, Math.round((top + bottom - deep) / 20) * 10));
  act([[unit.id, turned]]);
  choose(unit.id);
};
const remove = () => {
  const unit = units.get(chosen);
  if (!unit) return;
  const all = order(), at = all.indexOf(unit.id), kept = shown.has(unit.id);
  act([[unit.id, kept ? { ...unit, x: null, y: null } : null]]);
  choose(all[at + 1] ?? all[at - 1] ?? null, { say: false });
  told.textContent = filled(kept ? "off" : "removed", { unit: unit.code });
};
const collator = new Intl.Collator(undefined, { numeric: true });
const order = () => [...units.values()].filter(placed).sort((one, two) => collator.compare(one.code, two.code)).map((unit) => unit.id);

// --- the form beside the plan

const typeChoice = form.type;
for (const each of data.types) typeChoice.append(new Option(each.label, each.type));
const fillForm = () => {
  const unit = units.get(chosen), loose = document.getElementById("loose"), waiting = [...units.values()].filter((each) => !placed(each));
  form.hidden = row.hidden = !placed(unit);
  loose.hidden = !waiting.length;
  loose.lastElementChild.replaceChildren(...waiting.slice(0, 60).map((each) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `${each.code} · ${labelOf(each.type)}` });
    button.addEventListener("click", () => placeLoose(each.id));
    return button;
  }));
  if (!placed(unit)) return;
  document.getElementById("unit-name").textContent = unit.code;
  form.code.value = unit.code;
  typeChoice.value = unit.type;
  for (const name of ["width", "depth", "height", "x", "y"]) form.elements[name].value = unit[name] === null ? "" : cm(unit[name]);
  form.turn.value = String(unit.turn);
  const isNew = !shown.has(unit.id), usual = data.types.find((each) => each.type === unit.type)?.load, load = document.getElementById("s-load");
  document.getElementById("s-new").hidden = !isNew;
  form.shelves.value = unit.shelves ?? "";
  load.hidden = !usual;
  load.dataset.text ??= load.textContent;
  load.textContent = load.dataset.text.replace("{load}", usual);
};
const placeLoose = (id) => {
  const unit = { ...units.get(id), turn: units.get(id).turn || 0 }, usual = data.types.find((each) => each.type === unit.type);
  unit.width ||= usual.width;
  unit.depth ||= usual.depth;
  const spot = freeSpot({ ...unit, x: 0, y: 0 }) ?? { ...unit, x: 0, y: 0 };
  act([[id, spot]]);
  choose(id);
  backToPlan();
};
form.addEventListener("change", (event) => {
  const unit = units.get(chosen), field = event.target, name = field.name;
  if (!unit) return;
  let value = field.value.trim();
  if (name === "turn") value = Number(value);
  else if (name === "shelves") value = /^\d+$/.test(value) ? Math.min(60, Number(value)) : null;
  else if (["width", "depth", "height", "x", "y"].includes(name)) {
    const typed = value;
    value = value === "" ? null : typedLength(value);
    if (typed !== "" && value === null) told.textContent = filled("unread", { typed });
  }
  if (value === null || value === "" || (["width", "depth"].includes(name) && value <= 0)) return fillForm();
  if (name === "type" && !shown.has(unit.id)) { // a new unit takes the usual size of what it is
    const usual = ofType(data.types.findIndex((each) => each.type === value));
    act([[unit.id, { ...unit, ...usual, turn: unit.turn, x: unit.x, y: unit.y }]]);
  } else act([[unit.id, { ...unit, [name]: value }]]);
  tellSpot(units.get(unit.id));
});
form.addEventListener("submit", (event) => event.preventDefault());
row.addEventListener("submit", (event) => { event.preventDefault(); copyRow(); });
page.addEventListener("click", (event) => {
  const what = event.target.closest("[data-do]")?.dataset.do;
  if (what === "undo") undo(past, future, 0, "undone");
  else if (what === "redo") undo(future, past, 1, "again");
  else if (what === "turn") turn();
  else if (what === "remove") remove();
  else if (what === "in" || what === "out") enlarge(what === "in" ? 1.5 : 1 / 1.5);
});
const enlarge = (by) => {
  zoom = Math.min(12, Math.max(1, zoom * by));
  if (zoom < 1.01) zoom = 1;
  svg.style.inlineSize = hand.style.inlineSize = `${zoom * 100}%`;
  for (const unit of units.values()) if (placed(unit)) label(unit);
  if (chosen && placed(units.get(chosen))) reveal(units.get(chosen));
};

// --- mouse, pen and finger

let drag = null, frame = 0;
const at = (event) => {
  const on = svg.getBoundingClientRect();
  return [((event.clientX - on.left) / scale() + view.x) * 10, ((event.clientY - on.top) / scale() + view.y) * 10];
};
const take = (event, unit, grip, isNew = false) => {
  const others = placedBoxes(unit.id);
  drag = { id: unit.id, grip, others, boxes: others.map(([, box]) => box), base: { ...unit }, from: isNew ? null : { ...unit }, unit: { ...unit }, pointer: event.pointerId, moved: isNew };
  choose(unit.id, { say: false });
};
const drawDragged = () => {
  frame = 0;
  if (!drag || !drag.last) return;
  for (const each of [paths.get(drag.id), labels.get(drag.id)]) if (each && each.parentNode !== held) held.append(each);
  const [x, y] = drag.last.point, unit = drag.unit;
  const raw = { ...unit, x: x - drag.grip[0], y: y - drag.grip[1] };
  const found = drag.last.exact
    ? { x: Math.round(raw.x / 10) * 10, y: Math.round(raw.y / 10) * 10, lines: [] }
    : snapped(boxOf(raw), room, drag.boxes, Math.max(60, 80 / scale()), 50);
  unit.x = found.x;
  unit.y = found.y;
  units.set(drag.id, unit);
  const wrong = wrongOf(unit, drag.others);
  paths.get(drag.id).classList.toggle("bad", wrong.length > 0);
  held.setAttribute("transform", `translate(${(unit.x - drag.base.x) / 10} ${(unit.y - drag.base.y) / 10})`);
  for (const old of hand.querySelectorAll(".guide")) old.remove();
  for (const [one, two] of found.lines) {
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("class", "guide");
    line.setAttribute("d", `M${one.map((mm) => mm / 10).join(" ")}L${two.map((mm) => mm / 10).join(" ")}`);
    hand.append(line);
  }
  form.x.value = cm(unit.x);
  form.y.value = cm(unit.y);
  drag.wrong = wrong;
};
const follow = (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  const point = at(event);
  if (!drag.moved && Math.hypot(point[0] - drag.start[0], point[1] - drag.start[1]) * scale() < 40) return;
  drag.moved = true;
  drag.last = { point, exact: event.altKey };
  frame ||= requestAnimationFrame(drawDragged);
};
const drop = (event, { give = true } = {}) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  if (frame) { cancelAnimationFrame(frame); drawDragged(); }
  const { id, from, unit, moved } = drag;
  for (const line of hand.querySelectorAll(".guide")) line.remove();
  held.removeAttribute("transform");
  if (paths.get(id)) layer.append(paths.get(id));
  if (labels.get(id)) codes.append(labels.get(id));
  drag = null;
  if (from) units.set(id, from); else units.delete(id);
  if (give && moved && (!from || unit.x !== from.x || unit.y !== from.y)) act([[id, unit]]);
  else if (!from) { paths.get(id)?.remove(); paths.delete(id); labels.get(id)?.remove(); labels.delete(id); chosen = null; }
  if (units.has(id)) { show(id); choose(id); }
};
let pull = null; // a door or feature that is being moved
svg.addEventListener("pointerdown", (event) => {
  const path = event.target.closest(".u"), part = parts.get(event.target.closest(".part")?.id);
  if (event.button || drag || pull) return;
  sheet.focus({ preventScroll: true });
  if (!path) {
    choose(null, { say: false });
    if (!part) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    pull = { id: event.target.closest(".part").id, part, start: at(event), by: part.by };
    return;
  }
  const unit = units.get(path.id), start = at(event);
  event.preventDefault();
  svg.setPointerCapture(event.pointerId);
  take(event, unit, [start[0] - unit.x, start[1] - unit.y]);
  drag.start = start;
});
svg.addEventListener("pointermove", (event) => {
  if (!pull) return follow(event);
  const [x, y] = at(event);
  shiftPart(pull.id, goPart(pull.part, pull.by[0] + x - pull.start[0], pull.by[1] + y - pull.start[1]));
  tellPart(pull.part);
});
const letGo = (event, give) => {
  if (!pull) return drop(event, { give });
  const { id, part, by } = pull, now = part.by;
  pull = null;
  shiftPart(id, by);
  if (give && (now[0] !== by[0] || now[1] !== by[1])) act([[id, now]]);
  tellPart(part);
};
svg.addEventListener("pointerup", (event) => letGo(event, true));
svg.addEventListener("pointercancel", (event) => letGo(event, false));
// a finger on a unit draws it, elsewhere it scrolls the page
sheet.addEventListener("touchstart", (event) => { if (event.target.closest(".u, .part")) event.preventDefault(); }, { passive: false });

// from the list onto the plan: press and draw it there, or just press
const types = document.getElementById("types");
let pulled = false;
types.addEventListener("pointerdown", (event) => {
  const button = event.target.closest("button");
  pulled = false;
  if (!button || event.button || event.pointerType === "touch") return;
  const begun = [event.clientX, event.clientY];
  const move = (now) => {
    if (now.pointerId !== event.pointerId) return;
    if (!drag && Math.hypot(now.clientX - begun[0], now.clientY - begun[1]) > 8) {
      const unit = fresh(ofType(button.value));
      if (!unit) return;
      pulled = true;
      const [x, y] = at(now), grip = [unit.width / 2, unit.depth / 2];
      Object.assign(unit, { x: x - grip[0], y: y - grip[1] });
      units.set(unit.id, unit);
      show(unit.id);
      take(now, unit, grip, true);
      drag.start = [x, y];
    }
    if (drag) follow(now);
  };
  const end = (now) => {
    if (now.pointerId !== event.pointerId) return;
    button.releasePointerCapture?.(event.pointerId);
    for (const [name, what] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) button.removeEventListener(name, what);
    if (!drag) return;
    const on = sheet.getBoundingClientRect();
    const over = now.clientX > on.left && now.clientX < on.right && now.clientY > on.top && now.clientY < on.bottom;
    drop(now, { give: over && now.type === "pointerup" });
  };
  button.setPointerCapture(event.pointerId);
  for (const [name, what] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) button.addEventListener(name, what);
});
types.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && !pulled) add(Number(button.value));
  pulled = false;
});

// --- keys

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
// keys never push a unit out of the room's length and width
const within = (unit, x, y) => {
  const [left, top, right, bottom] = boxOf(unit), wide = right - left, deep = bottom - top;
  const kept = (value, size, all) => Math.max(Math.min(...all), Math.min(Math.max(...all) - size, value));
  return { x: kept(x, wide, room.corners.map((corner) => corner[0])), y: kept(y, deep, room.corners.map((corner) => corner[1])) };
};
let nudging = null;
sheet.addEventListener("keydown", (event) => {
  const unit = units.get(chosen), way = ARROWS[event.key];
  if (way && placed(unit)) {
    event.preventDefault();
    const step = event.altKey ? 10 : event.shiftKey ? 1000 : 100;
    const moved = { ...unit, ...within(unit, unit.x + way[0] * step, unit.y + way[1] * step) };
    if (nudging === unit.id && past.at(-1)?.[1][0][0] === unit.id) { // presses one after the other are one step back
      past.at(-1)[1] = [[unit.id, moved]];
      put([[unit.id, moved]]);
    } else act([[unit.id, moved]]);
    nudging = unit.id;
    tellSpot(units.get(unit.id));
    reveal(units.get(unit.id));
    return;
  }
  nudging = null;
  const key = /^Key[A-Z]$/.test(event.code) ? event.code[3] : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (key !== "Z" && key !== "Y") return;
    event.preventDefault();
    key === "Y" || event.shiftKey ? undo(future, past, 1, "again") : undo(past, future, 0, "undone");
    return;
  }
  const steps = { PageDown: 1, PageUp: -1 }[event.key];
  if (steps) {
    const all = order(), next = all[(all.indexOf(chosen) + steps + (chosen ? 0 : steps < 0 ? 1 : 0) + all.length) % all.length];
    if (next) choose(next);
  } else if (key === "A") types.querySelector("button").focus();
  else if (key === "S") save.querySelector("button").focus();
  else if (key === "R") turn();
  else if (key === "C" && placed(unit)) { row.count.focus(); row.count.select(); }
  else if (event.key === "Enter" && placed(unit)) { form.x.focus(); form.x.select(); }
  else if (event.key === "Delete" || event.key === "Backspace") remove();
  else if (event.key === "Escape") choose(null, { say: false });
  else return;
  event.preventDefault();
});

// --- saving

let leaving = false;
save.addEventListener("submit", (event) => {
  if (leaving) return event.preventDefault();
  save.drawn.value = JSON.stringify({ units: wishes(), parts: shifts() });
  leaving = true;
});
window.addEventListener("pageshow", () => { leaving = false; });
window.addEventListener("beforeunload", (event) => { if (!leaving && (wishes().length || shifts().length)) event.preventDefault(); });

// what was drawn before and could not be saved stands here again
const again = data.wishes.map((wish) => {
  if (!wish.id) return [`new-${++made}`, { turn: 0, x: null, y: null, height: null, ...wish.said, id: `new-${made}` }];
  const before = units.get(wish.id);
  return before ? [wish.id, { ...before, ...wish.said }] : null;
}).filter(Boolean);
page.hidden = false;
judgeAll();
for (const unit of units.values()) if (placed(unit)) { label(unit); if (bad.has(unit.id)) show(unit.id); }
tellWrong();
if (again.length) { act(again); choose(again.at(-1)[0]); } else { tellState(); fillForm(); }
