import { Link } from '@tanstack/react-router';

/** The page of the thing that is measured; nothing for what has no page of its own yet. */
export function WhereItStands({ id }: { readonly id: string }) {
  const [, level, of = '', item = ''] = id.split('/');
  if (level === 'task')
    return (
      <p>
        <Link to="/plan/$plan/$task" params={{ plan: of, task: item }}>
          이행과제 보기
        </Link>
      </p>
    );
  const year = of.split('.')[1] ?? '';
  if (level !== 'indicator' || !/^\d{4}$/.test(year)) return null;
  return (
    <p>
      <Link to="/performance/$year/$project" params={{ year, project: of }}>
        주요사업 보기
      </Link>
    </p>
  );
}
