// Palette, context pad and menus that offer the catalogue, in place of those of bpmn-js.
import { isExpanded } from 'bpmn-js/lib/util/DiUtil';
import { is, isAny } from 'bpmn-js/lib/util/ModelUtil';
import { getChildLanes } from 'bpmn-js/lib/features/modeling/util/LaneUtil';
import { CATALOGUE, byId, group, kindOf, say } from './catalogue.js';

const SHOWN = ['start', 'user', 'exclusive', 'parallel', 'end', 'sub', 'catch-timer', 'pool', 'note'];
const TOOLS = [
  ['hand', 'hand-tool', '移动画布', 'Move the canvas', 'H', (tools, event) => tools.handTool.activateHand(event)],
  ['lasso', 'lasso-tool', '框选', 'Select several', 'L', (tools, event) => tools.lassoTool.activateSelection(event)],
  ['space', 'space-tool', '腾出空位', 'Make room', 'S', (tools, event) => tools.spaceTool.activateSelection(event)],
  ['connect', 'connection-multi', '连线', 'Connect', 'C', (tools, event) => tools.globalConnect.start(event)],
];

const text = words => words.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[sign]));
const row = (icon, first, second) => `<div class="entry sp-entry" draggable="true" tabindex="0" role="button"><i class="${icon}"></i><span>${text(first)}<small>${text(second)}</small></span></div>`;

function create(entry, elementFactory, createTool) {
  return event => {
    if (entry.id === 'pool') return createTool.start(event, elementFactory.createParticipantShape());
    const shape = elementFactory.createShape({ ...entry.target });
    if (entry.id !== 'sub') return createTool.start(event, shape);
    const start = elementFactory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: shape });
    createTool.start(event, [shape, start], { hints: { autoSelect: [shape] } });
  };
}

class Palette {
  static $inject = ['palette', 'create', 'elementFactory', 'handTool', 'lassoTool', 'spaceTool', 'globalConnect', 'popupMenu', 'canvas', 'eventBus', 'modeling', 'autoPlace', 'selection', 'language'];

  constructor(palette, createTool, elementFactory, handTool, lassoTool, spaceTool, globalConnect, popupMenu, canvas, eventBus, modeling, autoPlace, selection, language) {
    Object.assign(this, { createTool, elementFactory, tools: { handTool, lassoTool, spaceTool, globalConnect }, popupMenu, canvas, modeling, autoPlace, selection, language });
    eventBus.on('palette.create', ({ container }) => container.addEventListener('keydown', event => this.key(event)));
    palette._needsCollapse = () => false;
    palette.registerProvider(this);
    popupMenu.registerProvider('sp-create', { getPopupMenuEntries: () => this.all() });
  }

  getPaletteEntries() {
    const zh = this.language === 'zh';
    const entries = {};
    for (const [id, icon, chinese, english, key, act] of TOOLS) {
      const title = `${zh ? chinese : english} (${key})`;
      entries[`tool-${id}`] = { group: 'tools', title, className: `bpmn-icon-${icon}`, html: `<div class="entry sp-tool" draggable="true" tabindex="0" title="${title}"></div>`, action: { click: event => act(this.tools, event) } };
    }
    for (const id of SHOWN) {
      const entry = byId(id);
      const begin = create(entry, this.elementFactory, this.createTool);
      entries[`create-${id}`] = { group: 'create', html: row(entry.icon, say(entry, this.language), entry.term), action: { dragstart: begin, click: begin } };
    }
    entries.more = { group: 'create', html: row('bpmn-icon-task', zh ? '更多图形…' : 'More shapes…', zh ? '定时、消息、错误、调用' : 'Timers, messages, errors, calls'), action: { click: event => this.more(event) } };
    return entries;
  }

  /** By key there is no place to drop: the new element follows the one selected, or stands in the middle. */
  key(event) {
    const action = event.target.dataset?.action ?? '';
    if (event.key !== 'Enter' || !action) return;
    event.preventDefault();
    const entry = byId(action.replace('create-', ''));
    if (!entry) return event.target.click();
    const [before] = this.selection.get();
    const shape = entry.id === 'pool' ? this.elementFactory.createParticipantShape() : this.elementFactory.createShape({ ...entry.target });
    if (is(before, 'bpmn:FlowNode') && !is(before, 'bpmn:EndEvent') && ['work', 'way', 'wait', 'end'].includes(entry.group)) return this.autoPlace.append(before, shape);
    const box = this.canvas.viewbox();
    this.selection.select(this.modeling.createShape(shape, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, this.canvas.getRootElement()));
  }

  more(event) {
    const box = (event.delegateTarget ?? event.target).closest('.entry').getBoundingClientRect();
    this.popupMenu.open(this.canvas.getRootElement(), 'sp-create', { x: box.right + 8, y: Math.max(8, box.top - 320), cursor: { x: event.clientX, y: event.clientY } }, { title: this.language === 'zh' ? '更多图形' : 'More shapes', width: 320, search: true });
  }

  all() {
    return Object.fromEntries(CATALOGUE.filter(e => e.group !== 'boundary').map(entry => {
      const begin = create(entry, this.elementFactory, this.createTool);
      return [`sp-create-${entry.id}`, { ...described(entry, this.language), action: { click: begin, dragstart: begin } }];
    }));
  }
}

const described = (entry, language) => ({ label: say(entry, language), description: entry.term, search: entry.term, className: entry.icon, group: { id: entry.group, name: group(entry.group, language) } });

class ContextPad {
  static $inject = ['contextPad', 'modeling', 'elementFactory', 'connect', 'create', 'popupMenu', 'autoPlace', 'rules', 'translate', 'language'];

  constructor(contextPad, modeling, elementFactory, connect, createTool, popupMenu, autoPlace, rules, translate, language) {
    Object.assign(this, { contextPad, modeling, elementFactory, connect, createTool, popupMenu, autoPlace, rules, translate, language });
    contextPad.registerProvider(this);
  }

  getMultiElementContextPadEntries(elements) {
    return this.mayDelete(elements) ? { delete: this.entry('edit', 'trash', 'Delete', () => this.modeling.removeElements([...elements])) } : {};
  }

  mayDelete(elements) {
    const allowed = this.rules.allowed('elements.delete', { elements });
    return Array.isArray(allowed) ? elements.every(e => allowed.includes(e)) : allowed;
  }

  entry(group, icon, title, click, dragstart) {
    return { group, className: `bpmn-icon-${icon}`, title: this.translate(title), action: { click, ...(dragstart ? { dragstart } : {}) } };
  }

  append(id) {
    const kind = byId(id);
    const shape = () => this.elementFactory.createShape({ ...kind.target });
    return { ...this.entry('model', '', '', (_, element) => this.autoPlace.append(element, shape()), (event, element) => this.createTool.start(event, shape(), { source: element })), className: kind.icon, title: say(kind, this.language) };
  }

  getContextPadEntries(element) {
    const entries = {};
    if (element.type !== 'label') {
      if (isAny(element, ['bpmn:Lane', 'bpmn:Participant']) && isExpanded(element)) Object.assign(entries, this.lanes(element));
      if (is(element, 'bpmn:EventBasedGateway')) for (const id of ['catch-timer', 'catch-message', 'catch-signal', 'receive']) entries[`append-${id}`] = this.append(id);
      else if (is(element, 'bpmn:FlowNode') && !is(element, 'bpmn:EndEvent')) for (const id of ['user', 'exclusive', 'end']) entries[`append-${id}`] = this.append(id);
      if (isAny(element, ['bpmn:FlowNode', 'bpmn:Participant', 'bpmn:TextAnnotation'])) {
        const start = (event, from) => this.connect.start(event, from);
        entries.connect = this.entry('connect', 'connection-multi', 'Connect to other element', start, start);
      }
      if (is(element, 'bpmn:FlowNode')) entries['append-note'] = this.append('note');
      if (is(element, 'bpmn:Activity')) entries.attach = this.menu(element, 'sp-attach', 'intermediate-event-none', this.language === 'zh' ? '附上超时、出错时的做法' : 'Attach a deadline or a fault');
      if (!this.popupMenu.isEmpty(element, 'bpmn-replace')) entries.replace = this.menu(element, 'bpmn-replace', 'screw-wrench', this.translate('Change element'));
    }
    if (this.mayDelete([element])) entries.delete = this.entry('edit', 'trash', 'Delete', (_, one) => this.modeling.removeElements([one]));
    return entries;
  }

  menu(element, name, icon, title) {
    return {
      group: 'edit', className: `bpmn-icon-${icon}`, title, action: {
        click: (event, one) => {
          const pad = document.querySelector('.djs-context-pad.open')?.getBoundingClientRect() ?? { left: event.x, bottom: event.y };
          this.popupMenu.open(one, name, { x: pad.left, y: pad.bottom + 5, cursor: { x: event.x, y: event.y } }, { title, width: 320, search: true });
        },
      },
    };
  }

  lanes(element) {
    const entries = {
      'lane-above': this.entry('lane-insert-above', 'lane-insert-above', 'Add lane above', (_, lane) => this.modeling.addLane(lane, 'top')),
      'lane-below': this.entry('lane-insert-below', 'lane-insert-below', 'Add lane below', (_, lane) => this.modeling.addLane(lane, 'bottom')),
    };
    const split = count => (_, lane) => { this.modeling.splitLane(lane, count); this.contextPad.open(lane, true); };
    if (getChildLanes(element).length < 2 && element.height >= 120) entries['lane-two'] = this.entry('lane-divide', 'lane-divide-two', 'Divide into two lanes', split(2));
    if (getChildLanes(element).length < 2 && element.height >= 180) entries['lane-three'] = this.entry('lane-divide', 'lane-divide-three', 'Divide into three lanes', split(3));
    return entries;
  }
}

class Menus {
  static $inject = ['popupMenu', 'bpmnReplace', 'modeling', 'elementFactory', 'language'];

  constructor(popupMenu, bpmnReplace, modeling, elementFactory, language) {
    Object.assign(this, { bpmnReplace, modeling, elementFactory, language });
    popupMenu.registerProvider('bpmn-replace', { getPopupMenuEntries: element => this.replacements(element) });
    popupMenu.registerProvider('sp-attach', { getPopupMenuEntries: element => this.attachments(element) });
  }

  replacements(element) {
    if (!element.businessObject || element.type === 'label') return {};
    const own = kindOf(element.businessObject);
    return Object.fromEntries(CATALOGUE.filter(e => fits(e, element) && e !== own).map(entry => [`sp-become-${entry.id}`, {
      ...described(entry, this.language), action: () => this.bpmnReplace.replaceElement(element, { ...entry.target }),
    }]));
  }

  attachments(element) {
    return Object.fromEntries(CATALOGUE.filter(e => e.group === 'boundary').map(entry => [`sp-attach-${entry.id}`, {
      ...described(entry, this.language), action: () => {
        const taken = element.attachers?.length ?? 0;
        const shape = this.elementFactory.createShape({ ...entry.target });
        this.modeling.createShape(shape, { x: element.x + element.width - 20 - 44 * taken, y: element.y + element.height }, element, { attach: true });
      },
    }]));
  }
}

/** An element may become another of its own sort; a start inside a group of steps stays plain. */
function fits(entry, element) {
  if (is(element, 'bpmn:BoundaryEvent')) return entry.group === 'boundary';
  if (is(element, 'bpmn:StartEvent')) return entry.group === 'start' && (!is(element.parent, 'bpmn:SubProcess') || entry.id === 'start');
  if (is(element, 'bpmn:EndEvent')) return entry.group === 'end';
  if (isAny(element, ['bpmn:IntermediateCatchEvent', 'bpmn:IntermediateThrowEvent'])) return entry.group === 'wait';
  if (is(element, 'bpmn:Gateway')) return entry.group === 'way';
  if (is(element, 'bpmn:SubProcess')) return false;
  return is(element, 'bpmn:Activity') && entry.group === 'work' && entry.id !== 'sub';
}

export const offer = language => ({
  __init__: ['paletteProvider', 'contextPadProvider', 'replaceMenuProvider'],
  language: ['value', language],
  paletteProvider: ['type', Palette],
  contextPadProvider: ['type', ContextPad],
  replaceMenuProvider: ['type', Menus],
});
