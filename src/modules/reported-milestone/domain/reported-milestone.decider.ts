import type { ItemReported, ReportedMilestoneFact } from '../../../events/reported-milestone.events.ts';
import { streamName, type Circumstances, type Decided, type Decider, type StateOf } from '../../../kernel/decider.ts';
import { isDecimal } from '../../../kernel/decimal.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type { ReportedMilestoneCommand, ReportItem, WithdrawReportedItem } from './reported-milestone.commands.ts';

const CATEGORY = 'reportedItem';
const itemStream = (itemId: string): string => streamName(CATEGORY, itemId);

/** The days of the statements that were not withdrawn, by event. */
type ReportedItemState = ReadonlyMap<string, PlainDate>;
type Facts = readonly Decided<ReportedMilestoneFact>[];

export const reportedMilestoneDecider: Decider<ReportedMilestoneCommand, ReportedItemState, ReportedMilestoneFact> = {
  categories: [CATEGORY],
  commands: ['ReportItem', 'WithdrawReportedItem'],
  initialState: new Map(),
  streams: (command) => [itemStream(itemIdOf(command))],
  evolve,
  decide,
};

/** The department whose statement it is, read off the id. */
export const departmentsOfItem = (command: ReportedMilestoneCommand): readonly string[] => [
  itemIdOf(command).split('.')[1] ?? '',
];

/** 연도.부서.코드 */
const itemIdOf = (command: ReportedMilestoneCommand): string =>
  command.type === 'ReportItem' ? [command.year, command.department.id, command.code].join('.') : command.itemId;

function evolve(state: ReportedItemState, { id, fact }: StoredEvent<ReportedMilestoneFact>): ReportedItemState {
  const standing = new Map(state);
  switch (fact.type) {
    case 'ItemReported':
      return standing.set(id, fact.effectiveOn);
    case 'ReportedItemWithdrawn':
      standing.delete(fact.data.withdraws);
      return standing;
  }
}

function decide(
  command: ReportedMilestoneCommand,
  states: StateOf<ReportedItemState>,
  circumstances: Circumstances,
): Facts {
  switch (command.type) {
    case 'ReportItem':
      return reportItem(command, circumstances);
    case 'WithdrawReportedItem':
      return withdrawReportedItem(command, states);
  }
}

function reportItem(command: ReportItem, circumstances: Circumstances): Facts {
  const { effectiveOn, year, department, code, name, part, totals, span, printed, place, note } = command;
  requireCodes([department.id, code]);
  requireTotals(totals.map(({ value }) => value));
  refuseUnless(
    span === null || span.from <= span.through,
    'span-in-order',
    `기간의 끝 ${span?.through ?? ''}이(가) 처음 ${span?.from ?? ''}보다 이릅니다.`,
    { span },
  );
  requireDay(effectiveOn, circumstances);
  const itemId = itemIdOf(command);
  const data: ItemReported['data'] = {
    itemId,
    year,
    department,
    code,
    name,
    part,
    totals,
    span,
    printed,
    place,
    note,
  };
  return [{ stream: itemStream(itemId), fact: { type: 'ItemReported', schemaVersion: 1, effectiveOn, data } }];
}

function withdrawReportedItem({ itemId, withdraws }: WithdrawReportedItem, states: StateOf<ReportedItemState>): Facts {
  const effectiveOn = states(itemStream(itemId)).get(withdraws);
  refuseUnless(
    effectiveOn !== undefined,
    'reported-item-stands',
    `철회할 보고 사항을 ${itemId}에서 찾을 수 없거나 이미 철회되었습니다.`,
    { itemId, withdraws },
  );
  const data = { itemId, withdraws };
  return [{ stream: itemStream(itemId), fact: { type: 'ReportedItemWithdrawn', schemaVersion: 1, effectiveOn, data } }];
}

/** What may stand in an item id without being taken for a separator. */
function requireCodes(codes: readonly string[]): void {
  refuseUnless(
    codes.every((code) => /^[A-Za-z0-9_-]{1,64}$/.test(code)),
    'item-codes-plain',
    `부서와 사항의 코드에는 영문자, 숫자, 줄표(-), 밑줄(_)만 쓸 수 있습니다 (받은 값 ${codes.join(', ')}).`,
    { codes },
  );
}

function requireTotals(values: readonly string[]): void {
  const wrong = values.filter((value) => !isDecimal(value));
  refuseUnless(
    wrong.length === 0,
    'totals-exact-decimals',
    `보고된 수는 쉼표 없는 십진수여야 합니다 (받은 값 ${wrong.join(', ')}).`,
    { wrong },
  );
}

function requireDay(effectiveOn: PlainDate, { today, documentedOn }: Circumstances): void {
  const latest = documentedOn ?? today;
  refuseUnless(
    effectiveOn <= latest,
    'effective-not-in-future',
    `기준일 ${effectiveOn}이(가) ${documentedOn === null ? '오늘' : '문서 날짜'}(${latest})보다 늦습니다.`,
    { effectiveOn, latest },
  );
}
