import type { Actor } from '../../../kernel/domain-event.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { Appeal, Assessment } from './assessment.state.ts';

/** 직무분리: who wrote it does not verify it, who verified it does not decide on the appeal, and nobody their own. */

const isOutside = (actor: Actor, { opened }: Assessment): boolean => actor.departmentId !== opened.department.id;

/** A department speaks for itself. */
export function requireOwnDepartment(actor: Actor, { opened }: Assessment, departmentId: string): void {
  const { id, name } = opened.department;
  refuseUnless(
    actor.departmentId === id && departmentId === id,
    'acts-for-own-department',
    `사업 ${opened.projectNo}은(는) ${name}의 사업입니다. 그 부서만 제출하고 이의를 신청할 수 있습니다.`,
    { departmentId: id, actorDepartmentId: actor.departmentId },
  );
}

export function requireVerifier(actor: Actor, assessment: Assessment): void {
  refuseUnless(
    isOutside(actor, assessment),
    'nobody-verifies-own-department',
    `자기 부서의 사업 ${assessment.opened.projectNo}은(는) 확인할 수 없습니다.`,
    { departmentId: actor.departmentId },
  );
  refuseUnless(
    !assessment.authors.includes(actor.id),
    'verifier-is-not-author',
    '자체평가를 제출한 사람은 확인할 수 없습니다.',
    { actorId: actor.id },
  );
}

export function requireEvaluator(actor: Actor, assessment: Assessment): void {
  refuseUnless(
    isOutside(actor, assessment),
    'nobody-scores-own-department',
    `자기 부서의 사업 ${assessment.opened.projectNo}에는 평점을 줄 수 없습니다.`,
    { departmentId: actor.departmentId },
  );
}

export function requireThirdParty(actor: Actor, assessment: Assessment, appeal: Appeal): void {
  refuseUnless(
    isOutside(actor, assessment) && appeal.filedBy !== actor.id,
    'opinion-is-third-party',
    '검토의견은 이의를 신청한 부서 밖의 사람이 냅니다.',
    { departmentId: actor.departmentId },
  );
}

export function requireAppealReviewer(actor: Actor, assessment: Assessment, appeal: Appeal): void {
  refuseUnless(
    isOutside(actor, assessment),
    'nobody-decides-own-appeal',
    '자기 부서의 이의신청은 심사할 수 없습니다.',
    { departmentId: actor.departmentId },
  );
  refuseUnless(
    !assessment.authors.includes(actor.id) && appeal.filedBy !== actor.id,
    'appeal-reviewer-is-not-author',
    '자체평가나 이의신청을 낸 사람은 그 이의신청을 심사할 수 없습니다.',
    { actorId: actor.id },
  );
  refuseUnless(
    assessment.verifiedBy !== actor.id,
    'appeal-reviewer-is-not-verifier',
    '실적을 확인한 사람은 그 이의신청을 심사할 수 없습니다.',
    { actorId: actor.id },
  );
}
