// Edits of the panel: each is one step of undo, whatever it touches.
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { selfAndAllChildren } from 'diagram-js/lib/util/Elements';
import { byId } from './catalogue.js';
import { holder, settingsOf } from './facts.js';

const ROOTS = { message: ['bpmn:Message', 'messageRef'], signal: ['bpmn:Signal', 'signalRef'], error: ['bpmn:Error', 'errorRef', 'errorCode'], escalation: ['bpmn:Escalation', 'escalationRef', 'escalationCode'] };
const ROOM = 160;

class Change {
  static $inject = ['modeling', 'bpmnFactory', 'moddle', 'canvas', 'elementFactory', 'elementRegistry', 'spaceTool', 'autoPlace'];

  constructor(modeling, bpmnFactory, moddle, canvas, elementFactory, elementRegistry, spaceTool, autoPlace) {
    Object.assign(this, { modeling, bpmnFactory, moddle, canvas, elementFactory, elementRegistry, spaceTool, autoPlace });
  }

  preExecute({ element, business, change, insert, made }) {
    if (insert) made.push(this.insert(element, insert));
    if (made.length > 0) ({ element, business } = { element: made[0], business: made[0].businessObject });
    if (!change) return;
    for (const [name, value] of Object.entries(change)) if (value !== null && value !== undefined) this[name]?.(element, business, value);
  }

  name(element, business, name) {
    if (element.businessObject === business) this.modeling.updateProperties(element, { name: name || undefined });
    else this.modeling.updateModdleProperties(element, business, { name: name || undefined });
  }

  text(element, business, text) { this.modeling.updateProperties(element, { text }); }

  documentation(element, business, text) {
    this.modeling.updateModdleProperties(element, business, { documentation: text ? [this.under(business, 'bpmn:Documentation', { text })] : [] });
  }

  /** A part of the model that is no shape. */
  under(parent, type, values) {
    const part = this.bpmnFactory.create(type, values);
    part.$parent = parent;
    return part;
  }

  expression(parent, body) { return body ? this.under(parent, 'bpmn:FormalExpression', { body }) : undefined; }

  extension(element, business, type, values) {
    const present = business.extensionElements?.values?.find(v => v.$type === `sp:${type}`);
    if (present) return this.modeling.updateModdleProperties(element, present, values);
    const extensions = business.extensionElements ?? this.under(business, 'bpmn:ExtensionElements', { values: [] });
    const made = this.moddle.create(`sp:${type}`, values);
    made.$parent = extensions;
    if (business.extensionElements) this.modeling.updateModdleProperties(element, extensions, { values: [...extensions.values, made] });
    else {
      extensions.values.push(made);
      this.modeling.updateModdleProperties(element, business, { extensionElements: extensions });
    }
  }

  settings(element, business, settings) {
    this.extension(element, business, 'Settings', Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value === '' || value === null ? undefined : value])));
  }

  form(element, business, text) { this.extension(element, business, 'Form', { body: text }); }

  /** A decision table of the process: written, renamed with the tasks that use it, or taken away. */
  table(element, business, { name, table, task }) {
    const values = business.extensionElements?.values ?? [];
    const present = values.find(v => v.$type === 'sp:Decision' && v.name === name);
    if (present && table) this.modeling.updateModdleProperties(element, present, { name: table.name, body: table.text });
    else if (present) this.modeling.updateModdleProperties(element, business.extensionElements, { values: values.filter(v => v !== present) });
    else if (table) this.addTable(element, business, table);
    const users = this.elementRegistry.filter(e => is(e, 'bpmn:BusinessRuleTask') && !e.labelTarget && (e.id === task || settingsOf(e.businessObject).decision === name));
    for (const user of users) if (table && settingsOf(user.businessObject).decision !== table.name) this.settings(user, user.businessObject, { decision: table.name });
  }

  addTable(element, business, { name, text }) {
    const extensions = business.extensionElements ?? this.under(business, 'bpmn:ExtensionElements', { values: [] });
    const made = this.moddle.create('sp:Decision', { name, body: text });
    made.$parent = extensions;
    if (business.extensionElements) return this.modeling.updateModdleProperties(element, extensions, { values: [...extensions.values, made] });
    extensions.values.push(made);
    this.modeling.updateModdleProperties(element, business, { extensionElements: extensions });
  }

  loop(element, business, loop) {
    if (loop.mode === 'none') return this.modeling.updateProperties(element, { loopCharacteristics: undefined });
    const present = is(business.loopCharacteristics, 'bpmn:MultiInstanceLoopCharacteristics') ? business.loopCharacteristics : null;
    const target = present ?? this.under(business, 'bpmn:MultiInstanceLoopCharacteristics', {});
    const values = {
      isSequential: loop.sequential === true,
      'sp:people': loop.mode === 'people' ? 'true' : undefined,
      'sp:collection': loop.mode === 'collection' ? loop.collection || undefined : undefined,
      'sp:item': loop.mode === 'collection' ? loop.item || undefined : undefined,
      loopCardinality: loop.mode === 'count' ? this.expression(target, loop.count) : undefined,
      completionCondition: this.expression(target, loop.until),
    };
    if (present) return this.modeling.updateModdleProperties(element, present, values);
    for (const [name, value] of Object.entries(values)) if (value !== undefined) target.set(name, value);
    this.modeling.updateProperties(element, { loopCharacteristics: target });
  }

  event(element, business, event) {
    if (event.interrupting !== undefined && event.interrupting !== null && is(business, 'bpmn:BoundaryEvent')) this.modeling.updateProperties(element, { cancelActivity: event.interrupting });
    const definition = business.eventDefinitions?.[0] ?? business;
    if (event.timer) {
      const times = { timeDate: undefined, timeDuration: undefined, timeCycle: undefined };
      times[event.timer] = this.expression(definition, event.when);
      this.modeling.updateModdleProperties(element, definition, times);
    } else if (event.name !== undefined && event.name !== null) this.reference(element, definition, event);
  }

  /** Messages, signals, errors and escalations are named once in a document and referred to; a new name makes a new one. */
  reference(element, definition, { kind, name, code }) {
    const [type, property, codeName] = ROOTS[kind];
    if (!name && !code) return this.modeling.updateModdleProperties(element, definition, { [property]: undefined });
    let definitions = this.canvas.getRootElement().businessObject;
    while (definitions.$parent) definitions = definitions.$parent;
    const wanted = codeName ? { name: name || code, [codeName]: code || name } : { name };
    let found = definitions.rootElements.find(r => r.$type === type && Object.entries(wanted).every(([key, value]) => r[key] === value));
    if (!found) {
      found = this.under(definitions, type, wanted);
      this.modeling.updateModdleProperties(element, definitions, { rootElements: [...definitions.rootElements, found] });
    }
    this.modeling.updateModdleProperties(element, definition, { [property]: found });
  }

  condition(element, business, text) { this.modeling.updateProperties(element, { conditionExpression: this.expression(business, text) }); }

  isDefault(element, business, yes) {
    if (yes && business.conditionExpression) this.condition(element, business, '');
    this.modeling.updateProperties(element.source, { default: yes ? business : undefined });
  }

  called(element, business, key) { this.modeling.updateProperties(element, { calledElement: key || undefined }); }

  /** A new step after this one: what followed is moved aside and follows the new one. */
  insert(element, id) {
    const shape = this.elementFactory.createShape({ ...byId(id).target });
    const outgoing = element.outgoing.filter(flow => is(flow, 'bpmn:SequenceFlow'));
    if (outgoing.length === 0) return this.autoPlace.append(element, shape);
    const from = element.x + element.width + 1;
    const { movingShapes, resizingShapes } = this.spaceTool.calculateAdjustments(selfAndAllChildren(this.canvas.getRootElement()), 'x', ROOM, from);
    this.modeling.createSpace(movingShapes, resizingShapes, { x: ROOM, y: 0 }, 'e', from);
    const wasDefault = element.businessObject.default;
    const made = this.modeling.createShape(shape, { x: element.x + element.width + 50 + shape.width / 2, y: element.y + element.height / 2 }, element.parent);
    for (const flow of outgoing) this.modeling.reconnectStart(flow, made, { x: made.x + made.width / 2, y: made.y + made.height / 2 });
    if (wasDefault) {
      this.modeling.updateProperties(element, { default: undefined });
      this.modeling.updateProperties(made, { default: wasDefault });
    }
    this.modeling.connect(element, made);
    for (const flow of outgoing) this.modeling.layoutConnection(flow);
    return made;
  }
}

class Commands {
  static $inject = ['commandStack'];

  constructor(commandStack) { commandStack.registerHandler('sp.change', Change); }
}

export const edits = { __init__: ['spCommands'], spCommands: ['type', Commands] };

/** Changes an element, when it is still there. */
export function edit(modeler, id, change) {
  const { element, business } = holder(modeler, id);
  if (id && business.id !== id && element.id !== id) return;
  modeler.get('commandStack').execute('sp.change', { element, business, change, made: [] });
}

/** Writes a decision table of the process, or takes it away. */
export const editTable = (modeler, name, table, task) => edit(modeler, null, { table: { name, table, task } });

/** Puts a new element of the catalogue after one that is there, and selects it. */
export function insertAfter(modeler, id, kind, change) {
  const { element, business } = holder(modeler, id);
  const made = [];
  modeler.get('commandStack').execute('sp.change', { element, business, insert: kind, change, made });
  modeler.get('selection').select(made[0]);
}
