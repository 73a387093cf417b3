// json-rules-engine on rules and facts of a file. Reads { rules: [{ met, may }], profiles: [facts] }, tries the ways to use the engine on a few profiles, runs the fastest on
// all and writes { way, tried, ms, answers } to standard output. Only engine.run and the reading of its answer are timed.
import { readFileSync } from 'node:fs';
import { Engine } from 'json-rules-engine';

const input = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const metOnly = process.argv[3] === 'met';
const options = { allowUndefinedFacts: true };
const trials = Number(process.argv[4] ?? 8);

const tests = {
  ge: (fact, value) => fact >= value,
  le: (fact, value) => fact <= value,
  gt: (fact, value) => fact > value,
  lt: (fact, value) => fact < value,
  eq: (fact, value) => fact === value,
  in: (fact, value) => value.includes(fact),
  between: (fact, value) => fact >= value[0] && fact <= value[1],
  has: (fact, value) => fact.some(word => value.includes(word)),
  starts: (fact, value) => value.some(code => fact.startsWith(code)),
};

function engineOf(rules) {
  const engine = new Engine([], options);
  for (const [name, test] of Object.entries(tests)) {
    engine.addOperator('met.' + name, (fact, value) => fact !== undefined && test(fact, value));
    engine.addOperator('may.' + name, (fact, value) => fact === undefined || test(fact, value));
  }
  for (const rule of rules) engine.addRule(rule);
  return engine;
}

// The parts of a group one after the other, so that the engine may stop at the first that decides; without priorities it tests all of them.
function inTurn(node) {
  for (const kind of ['all', 'any']) {
    if (node[kind]) return { [kind]: node[kind].map((part, i) => ({ ...inTurn(part), priority: node[kind].length - i })) };
  }
  return node.not ? { not: inTurn(node.not) } : node;
}

const ruleOf = (policy, kind, turn) => ({ conditions: turn ? inTurn(input.rules[policy][kind]) : input.rules[policy][kind], event: { type: kind, params: { policy } } });
const kinds = metOnly ? ['met'] : ['met', 'may'];
const all = input.rules.map((_, policy) => policy);

/** One engine with all rules, as the README shows it. */
function together(turn) {
  const engine = engineOf(all.flatMap(policy => kinds.map(kind => ruleOf(policy, kind, turn))));
  return async (facts, take) => {
    for (const event of (await engine.run(facts)).events) take(event.params.policy, event.type);
  };
}

/** An engine for each policy. */
function apart(turn) {
  const engines = all.map(policy => engineOf(kinds.map(kind => ruleOf(policy, kind, turn))));
  return async (facts, take) => {
    for (const engine of engines) for (const event of (await engine.run(facts)).events) take(event.params.policy, event.type);
  };
}

/** Two engines with all rules or a few: "met" is only asked of the policies that may be met. */
function inSteps() {
  const may = engineOf(all.map(policy => ruleOf(policy, 'may', true)));
  const met = all.map(policy => engineOf([ruleOf(policy, 'met', true)]));
  return async (facts, take) => {
    for (const { params } of (await may.run(facts)).events) {
      take(params.policy, 'may');
      for (const event of (await met[params.policy].run(facts)).events) take(params.policy, event.type);
    }
  };
}

const ways = {
  'one engine': () => together(false),
  'one engine, conditions in turn': () => together(true),
  'an engine a policy': () => apart(false),
  'an engine a policy, conditions in turn': () => apart(true),
  ...(metOnly ? {} : { 'one engine for "may", then "met" of those': inSteps }),
};

async function run(way, profiles) {
  const answers = all.map(() => ({ met: 0, may: 0, sum: 0 }));
  const started = performance.now();
  for (let row = 0; row < profiles.length; row++) {
    await way(profiles[row], (policy, kind) => {
      answers[policy][kind]++;
      if (kind === 'met') answers[policy].sum += row;
    });
  }
  return { ms: performance.now() - started, answers };
}

const tried = {};
for (const [name, make] of Object.entries(ways)) {
  const way = make();
  await run(way, input.profiles.slice(0, 2));
  tried[name] = (await run(way, input.profiles.slice(0, trials))).ms / Math.min(trials, input.profiles.length);
}
const fastest = Object.keys(tried).sort((a, b) => tried[a] - tried[b])[0];
const way = ways[fastest]();
await run(way, input.profiles.slice(0, 5));
const { ms, answers } = await run(way, input.profiles);
const count = input.profiles.length;
process.stdout.write(JSON.stringify({
  way: fastest, tried, ms, node: process.version,
  answers: answers.map(a => metOnly ? [a.met, 0, 0, a.sum] : [a.met, a.may - a.met, count - a.may, a.sum]),
}));
