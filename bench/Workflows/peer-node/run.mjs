// bpmn-engine on a process of user tasks, in memory: every task that waits is signalled at once. Reads the file and how many instances; writes { ms, tasks, node } to standard output.
// The document is parsed and resolved once (sourceContext), which is the fastest way the engine offers for many instances; only the runs are timed, after a tenth of them to warm up.
import { readFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import BpmnModdle from 'bpmn-moddle';
import * as elements from 'bpmn-elements';
import serializer, { TypeResolver } from 'moddle-context-serializer';

const [file, count] = [process.argv[2], Number(process.argv[3])];
const sourceContext = serializer(await new BpmnModdle().fromXML(readFileSync(file, 'utf8')), TypeResolver(elements));
let tasks = 0;

function one() {
  const engine = new Engine({ name: 'ten', sourceContext });
  const listener = new EventEmitter();
  listener.on('activity.wait', api => {
    tasks++;
    api.signal();
  });
  return new Promise((resolve, reject) => {
    engine.once('end', resolve);
    engine.once('error', reject);
    engine.execute({ listener, variables: { large: true } }).catch(reject);
  });
}

for (let i = 0; i < count / 10; i++) await one();
tasks = 0;
const started = performance.now();
for (let i = 0; i < count; i++) await one();
console.log(JSON.stringify({ ms: performance.now() - started, tasks, node: process.version }));
