import { useQuery } from '@tanstack/react-query';
import { useScreen } from '../clocks/use-screen.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { DepartmentProgress } from './DepartmentProgress.tsx';
import { DutyTable } from './DutyTable.tsx';
import { workOn } from './questions.ts';

/** 내 할 일: what is not done yet, the earliest day first, and how far the departments are. */
export function MyWorkPage() {
  const { state } = useScreen();
  const work = useQuery(workOn(state.eff));
  const { data } = work;
  return (
    <>
      <PageTitle title="내 할 일" />
      <Waiting for={work}>
        {data?.duties.length === 0 && (
          <div className="nothing" role="status">
            <p>기다리는 일이 없습니다.</p>
          </div>
        )}
        {data && data.duties.length > 0 && <DutyTable duties={data.duties} />}
        {data && data.departments.length > 0 && <DepartmentProgress departments={data.departments} />}
      </Waiting>
    </>
  );
}
