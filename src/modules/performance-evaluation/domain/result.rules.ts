import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { momentInSeoul } from '../../../kernel/time.ts';
import type { Assessment } from './assessment.state.ts';
import { deadlineOf, type Cycle } from './cycle.state.ts';

/** Nothing about this assessment is open any more: it was never submitted, or notified and every appeal is closed. */
export function requireReady(cycle: Cycle, assessment: Assessment, { now }: Circumstances): void {
  const { opened, status, appeals } = assessment;
  const { projectNo } = opened;
  if (status === 'unsubmitted') return;
  refuseUnless(
    status === 'notified',
    'everything-notified',
    `사업 ${projectNo}은(는) 확인하여 점수를 통보하거나 미제출로 처리해야 합니다.`,
    { projectNo, status },
  );
  const open = [...appeals].filter(([, { verdict }]) => verdict === null).map(([appealId]) => appealId);
  refuseUnless(open.length === 0, 'appeals-all-decided', `종결되지 않은 이의신청이 있습니다: ${open.join(', ')}`, {
    projectNo,
    open,
  });
  const appealUntil = deadlineOf(cycle, 'appeal', projectNo);
  refuseUnless(
    now > appealUntil,
    'appeal-window-over',
    `사업 ${projectNo}의 이의신청 마감 ${momentInSeoul(appealUntil)}이(가) 아직 지나지 않았습니다.`,
    { projectNo, appealUntil, now },
  );
}
