import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { clocksOf } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { whoAmI } from '../shell/session.ts';
import { Waiting } from '../shell/Waiting.tsx';
import { officeDepartments, staffingOf } from './questions.ts';
import { StaffingTable } from './StaffingTable.tsx';

/** 인력 현황 of one department, as the work report prints it. */
export function StaffingPage() {
  const { department } = useParams({ from: '/staffing/$department' });
  const { state } = useScreen();
  const staffing = useQuery(staffingOf(department, clocksOf(state)));
  const { data } = staffing;
  return (
    <>
      <PageTitle title="인력 현황" />
      <DepartmentChooser department={department} />
      <Waiting for={staffing}>
        {data?.sections.length === 0 && <NobodyKnown />}
        {data?.sections.map((section) => (
          <StaffingTable key={section.basis} department={data.department.name} section={section} />
        ))}
      </Waiting>
    </>
  );
}

const NobodyKnown = () => (
  <div className="nothing" role="status">
    <p>이 시점에 알려진 정원·현원이 없습니다.</p>
    <p>평가팀이나 관리자가 정원을 책정하고 발령을 기록하면 여기에 나타납니다.</p>
  </div>
);

function DepartmentChooser({ department }: { readonly department: string }) {
  const { state } = useScreen();
  const { data = [] } = useQuery(officeDepartments(clocksOf(state)));
  const navigate = useNavigate();
  return (
    <p className="page-choices">
      <label>
        부서
        <select
          value={department}
          onChange={({ target: { value } }) => {
            void navigate({ to: '/staffing/$department', params: { department: value } });
          }}
        >
          {!data.some(({ unitId }) => unitId === department) && <option value={department}>{department}</option>}
          {data.map(({ unitId, name }) => (
            <option key={unitId} value={unitId}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

/** The own department where it has people, otherwise the first there is. */
export function StaffingStart() {
  const { state } = useScreen();
  const departments = useQuery(officeDepartments(clocksOf(state)));
  const { data: me } = useQuery(whoAmI);
  const chosen = departments.data?.find(({ unitId }) => unitId === me?.departmentId) ?? departments.data?.[0];
  if (chosen) return <Navigate to="/staffing/$department" params={{ department: chosen.unitId }} replace />;
  return (
    <>
      <PageTitle title="인력 현황" />
      <Waiting for={departments}>
        <NobodyKnown />
      </Waiting>
    </>
  );
}
