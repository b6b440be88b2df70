import { entityOf } from '../../platform/database/table-entity.ts';
import { recordedFact } from './figure-movements.projection.ts';

export const RecordedFactEntity = entityOf(recordedFact);
