/** Ⅰ-2 인력 as printed, cell by cell: '-' is 0, '' is 해당없음, △ a shortage. */
export const printedStaffing = {
  table: 'Ⅰ. 일반현황 2 인력, 1쪽부터',
  columns: [
    ...['4급', '5급', '6급', '7급', '8급', '9급'].map((grade) => ({ series: '일반직', grade })),
    ...['6급', '7급', '8급', '9급'].map((grade) => ({ series: '관리운영직', grade })),
    ...['6급', '7급', '8급', '9급'].map((grade) => ({ series: '별정직·임기제', grade })),
  ],
  rows: {
    quota: { total: '20', cells: ['-', '1', '6', '10', '2', '1', '', '', '', '', '', '', '', ''] },
    strength: { total: '21', cells: ['-', '1', '6', '9', '5', '-', '', '', '', '', '', '', '', ''] },
    surplus: { total: '1', cells: ['-', '-', '-', '△1', '3', '△1', '', '', '', '', '', '', '', ''] },
  },
  oddities: ['이 표에는 기준일이 없어 Ⅰ-4 예산현황의 5.31. 기준으로 봄.'],
};
