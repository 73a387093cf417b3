// A BPMN diagram to look at, with marks on its elements. The bpmn.io logo that bpmn-js draws stays visible, as its licence asks.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import descriptor from './bpmn/descriptor.js';
import { addTips, config, inkOwnColours } from './bpmn/look.js';
import { showMarks } from './bpmn/marks.js';
import { fit, reach, zoom as zoomTo } from './bpmn/reach.js';
import { translations } from './bpmn/words.js';

const mounted = new Map();

const firstWaiting = options => options.marks?.find(m => m.kind === 'waiting' || m.kind === 'incident')?.element;

/** Draws `xml` in `element`. Answers null, or why it cannot be drawn. */
export async function mount(element, xml, options, page) {
  dispose(element);
  const viewer = new NavigatedViewer({ container: element, ...config(), moddleExtensions: { sp: descriptor }, additionalModules: [{ translate: ['value', translations(options.language)] }] });
  const entry = { viewer, options, print: null };
  mounted.set(element, entry);
  try {
    await viewer.importXML(xml);
  } catch (error) {
    dispose(element);
    return String(error.message ?? error);
  }
  addTips(viewer.get('canvas'));
  inkOwnColours(viewer);
  showMarks(viewer, options.marks, options.taken, options.sprite);
  fit(viewer, firstWaiting(options));
  entry.leave = reach(viewer, element, () => firstWaiting(entry.options));
  if (page) viewer.on('element.click', ({ element: clicked }) => page.invokeMethodAsync('Clicked', clicked.labelTarget?.id ?? clicked.id));
  entry.beforePrint = () => forPrint(element, viewer, entry);
  addEventListener('beforeprint', entry.beforePrint);
  return null;
}

/** Other marks and flows on the same document. */
export function update(element, options) {
  const entry = mounted.get(element);
  if (!entry) return;
  entry.options = options;
  showMarks(entry.viewer, options.marks, options.taken, options.sprite);
}

export function zoom(element, how) {
  const entry = mounted.get(element);
  if (entry) zoomTo(entry.viewer, how, firstWaiting(entry.options));
}

/** Brings an element into sight and selects it. */
export function reveal(element, id) {
  const viewer = mounted.get(element)?.viewer;
  const shape = viewer?.get('elementRegistry').get(id);
  if (!shape) return;
  viewer.get('canvas').scrollToElement(shape);
  viewer.get('selection').select(shape);
}

export function dispose(element) {
  const entry = mounted.get(element);
  if (!entry) return;
  entry.leave?.();
  removeEventListener('beforeprint', entry.beforePrint);
  entry.print?.remove();
  entry.viewer.destroy();
  mounted.delete(element);
}

/** On paper the whole diagram is shown, as wide as the page: a copy of the drawing with a box of its own. */
function forPrint(element, viewer, entry) {
  entry.print?.remove();
  const layer = viewer.get('canvas').getActiveLayer();
  const box = layer.getBBox();
  const copy = viewer.get('canvas')._svg.cloneNode(true);
  copy.removeAttribute('style');
  copy.setAttribute('viewBox', `${box.x - 8} ${box.y - 8} ${box.width + 16} ${box.height + 16}`);
  copy.querySelector('.viewport')?.removeAttribute('transform');
  entry.print = document.createElement('div');
  entry.print.className = 'diagram-print djs-container';
  entry.print.append(copy, element.querySelector('.bjs-powered-by').cloneNode(true));
  element.append(entry.print);
}
