// What SmartPark adds to BPMN, in its own namespace. Attributes named here can be edited and undone; others of ours are kept as they are; an element of ours that is not named here would be lost by an edit.
const attribute = name => ({ name, type: 'String', isAttr: true });

export const SETTINGS = [
  'kind', 'approver', 'empty', 'same', 'vote', 'ratio', 'onReject', 'rights', 'due', 'dueCalendar', 'remind', 'overdue', 'escalateTo', 'cc', 'comment', 'verbs',
  'handler', 'decision', 'about', 'title', 'open', 'start', 'kinds',
];

export default {
  name: 'SmartPark',
  uri: 'urn:smartpark:bpmn:1',
  prefix: 'sp',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Settings', superClass: ['Element'], properties: SETTINGS.map(attribute) },
    { name: 'Form', superClass: ['Element'], properties: [{ name: 'body', type: 'String', isBody: true }] },
    { name: 'Decision', superClass: ['Element'], properties: [attribute('name'), { name: 'body', type: 'String', isBody: true }] },
    { name: 'Several', extends: ['bpmn:MultiInstanceLoopCharacteristics'], properties: ['people', 'collection', 'item'].map(attribute) },
  ],
};
