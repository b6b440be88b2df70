import { recordDemoYear } from '../../dist/src/cli/demo-year.js';
import { InMemoryEventStore } from '../../dist/src/event-store/in-memory/in-memory-event-store.js';
import { evolve, NOTHING } from '../../dist/src/modules/performance-evaluation/domain/performance-evaluation.state.js';
import { commandIdOf } from '../../dist/src/platform/commands/uuid-v5.js';

export const YEAR_END = 'saebyeol.2025.year-end';
const MID_YEAR = 'saebyeol.2025.mid-year';
const BATCH_STREAMS = 500;
const PAGE = 5_000;

/** Every event of the year of 새별구. */
export async function demoYearLog() {
  const store = new InMemoryEventStore(() => new Date().toISOString().replace('Z', '000Z'));
  await recordDemoYear(store);
  const log = [];
  for (let page; (page = await store.readAll({ after: log.length, limit: PAGE })).events.length > 0;)
    log.push(...page.events);
  return log;
}

/**
 * The year-end of 새별구 up to the moment at which its results are fixed, with so many projects: each of its own, in turn,
 * under a number of its own, with every event that it has. The mid-year is there as far as it counts.
 */
export function yearEndOf(log, projects) {
  const sources = log.flatMap(({ stream, fact }) =>
    stream === `evaluationCycle-${YEAR_END}` && fact.type === 'AssessmentOpened' ? [fact.data.projectNo] : [],
  );
  const numbersOf = new Map(sources.map((source) => [source, []]));
  for (let number = 0; number < projects; number += 1)
    numbersOf.get(sources[number % sources.length]).push(String(number + 1).padStart(4, '0'));
  const copies = (projectNo) => numbersOf.get(projectNo) ?? [];
  const fixed = log.findIndex(({ stream, fact }) => stream.endsWith(YEAR_END) && fact.type === 'ResultFixed');
  const events = log.slice(0, fixed).flatMap((event) => copied(event, copies));
  return { events, projectNos: [...numbersOf.values()].flat().sort() };
}

/** The event once for each copy of the project that it is about, or with all copies in the place of each project. */
function copied(event, copies) {
  const { stream, fact } = event;
  const { data } = fact;
  if (stream.startsWith('evaluationRules-')) return [event];
  if (stream.startsWith(`assessment-${YEAR_END}.`)) {
    const number = stream.slice(stream.lastIndexOf('.') + 1);
    return copies(number).map((projectNo) => renamed(event, `assessment-${YEAR_END}.${projectNo}`, { projectNo }));
  }
  if (stream !== `evaluationCycle-${YEAR_END}` && stream !== `evaluationCycle-${MID_YEAR}`) return [];
  if (typeof data.projectNo === 'string')
    return copies(data.projectNo).map((projectNo) => renamed(event, stream, { projectNo }));
  if (data.projectNos) return [renamed(event, stream, { projectNos: data.projectNos.flatMap(copies) })];
  if (fact.type !== 'ResultFixed') return [event];
  const projects = data.projects.flatMap((project) =>
    copies(project.projectNo).map((projectNo) => ({ ...project, projectNo })),
  );
  return [renamed(event, stream, { projects })];
}

function renamed(event, stream, changes) {
  const own = Object.fromEntries(Object.entries(changes).filter(([member]) => member in event.fact.data));
  const id = commandIdOf('copy', event.id, stream, String(changes.projectNo ?? ''));
  return { ...event, id, stream, fact: { ...event.fact, data: { ...event.fact.data, ...own } } };
}

/** What the deciders know of it. */
export function statesOf(events) {
  const states = new Map();
  for (const event of events) states.set(event.stream, evolve(states.get(event.stream) ?? NOTHING, event));
  const state = (stream) => states.get(stream) ?? NOTHING;
  const cycle = state(`evaluationCycle-${YEAR_END}`).cycle;
  const midYear = state(`evaluationCycle-${MID_YEAR}`).cycle;
  const assessments = [...cycle.assessments.keys()].map((no) => state(`assessment-${YEAR_END}.${no}`).assessment);
  return { state, cycle, midYear, assessments };
}

/** Into a log, each stream as a whole. */
export async function record(store, events) {
  const streams = new Map();
  for (const { id, stream, fact, meta, documentedKnownAt } of events) {
    const own = streams.get(stream) ?? [];
    streams.set(stream, own);
    own.push({ id, fact, meta, documentedKnownAt });
  }
  const appends = [...streams].map(([stream, own]) => ({ stream, expected: 'none', events: own }));
  for (let from = 0; from < appends.length; from += BATCH_STREAMS) {
    const result = await store.appendMany(appends.slice(from, from + BATCH_STREAMS));
    if (!result.ok) throw new Error(`the ledger refused ${result.stream}`);
  }
}
