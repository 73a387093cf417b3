// Getting about in a diagram: by wheel, finger, key and button. The wheel alone scrolls the page, as everywhere else; with Ctrl it zooms.
const STEP = 1.25;
const SMALLEST_READABLE = 0.55;

export function fit(viewer, first) {
  const canvas = viewer.get('canvas');
  const { width, height } = canvas._container.getBoundingClientRect();
  if (!width || !height) return false;
  canvas.resized();
  canvas.zoom('fit-viewport', 'auto');
  const zoom = Math.min(1, canvas.zoom() * 0.92);
  const at = width < 640 && zoom < SMALLEST_READABLE ? anchor(viewer, first) : null;
  canvas.zoom(at ? SMALLEST_READABLE : zoom);
  const box = canvas.viewbox();
  const { inner } = box;
  const [x, y] = at ? at : [inner.x + inner.width / 2, inner.y + inner.height / 2];
  canvas.viewbox({ ...box, x: x - (at && !first ? 40 : box.width / 2), y: y - box.height / 2 });
  return true;
}

/** Where to look first when not everything can be read at once. */
function anchor(viewer, first) {
  const registry = viewer.get('elementRegistry');
  const at = registry.get(first) ?? registry.filter(e => e.type === 'bpmn:StartEvent').sort((a, b) => a.x - b.x)[0];
  return at && Number.isFinite(at.x) ? [at.x + at.width / 2, at.y + at.height / 2] : null;
}

export function zoom(viewer, how, first) {
  const canvas = viewer.get('canvas');
  if (how === 'fit') return fit(viewer, first);
  canvas.zoom(Math.min(4, Math.max(0.1, canvas.zoom() * (how === 'in' ? STEP : 1 / STEP))), 'auto');
}

function keys(viewer, element, first) {
  const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  return event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !element.contains(event.target)) return;
    const move = moves[event.key];
    if (move) viewer.get('canvas').scroll({ dx: move[0], dy: move[1] });
    else if (event.key === '+' || event.key === '=') zoom(viewer, 'in');
    else if (event.key === '-') zoom(viewer, 'out');
    else if (event.key === '0') fit(viewer, first());
    else return;
    event.preventDefault();
  };
}

/** Two fingers zoom, one finger moves sideways; up and down with one finger stays the page's. */
function fingers(viewer, element) {
  const down = new Map();
  let apart = 0;
  const distance = () => { const [a, b] = [...down.values()]; return Math.hypot(a.x - b.x, a.y - b.y); };
  element.addEventListener('pointerdown', event => {
    if (event.pointerType !== 'touch') return;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.size === 2) apart = distance();
  });
  element.addEventListener('pointermove', event => {
    const before = down.get(event.pointerId);
    if (!before) return;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.size === 1) viewer.get('canvas').scroll({ dx: event.clientX - before.x, dy: event.clientY - before.y });
    else if (down.size === 2 && apart) {
      const now = distance();
      viewer.get('canvas').zoom(Math.min(4, Math.max(0.1, viewer.get('canvas').zoom() * now / apart)), 'auto');
      apart = now;
    }
  });
  for (const name of ['pointerup', 'pointercancel', 'pointerleave']) element.addEventListener(name, event => down.delete(event.pointerId));
}

/** Makes the diagram answer to wheel, fingers and keys and keeps it fitted until somebody moves it. Answers what takes all of it back. */
export function reach(viewer, element, first) {
  let moved = false, fitted = false;
  const onKey = keys(viewer, element, first);
  const onWheel = event => { if (!event.ctrlKey) event.stopImmediatePropagation(); else moved = true; };
  element.addEventListener('keydown', onKey);
  element.addEventListener('wheel', onWheel, { capture: true });
  element.addEventListener('pointerdown', () => { moved = true; });
  fingers(viewer, element);
  const observer = new ResizeObserver(() => { if (!moved || !fitted) fitted = fit(viewer, first()); else viewer.get('canvas').resized(); });
  observer.observe(element);
  return () => {
    observer.disconnect();
    element.removeEventListener('keydown', onKey);
    element.removeEventListener('wheel', onWheel, { capture: true });
  };
}
