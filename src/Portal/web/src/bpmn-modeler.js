// The drawing board: bpmn-js with our palette; the panel beside it is the page's and talks to it by the functions here. The bpmn.io logo stays visible, as its licence asks.
import Modeler from 'bpmn-js/lib/Modeler';
import descriptor from './bpmn/descriptor.js';
import { edit as editElement, editTable, edits, insertAfter } from './bpmn/edits.js';
import { facts, formOf, tablesOf } from './bpmn/facts.js';
import { addTips, config, inkOwnColours } from './bpmn/look.js';
import { showMarks } from './bpmn/marks.js';
import { offer } from './bpmn/offer.js';
import { fit, zoom as zoomTo } from './bpmn/reach.js';
import { translations } from './bpmn/words.js';

const mounted = new Map();
const of = element => mounted.get(element)?.modeler;

/** Opens `xml` on the board. `page` hears what happens there with `Told(news)`. Answers what could not be read. */
export async function mount(element, xml, options, page) {
  dispose(element);
  const modeler = new Modeler({
    container: element, ...config(), moddleExtensions: { sp: descriptor }, contextPad: { autoPlace: true },
    additionalModules: [{ translate: ['value', translations(options.language)] }, offer(options.language), edits],
  });
  const entry = { modeler, page, saved: -1, foreign: false, sprite: options.sprite, timer: 0, turn: 0, told: {} };
  mounted.set(element, entry);
  modeler.on('commandStack.changed', () => { entry.turn++; });
  modeler.on(['selection.changed', 'commandStack.changed', 'import.done', 'root.set'], () => tell(entry));
  const answer = await open(element, xml, false);
  if (options.focus) select(element, options.focus);
  return answer;
}

/** A new step after another; what the drawing gained in width is brought into sight. */
export function append(element, id, kind, change) {
  insertAfter(of(element), id, kind, change);
  const { x, width, inner } = of(element).get('canvas').viewbox();
  if (inner.x + inner.width > x + width) zoom(element, 'fit');
  return mounted.get(element).turn;
}

/** Another document on the same board. */
export async function open(element, xml, foreign) {
  const entry = mounted.get(element);
  try {
    const { warnings } = await entry.modeler.importXML(xml);
    entry.saved = -1;
    entry.foreign = foreign;
    addTips(entry.modeler.get('canvas'));
    inkOwnColours(entry.modeler);
    fit(entry.modeler);
    shiftFromPalette(element, entry.modeler);
    entry.turn++;
    return { fault: null, warnings: warnings.map(w => w.message.split('\n')[0]).filter(m => m.startsWith('unparsable')).slice(0, 20), news: news(element) };
  } catch (error) {
    return { fault: String(error.message ?? error), warnings: [], news: null };
  }
}

/** The palette lies over the left of the board: the drawing starts beside it. */
function shiftFromPalette(element, modeler) {
  const palette = element.querySelector('.djs-palette')?.getBoundingClientRect();
  const canvas = modeler.get('canvas');
  if (!palette) return;
  const box = canvas.viewbox();
  const left = (box.inner.x - box.x) * box.scale;
  const wanted = palette.width + 40;
  if (left >= wanted) return;
  const free = element.clientWidth - palette.width - 64;
  if (box.inner.width * box.scale > free && box.inner.width > 0) canvas.zoom(Math.max(0.4, free / box.inner.width));
  const now = canvas.viewbox();
  canvas.viewbox({ ...now, x: now.inner.x - wanted / now.scale, y: now.inner.y + now.inner.height / 2 - now.height / 2 });
}

const at = entry => entry.modeler.get('commandStack')._stackIdx;
const dirty = entry => entry.foreign || at(entry) !== entry.saved;

function chosen(entry) {
  const selected = entry.modeler.get('selection').get();
  const one = selected.length === 1 ? selected[0].labelTarget ?? selected[0] : null;
  return facts(entry.modeler, one?.id, selected.length);
}

const drawn = entry => Boolean(entry.modeler.get('canvas').getRootElement().businessObject);

/** How the board stands now. The turn moves with every change, an undo too: what the page wrote is in the news of its turn and of all later ones. */
function look(entry) {
  const stack = entry.modeler.get('commandStack');
  return {
    chosen: chosen(entry), tables: tablesOf(entry.modeler), form: formOf(entry.modeler),
    state: { dirty: dirty(entry), undo: stack.canUndo(), redo: stack.canRedo(), at: at(entry), turn: entry.turn },
  };
}

/** Tells the page once after everything that happened at one moment; tables and form only when they are others than it knows. */
function tell(entry) {
  clearTimeout(entry.timer);
  entry.timer = setTimeout(() => {
    if (!drawn(entry)) return;
    const now = look(entry);
    const texts = Object.fromEntries(Object.entries(now).map(([part, value]) => [part, JSON.stringify(value)]));
    const known = part => texts[part] === entry.told[part];
    if (Object.keys(now).every(known)) return;
    entry.page.invokeMethodAsync('Told', { ...now, tables: known('tables') ? null : now.tables, form: known('form') ? null : now.form });
    entry.told = texts;
  }, 40);
}

/** How the board stands, for a page that cannot wait until it is told; null while nothing could be opened. What is told next is told whole. */
export function news(element) {
  const entry = mounted.get(element);
  entry.told = {};
  return drawn(entry) ? look(entry) : null;
}

/** The document as it stands on the board, as a stream: it may be larger than a message of the circuit. */
export async function save(element) {
  const { xml } = await of(element).saveXML({ format: true });
  return new TextEncoder().encode(xml);
}

/** The board was saved as it stood at that turn; what was changed since is not. */
export function saved(element, turn) {
  const entry = mounted.get(element);
  entry.saved = entry.turn === turn ? at(entry) : NaN;
  entry.foreign = false;
  tell(entry);
}

/** Edits answer the turn that holds them. */
function edited(element, change) {
  change(of(element));
  return mounted.get(element).turn;
}

export const edit = (element, id, change) => edited(element, modeler => editElement(modeler, id, change));
export const setForm = (element, text) => edit(element, null, { form: text });
export const setTable = (element, name, table, task) => edited(element, modeler => editTable(modeler, name, table, task));
export const undo = element => of(element).get('commandStack').undo();
export const redo = element => of(element).get('commandStack').redo();
export const marks = (element, list, taken) => showMarks(of(element), list, taken ?? [], mounted.get(element).sprite);
export function zoom(element, how) { zoomTo(of(element), how); if (how === 'fit') shiftFromPalette(element, of(element)); }

export function select(element, id) {
  const modeler = of(element);
  const shape = modeler.get('elementRegistry').get(id);
  if (!shape) return modeler.get('selection').select([]);
  const root = modeler.get('canvas').findRoot(shape);
  if (root && root !== modeler.get('canvas').getRootElement()) modeler.get('canvas').setRootElement(root);
  modeler.get('canvas').scrollToElement(shape, { top: 80, bottom: 80, left: 240, right: 80 });
  modeler.get('selection').select(shape);
}

/** Hands the person a file. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/xml' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

export function dispose(element) {
  const entry = mounted.get(element);
  if (!entry) return;
  clearTimeout(entry.timer);
  entry.modeler.destroy();
  mounted.delete(element);
}
