// May a unit stand where it stands? The same rules as the server's (storage/check.py), so that one sees it while drawing.
// A unit is { x, y, width, depth, height, turn } in mm; a box is [left, top, right, bottom]; corners are [[x, y], …].

export const boxOf = (u) => {
  const [wide, deep] = u.turn % 180 ? [u.depth, u.width] : [u.width, u.depth];
  return [u.x, u.y, u.x + wide, u.y + deep];
};

export const sides = (corners) => corners.map((one, at) => [one, corners[(at + 1) % corners.length]]);

const inside = (corners, [x, y]) => {
  let within = false;
  for (const [[ax, ay], [bx, by]] of sides(corners)) {
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) within = !within;
  }
  return within;
};

const side = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const meet = (a, b, c, d) => {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
};

export const sticksOut = (corners, [left, top, right, bottom], slip) => {
  const [l, r] = [left + slip, right - slip].sort((a, b) => a - b);
  const [t, b] = [top + slip, bottom - slip].sort((x, y) => x - y);
  const around = [[l, t], [r, t], [r, b], [l, b]];
  if (!around.every((corner) => inside(corners, corner))) return true;
  return sides(around).some((one) => sides(corners).some((wall) => meet(...one, ...wall)));
};

// whether a convex shape reaches more than slip into a box (separating axes)
export const overlaps = (corners, [left, top, right, bottom], slip) => {
  const other = [[left, top], [right, top], [right, bottom], [left, bottom]];
  for (const [one, two] of [...sides(corners), [[0, 0], [1, 0]], [[0, 0], [0, 1]]]) {
    const long = Math.hypot(two[0] - one[0], two[1] - one[1]);
    if (!long) continue;
    const axis = [-(two[1] - one[1]) / long, (two[0] - one[0]) / long];
    const first = corners.map(([x, y]) => x * axis[0] + y * axis[1]);
    const second = other.map(([x, y]) => x * axis[0] + y * axis[1]);
    if (Math.min(Math.max(...first), Math.max(...second)) - Math.max(Math.min(...first), Math.min(...second)) <= slip) return false;
  }
  return true;
};

export const boxesMeet = (one, two, slip) =>
  Math.min(one[2], two[2]) - Math.max(one[0], two[0]) > slip && Math.min(one[3], two[3]) - Math.max(one[1], two[1]) > slip;

// what is wrong with where a unit stands in its room, but for other units: [name of the sentence, what fills its gaps]
export const wrongInRoom = (unit, room) => {
  const box = boxOf(unit), found = [];
  const right = Math.max(...room.corners.map(([x]) => x)), bottom = Math.max(...room.corners.map(([, y]) => y));
  if (Math.max(-box[0], -box[1], box[2] - right, box[3] - bottom) > room.slip) return [["outside", {}]];
  if (sticksOut(room.corners, box, room.slip)) found.push(["wall", {}]);
  for (const door of room.doors) if (overlaps(door.swing, box, room.slip)) found.push(["swing", { door: door.number }]);
  for (const kept of room.kept) if (overlaps(kept.corners, box, room.slip)) found.push([kept.kind, {}]);
  if (unit.height && room.height && unit.height > room.height + room.slip) found.push(["high", {}]);
  return found;
};

const apart = ([left, top, right, bottom], [a, b]) => {
  if (sides([[left, top], [right, top], [right, bottom], [left, bottom]]).some((one) => meet(...one, a, b))) return 0;
  const toWall = ([x, y]) => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const part = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - a[0] - part * dx, y - a[1] - part * dy);
  };
  const toBox = ([x, y]) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  return Math.min(toBox(a), toBox(b), ...[[left, top], [right, top], [right, bottom], [left, bottom]].map(toWall));
};

// the nearest wall and the nearest one in another direction: [[number from 0, mm], …]
export const nearWalls = (unit, room) => {
  const box = boxOf(unit), walls = sides(room.corners);
  const faces = ([a, b]) => { // whether it stands before this stretch of wall, and not beyond its end
    const long = Math.hypot(b[0] - a[0], b[1] - a[1]), way = [(b[0] - a[0]) / long, (b[1] - a[1]) / long];
    const on = [[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]].map(([x, y]) => (x - a[0]) * way[0] + (y - a[1]) * way[1]);
    return Math.min(long, Math.max(...on)) - Math.max(0, Math.min(...on)) > 1;
  };
  const told = walls.map((wall, at) => [at, apart(box, wall), faces(wall)]);
  const all = (told.some(([, , facing]) => facing) ? told.filter(([, , facing]) => facing) : told).sort((one, two) => one[1] - two[1]);
  const way = ([[ax, ay], [bx, by]]) => [(bx - ax) / Math.hypot(bx - ax, by - ay), (by - ay) / Math.hypot(bx - ax, by - ay)];
  const first = way(walls[all[0][0]]);
  const other = all.slice(1).find(([at]) => { const w = way(walls[at]); return Math.abs(first[0] * w[1] - first[1] * w[0]) > 0.5; });
  return other ? [all[0], other] : [all[0]];
};

// where a box of this size comes to when it is drawn near a wall or another unit: { x, y, lines }; else to the grid
export const snapped = (box, room, others, reach, grid) => {
  const [wide, deep] = [box[2] - box[0], box[3] - box[1]];
  const best = { x: [reach, null], y: [reach, null] };
  const tryAt = (axis, from, to) => {
    const off = Math.abs(to - from);
    if (off < best[axis][0]) best[axis] = [off, to - from, to];
  };
  for (const [a, b] of sides(room.corners)) {
    if (Math.abs(a[0] - b[0]) < 1 && Math.min(a[1], b[1]) < box[3] && Math.max(a[1], b[1]) > box[1]) { tryAt("x", box[0], a[0]); tryAt("x", box[2], a[0]); }
    if (Math.abs(a[1] - b[1]) < 1 && Math.min(a[0], b[0]) < box[2] && Math.max(a[0], b[0]) > box[0]) { tryAt("y", box[1], a[1]); tryAt("y", box[3], a[1]); }
  }
  for (const other of others) {
    if (other[0] > box[2] + reach || other[2] < box[0] - reach || other[1] > box[3] + reach || other[3] < box[1] - reach) continue;
    tryAt("x", box[0], other[2]); tryAt("x", box[2], other[0]); tryAt("x", box[0], other[0]); tryAt("x", box[2], other[2]);
    tryAt("y", box[1], other[3]); tryAt("y", box[3], other[1]); tryAt("y", box[1], other[1]); tryAt("y", box[3], other[3]);
  }
  const on = (value, [, by]) => (by === null ? Math.round(value / grid) * grid : value + by);
  const x = on(box[0], best.x), y = on(box[1], best.y), lines = [];
  if (best.x[1] !== null) lines.push([[best.x[2], y - 300], [best.x[2], y + deep + 300]]);
  if (best.y[1] !== null) lines.push([[x - 300, best.y[2]], [x + wide + 300, best.y[2]]]);
  return { x, y, lines };
};

// where a new unit comes to: beside the one that is near (chosen), else along the walls, else anywhere; null if nowhere
export const freeSpotIn = (room, unit, near, fits) => {
  if (near) {
    const at = boxOf(near), turned = { ...unit, turn: near.turn }, [, , wide, deep] = boxOf({ ...turned, x: 0, y: 0 });
    const right = near.turn === 180 || near.turn === 90 ? [at[2] - wide, at[3] - deep] : [at[0], at[1]];
    for (const [x, y] of [[at[2], right[1]], [right[0], at[3]], [at[0] - wide, right[1]], [right[0], at[1] - deep]]) {
      const tried = { ...turned, x, y };
      if (fits(tried)) return tried;
    }
  }
  const xs = room.corners.map(([x]) => x), ys = room.corners.map(([, y]) => y);
  const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  for (const turn of [0, 90, 180, 270]) {
    const [, , wide, deep] = boxOf({ ...unit, turn, x: 0, y: 0 });
    for (const [a, b] of sides(room.corners)) {
      const long = Math.hypot(b[0] - a[0], b[1] - a[1]), step = 100;
      const flat = Math.abs(a[1] - b[1]) < 1, steep = Math.abs(a[0] - b[0]) < 1;
      if (!(flat && turn % 180 === 0) && !(steep && turn % 180)) continue;
      for (let along = 0; along <= long; along += step) {
        const x = flat ? Math.min(a[0], b[0]) + along : turn === 90 ? a[0] - wide : a[0];
        const y = flat ? (turn === 0 ? a[1] : a[1] - deep) : Math.min(a[1], b[1]) + along;
        const tried = { ...unit, turn, x, y };
        if (fits(tried)) return tried;
      }
    }
  }
  const [, , wide, deep] = boxOf({ ...unit, x: 0, y: 0 }), coarse = Math.max(200, (right - left) / 60);
  for (let y = top; y <= bottom - deep; y += coarse) {
    for (let x = left; x <= right - wide; x += coarse) if (fits({ ...unit, x, y })) return { ...unit, x, y };
  }
  return null;
};

// how a unit is drawn, in cm, with the side that it opens to
export const pathOf = (unit) => {
  const [left, top, right, bottom] = boxOf(unit).map((side) => side / 10);
  const path = `M${left} ${top}h${right - left}v${bottom - top}h${left - right}z`;
  if (Math.min(right - left, bottom - top) < 12) return path;
  const [l, t, r, b] = [left + 4, top + 4, right - 4, bottom - 4];
  return path + { 0: `M${l} ${b}H${r}`, 90: `M${l} ${t}V${b}`, 180: `M${l} ${t}H${r}`, 270: `M${r} ${t}V${b}` }[unit.turn];
};

// a length as people type it, in mm: centimetres unless a unit is written; null for anything else
const MM = { mm: 1, cm: 10, m: 1000, in: 25.4, '"': 25.4, ft: 304.8, "'": 304.8 };
export const typedLength = (text) => {
  const plain = text.trim().replace(/[٠-٩]/g, (sign) => "٠١٢٣٤٥٦٧٨٩".indexOf(sign)).replace("٫", ".");
  const feet = /^(\d+)\s*(?:ft|'|feet)\s*(\d+(?:[.,]\d+)?)\s*(?:in|"|''|inch(?:es)?)?$/i.exec(plain);
  if (feet) return Math.round((feet[1] * 304.8 + Number(feet[2].replace(",", ".")) * 25.4) * 10) / 10;
  const found = /^(-?\d+(?:[.,]\d+)?)\s*(mm|cm|m|in|ft|"|')?$/i.exec(plain);
  return found ? Math.round(Number(found[1].replace(",", ".")) * MM[(found[2] || "cm").toLowerCase()] * 10) / 10 : null;
};
