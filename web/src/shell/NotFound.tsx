import { Link } from '@tanstack/react-router';
import { PageTitle } from './PageTitle.tsx';

export function NotFound() {
  return (
    <>
      <PageTitle title="그런 화면이 없습니다" />
      <p>
        주소를 확인하거나 <Link to="/">종합 현황</Link>에서 다시 찾으십시오.
      </p>
    </>
  );
}
