/** What the report says of its office: the organisation chart itself is missing (Ⅰ-1), and one team is named. */
export const printedOrganization = {
  /** Our id of 영등포구. */
  officeId: 'yeongdeungpo',
  chart: 'Ⅰ. 일반현황 1 조직, 1쪽부터',
  team: { teamId: 'evaluation', name: '평가팀', where: 'Ⅱ. 주요업무 추진실적 ③, 6쪽' },
} as const;
