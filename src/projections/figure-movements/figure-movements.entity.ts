import { entityOf } from '../../platform/database/table-entity.ts';
import { figureMovement, recordedFact } from './figure-movements.projection.ts';

export const FigureMovementEntity = entityOf(figureMovement);
export const RecordedFactEntity = entityOf(recordedFact);
