import { randomUUID } from 'node:crypto';
import type { Ground } from '../../platform/commands/decide.command.ts';
import { systemActor, systemGround } from '../../platform/commands/system-ground.ts';

/** Who seals, and why. */
export type SealingGround = Pick<Ground, 'actor' | 'reason' | 'document'>;

const SEALER = systemActor('sealing', '정기 봉인');

export const scheduled = (reason: string): SealingGround => ({ actor: SEALER, reason, document: '설정' });

/** A seal is refused when another came first, so two tries are never one command. */
export const complete = (ground: SealingGround): Ground => systemGround({ ...ground, commandId: randomUUID() });
