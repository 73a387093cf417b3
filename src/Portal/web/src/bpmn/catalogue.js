// The elements that our engine runs, and nothing else: in the words of an office first, with the BPMN term under them.
const event = (type, definition, more) => ({ type, ...(definition ? { eventDefinitionType: `bpmn:${definition}EventDefinition` } : {}), ...more });
const entry = (id, group, icon, target, zh, en, term) => ({ id, group, icon: `bpmn-icon-${icon}`, target, zh, en, term });

export const CATALOGUE = [
  entry('start', 'start', 'start-event-none', event('bpmn:StartEvent'), '开始', 'Start', 'Start event'),
  entry('start-timer', 'start', 'start-event-timer', event('bpmn:StartEvent', 'Timer'), '定时开始', 'Start by the clock', 'Timer start'),
  entry('start-message', 'start', 'start-event-message', event('bpmn:StartEvent', 'Message'), '收到消息时开始', 'Start on a message', 'Message start'),
  entry('user', 'work', 'user-task', { type: 'bpmn:UserTask' }, '人工步骤 / 审批', 'Work or approval', 'User task'),
  entry('service', 'work', 'service-task', { type: 'bpmn:ServiceTask' }, '系统自动办理', 'Done by the system', 'Service task'),
  entry('rule', 'work', 'business-rule-task', { type: 'bpmn:BusinessRuleTask' }, '按决策表判断', 'Decided by a table', 'Business rule task'),
  entry('send', 'work', 'send-task', { type: 'bpmn:SendTask' }, '发送消息', 'Send a message', 'Send task'),
  entry('receive', 'work', 'receive-task', { type: 'bpmn:ReceiveTask' }, '等待消息', 'Wait for a message', 'Receive task'),
  entry('call', 'work', 'call-activity', { type: 'bpmn:CallActivity' }, '调用另一个流程', 'Call another process', 'Call activity'),
  entry('sub', 'work', 'subprocess-expanded', { type: 'bpmn:SubProcess', isExpanded: true }, '一组步骤', 'Group of steps', 'Sub-process'),
  entry('exclusive', 'way', 'gateway-xor', { type: 'bpmn:ExclusiveGateway' }, '条件分支', 'One way or the other', 'Exclusive gateway'),
  entry('parallel', 'way', 'gateway-parallel', { type: 'bpmn:ParallelGateway' }, '同时进行', 'At the same time', 'Parallel gateway'),
  entry('inclusive', 'way', 'gateway-or', { type: 'bpmn:InclusiveGateway' }, '满足几个走几个', 'Every way that fits', 'Inclusive gateway'),
  entry('event-based', 'way', 'gateway-eventbased', { type: 'bpmn:EventBasedGateway' }, '看先发生什么', 'Whatever happens first', 'Event-based gateway'),
  entry('catch-timer', 'wait', 'intermediate-event-catch-timer', event('bpmn:IntermediateCatchEvent', 'Timer'), '等一段时间', 'Wait for a time', 'Timer catch'),
  entry('catch-message', 'wait', 'intermediate-event-catch-message', event('bpmn:IntermediateCatchEvent', 'Message'), '等一条消息', 'Wait for a message', 'Message catch'),
  entry('catch-signal', 'wait', 'intermediate-event-catch-signal', event('bpmn:IntermediateCatchEvent', 'Signal'), '等一个广播', 'Wait for a broadcast', 'Signal catch'),
  entry('throw-message', 'wait', 'intermediate-event-throw-message', event('bpmn:IntermediateThrowEvent', 'Message'), '发出消息', 'Say a message', 'Message throw'),
  entry('throw-signal', 'wait', 'intermediate-event-throw-signal', event('bpmn:IntermediateThrowEvent', 'Signal'), '发出广播', 'Broadcast', 'Signal throw'),
  entry('throw-escalation', 'wait', 'intermediate-event-throw-escalation', event('bpmn:IntermediateThrowEvent', 'Escalation'), '向上提请', 'Escalate', 'Escalation throw'),
  entry('end', 'end', 'end-event-none', event('bpmn:EndEvent'), '结束', 'End', 'End event'),
  entry('end-terminate', 'end', 'end-event-terminate', event('bpmn:EndEvent', 'Terminate'), '全部终止', 'Stop everything', 'Terminate end'),
  entry('end-error', 'end', 'end-event-error', event('bpmn:EndEvent', 'Error'), '以错误结束', 'End with an error', 'Error end'),
  entry('end-message', 'end', 'end-event-message', event('bpmn:EndEvent', 'Message'), '结束并发消息', 'End with a message', 'Message end'),
  entry('end-signal', 'end', 'end-event-signal', event('bpmn:EndEvent', 'Signal'), '结束并广播', 'End with a broadcast', 'Signal end'),
  entry('end-escalation', 'end', 'end-event-escalation', event('bpmn:EndEvent', 'Escalation'), '结束并向上提请', 'End with an escalation', 'Escalation end'),
  ...[['timer', 'Timer', '到时', 'When time is up'], ['message', 'Message', '收到消息时', 'When a message comes'], ['signal', 'Signal', '收到广播时', 'When a broadcast comes'], ['error', 'Error', '出错时', 'When it fails'], ['escalation', 'Escalation', '向上提请时', 'When it escalates']]
    .flatMap(([id, definition, zh, en]) => [
      entry(`boundary-${id}`, 'boundary', `intermediate-event-catch-${id}`, event('bpmn:BoundaryEvent', definition, { cancelActivity: true }), `${zh}，停下这一步`, `${en}, stop this step`, `${definition} boundary`),
      ...(id === 'error' ? [] : [entry(`boundary-${id}-beside`, 'boundary', `intermediate-event-catch-non-interrupting-${id}`, event('bpmn:BoundaryEvent', definition, { cancelActivity: false }), `${zh}，另外再做`, `${en}, beside this step`, `${definition} boundary, non-interrupting`)]),
    ]),
  entry('pool', 'frame', 'participant', { type: 'bpmn:Participant', isExpanded: true }, '泳池与泳道', 'Pool and lanes', 'Pool'),
  entry('note', 'frame', 'text-annotation', { type: 'bpmn:TextAnnotation' }, '文字说明', 'Note', 'Text annotation'),
];

export const GROUPS = {
  start: ['开始', 'Start'], work: ['办理', 'Work'], way: ['分支与合并', 'Ways'], wait: ['等待与通知', 'Waiting and telling'], end: ['结束', 'End'], boundary: ['附在步骤上', 'Attached to a step'], frame: ['框架', 'Frame'],
};

export const byId = id => CATALOGUE.find(e => e.id === id);
export const say = (entry, language) => language === 'zh' ? entry.zh : entry.en;
export const group = (name, language) => GROUPS[name][language === 'zh' ? 0 : 1];

/** The entry that an element is, or undefined when it is none of ours. */
export const kindOf = business => CATALOGUE.find(e => e.target.type === business.$type
  && (e.target.eventDefinitionType ?? null) === (business.eventDefinitions?.[0]?.$type ?? null)
  && (e.target.cancelActivity ?? true) === (business.cancelActivity ?? true));
