import type { TransferKind } from '../../../events/budget-execution.events.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { OpenedLine } from './budget-line.rules.ts';

/** 편성목 codes that 전용 may not take from (지방재정법 시행령 §55): 인건비, 시설비및부대비, 차입금원금상환, 차입금이자상환. */
const NEVER_TAKEN_FROM = ['101', '401', '601', '311'];
/** 업무추진비: nothing may be transferred into it (시행령 §55). */
const OFFICIAL_EXPENSES = '203';
/** 예비비, the only line a reserve decision gives from; not into 업무추진비 and 보조금 (시행령 §48). */
const RESERVE = '801';
const CLOSED_TO_RESERVE = [OFFICIAL_EXPENSES, '307', '308', '402', '403'];

const TRANSFER_RULES: Readonly<
  Record<
    TransferKind,
    { readonly rule: string; readonly sentence: string; readonly holds: (from: OpenedLine, to: OpenedLine) => boolean }
  >
> = {
  'inter-program': {
    rule: 'inter-program-crosses-policies',
    sentence: '이용은 서로 다른 정책사업 사이에서만 합니다.',
    holds: (from, to) => from.line.policy.code !== to.line.policy.code,
  },
  'intra-program': {
    rule: 'intra-program-within-policy',
    sentence:
      '전용은 같은 부서·정책사업 안에서 하며, 인건비·시설비및부대비·상환금에서 빼거나 업무추진비로 넣을 수 없습니다.',
    holds: (from, to) =>
      from.line.policy.code === to.line.policy.code &&
      from.line.department.id === to.line.department.id &&
      !NEVER_TAKEN_FROM.includes(from.line.objectGroup.code) &&
      to.line.objectGroup.code !== OFFICIAL_EXPENSES,
  },
  reorganization: {
    rule: 'reorganization-crosses-departments',
    sentence: '이체는 기구·직제가 바뀐 서로 다른 부서 사이에서만 합니다.',
    holds: (from, to) => from.line.department.id !== to.line.department.id,
  },
  'use-change': {
    rule: 'use-change-within-object-group',
    sentence: '변경사용은 같은 부서·세부사업의 같은 편성목 안에서만 합니다.',
    holds: (from, to) =>
      from.line.department.id === to.line.department.id &&
      from.line.project.code === to.line.project.code &&
      from.line.objectGroup.code === to.line.objectGroup.code,
  },
  reserve: {
    rule: 'reserve-from-reserve-line',
    sentence: '예비비 사용결정은 예비비 과목(801)에서만 빼며, 업무추진비와 보조금에는 넣을 수 없습니다.',
    holds: (from, to) =>
      from.line.objectGroup.code === RESERVE && !CLOSED_TO_RESERVE.includes(to.line.objectGroup.code),
  },
};

export function requireTransferAllowed(kind: TransferKind, from: OpenedLine, to: OpenedLine): void {
  requireSameBooks(from, to);
  const { rule, sentence, holds } = TRANSFER_RULES[kind];
  refuseUnless(holds(from, to), rule, sentence, { from: from.line.lineId, to: to.line.lineId });
}

export function requireSameBooks(from: OpenedLine, to: OpenedLine): void {
  refuseUnless(
    from.line.lineId !== to.line.lineId &&
      from.line.fiscalYear === to.line.fiscalYear &&
      from.line.account.code === to.line.account.code,
    'legs-in-same-books',
    '두 과목은 같은 회계연도와 회계의 서로 다른 과목이어야 합니다.',
    {
      from: from.line.lineId,
      to: to.line.lineId,
    },
  );
}
