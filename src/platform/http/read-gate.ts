import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { ACCESS_POLICY, reaches, type AccessPolicy } from '../access/access-policy.port.ts';

/** The read side's door: the policy table decides, the department is the one whose figures are read. */
@Injectable()
export class ReadGate {
  constructor(@Inject(ACCESS_POLICY) private readonly policy: AccessPolicy) {}

  /** @throws Rejection not-permitted */
  require(actor: Actor, subject: string, departmentIds: readonly string[]): void {
    if (!this.allows(actor, subject, departmentIds))
      throw new Rejection('not-permitted', '이 내용을 볼 권한이 없습니다.', {
        role: actor.role,
        department: actor.departmentId,
        subject,
      });
  }

  allows(actor: Actor, subject: string, departmentIds: readonly string[]): boolean {
    return reaches(this.policy.mayRead(actor.role, subject), actor, departmentIds);
  }
}
