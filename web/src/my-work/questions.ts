import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/openapi.d.ts';
import { answerOf, api } from '../api/client.ts';
import type { PlainDate } from '../../../src/kernel/time.ts';

export type Duty = components['schemas']['Duty'];
export type DepartmentWork = components['schemas']['DepartmentWork'];

/** What is due from the person, and how far each department is that the person may see. */
export const workOn = (on: PlainDate | undefined) =>
  queryOptions({
    queryKey: ['my-work', on],
    queryFn: () => answerOf(api.GET('/api/my-work', { params: { query: on === undefined ? {} : { on } } })),
    placeholderData: keepPreviousData,
  });
