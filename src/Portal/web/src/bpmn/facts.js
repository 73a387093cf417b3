// What the panel beside the drawing shows of an element.
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { SETTINGS } from './descriptor.js';

const local = type => type.slice(5, 6).toLowerCase() + type.slice(6);
const own = (business, type) => business?.extensionElements?.values?.find(v => v.$type === `sp:${type}`);

/** What to edit for this element: with nothing selected, or a pool, its process. */
export function holder(modeler, id) {
  const root = modeler.get('canvas').getRootElement();
  const element = (id && modeler.get('elementRegistry').get(id)) || root;
  if (is(element, 'bpmn:Participant')) return { element, business: element.businessObject.processRef ?? element.businessObject };
  if (!is(element, 'bpmn:Collaboration')) return { element, business: element.businessObject };
  const processes = element.businessObject.participants?.map(p => p.processRef).filter(Boolean) ?? [];
  return { element, business: processes.find(p => p.isExecutable) ?? processes[0] ?? element.businessObject };
}

export function settingsOf(business) {
  const settings = own(business, 'Settings');
  return settings ? Object.fromEntries([...SETTINGS.filter(name => settings[name] !== undefined).map(name => [name, settings[name]]), ...Object.entries(settings.$attrs ?? {})]) : {};
}

function eventOf(business) {
  const definition = business.eventDefinitions?.[0];
  const message = is(business, 'bpmn:SendTask') || is(business, 'bpmn:ReceiveTask');
  if (!definition && !message) return null;
  const reference = message ? business.messageRef : definition.messageRef ?? definition.signalRef ?? definition.errorRef ?? definition.escalationRef;
  const timer = ['timeDate', 'timeDuration', 'timeCycle'].find(name => definition?.[name]);
  return {
    kind: message ? 'message' : local(definition.$type).replace('EventDefinition', ''),
    name: reference?.name ?? '',
    code: reference?.errorCode ?? reference?.escalationCode ?? '',
    timer: timer ?? 'timeDuration',
    when: timer ? definition[timer].body ?? '' : '',
    interrupting: business.cancelActivity ?? true,
  };
}

function loopOf(business) {
  const loop = business.loopCharacteristics;
  if (!loop) return null;
  const people = loop.get?.('sp:people') === 'true';
  return {
    mode: people ? 'people' : loop.get?.('sp:collection') ? 'collection' : 'count',
    sequential: loop.isSequential === true,
    collection: loop.get?.('sp:collection') ?? '',
    item: loop.get?.('sp:item') ?? '',
    count: loop.loopCardinality?.body ?? '',
    until: loop.completionCondition?.body ?? '',
  };
}

function flowOf(business) {
  if (!is(business, 'bpmn:SequenceFlow')) return null;
  const source = business.sourceRef;
  return {
    condition: business.conditionExpression?.body ?? '',
    isDefault: source?.default === business,
    mayChoose: is(source, 'bpmn:ExclusiveGateway') || is(source, 'bpmn:InclusiveGateway') || is(source, 'bpmn:Activity'),
    from: source?.name ?? '',
    to: business.targetRef?.name ?? '',
  };
}

/** The facts of what is selected. */
export function facts(modeler, id, count) {
  const { element, business } = holder(modeler, id);
  return {
    id: business.id ?? '', type: local(business.$type), count, name: business.name ?? '', text: business.text ?? '',
    documentation: business.documentation?.[0]?.text ?? '',
    settings: settingsOf(business), event: eventOf(business), loop: loopOf(business), flow: flowOf(business),
    called: business.calledElement ?? '',
    inside: is(element.parent, 'bpmn:SubProcess'),
    boundary: is(business, 'bpmn:BoundaryEvent'),
    outgoing: business.outgoing?.length ?? 0,
  };
}

export const formOf = modeler => own(holder(modeler).business, 'Form')?.body ?? '';

export const tablesOf = modeler => (holder(modeler).business.extensionElements?.values ?? []).filter(v => v.$type === 'sp:Decision').map(v => ({ name: v.name ?? '', text: v.body ?? '' }));
