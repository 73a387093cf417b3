// Marks on elements: a coloured outline and, so that colour is never the only sign, a chip with icon, number and words.
import { icon } from './look.js';

const ICONS = { waiting: 'person', done: 'check', incident: 'danger', returned: 'undo', added: 'plus', removed: 'minus', changed: 'edit', problem: 'danger', doubt: 'warning' };
const shown = new WeakMap();

function chip(mark, sprite, width) {
  const element = document.createElement('span');
  element.className = `sp-chip sp-chip-${mark.kind}`;
  element.style.maxWidth = `${Math.max(132, width)}px`;
  element.append(icon(sprite, ICONS[mark.kind] ?? 'info'));
  if (mark.count > 1) element.append(Object.assign(document.createElement('b'), { textContent: String(mark.count) }));
  if (mark.text) {
    element.append(Object.assign(document.createElement('span'), { textContent: mark.text }));
    element.title = mark.text;
  }
  return element;
}

/** In the middle of the longest piece of a flow, clear of what it joins. */
function onFlow(points) {
  const [left, top] = ['x', 'y'].map(axis => Math.min(...points.map(p => p[axis])));
  const pieces = points.slice(1).map((to, i) => ({ x: (points[i].x + to.x) / 2, y: (points[i].y + to.y) / 2, long: Math.hypot(to.x - points[i].x, to.y - points[i].y) }));
  const longest = pieces.sort((a, b) => b.long - a.long)[0];
  return { left: longest.x - left - 13, top: longest.y - top - 11 };
}

function place(element, mark) {
  if (element.waypoints) return onFlow(element.waypoints);
  return mark.text || mark.count > 1 ? { bottom: 10, left: Math.min(0, (element.width - 132) / 2) } : { top: -9, right: 11 };
}

/** Puts these marks in the place of those that were there. Elements that are not drawn are passed over. */
export function showMarks(viewer, marks, taken, sprite) {
  const [canvas, overlays, registry] = ['canvas', 'overlays', 'elementRegistry'].map(name => viewer.get(name));
  for (const undo of shown.get(viewer) ?? []) undo();
  const undos = [];
  const outline = (element, name) => {
    canvas.addMarker(element, name);
    undos.push(() => { if (registry.get(element.id)) canvas.removeMarker(element, name); });
  };
  for (const mark of marks ?? []) {
    const element = registry.get(mark.element);
    if (!element || element === canvas.getRootElement()) continue;
    outline(element, `sp-${mark.kind}`);
    const id = overlays.add(element, 'sp-mark', { position: place(element, mark), html: chip(mark, sprite, element.width ?? 0), show: { minZoom: 0.3 } });
    undos.push(() => overlays.remove(id));
  }
  for (const id of taken ?? []) {
    const flow = registry.get(id);
    if (flow?.waypoints) outline(flow, 'sp-taken');
  }
  shown.set(viewer, undos);
}
