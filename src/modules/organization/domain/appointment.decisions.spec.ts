import { describe, it } from '@jest/globals';
import {
  appointmentEnded,
  departmentCreated,
  departmentsMerged,
  headAppointed,
  KIM,
  LEE,
  OFFICE,
  officerAssigned,
  teamCreated,
} from '../../../../test/support/organization-facts.ts';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import type { AppointHead, AssignOfficer, EndAppointment } from './organization.commands.ts';
import { organizationDecider } from './organization.decider.ts';

const given = scenariosOf(organizationDecider);

const office = [
  departmentCreated('planning', '기획과'),
  departmentCreated('budget', '예산과'),
  teamCreated('p-1', 'planning', '평가팀'),
];
const merged = departmentsMerged(['planning'], 'budget', '2024-07-01', ['p-1']);

const onUnit = { officeId: OFFICE, unitId: 'planning', effectiveOn: '2024-01-01' };
const appoint: AppointHead = { type: 'AppointHead', ...onUnit, person: KIM };
const assign: AssignOfficer = { type: 'AssignOfficer', ...onUnit, duty: '성과관리', person: KIM };
const end: EndAppointment = { type: 'EndAppointment', ...onUnit, duty: null };

describe('appointing the head', () => {
  it('of a department and of a team, from that day', () => {
    given(...office)
      .when(appoint)
      .then(headAppointed('planning', KIM, '2024-01-01'));
    given(...office)
      .when({ ...appoint, unitId: 'p-1' })
      .then(headAppointed('p-1', KIM, '2024-01-01'));
  });

  it('takes the place of whoever was it, and may be entered late', () => {
    given(...office, headAppointed('planning', LEE, '2024-06-01'))
      .when(appoint)
      .then(headAppointed('planning', KIM, '2024-01-01'));
  });

  it('post-changes-hands: not who is it already on that day', () => {
    given(...office, headAppointed('planning', KIM))
      .when(appoint)
      .thenRefused('post-changes-hands');
    given(...office, headAppointed('planning', KIM), headAppointed('planning', LEE, '2023-06-01'))
      .when(appoint)
      .then(headAppointed('planning', KIM, '2024-01-01'));
  });
});

describe('assigning an officer', () => {
  it('to one duty of a unit; a head may have one too', () => {
    given(...office, headAppointed('planning', KIM))
      .when(assign)
      .then(officerAssigned('planning', '성과관리', KIM, '2024-01-01'));
  });

  it('post-changes-hands: not to a duty that is the person’s already, but to another', () => {
    const history = [...office, officerAssigned('planning', '성과관리', KIM)];
    given(...history)
      .when(assign)
      .thenRefused('post-changes-hands');
    given(...history)
      .when({ ...assign, duty: '합동평가' })
      .then(officerAssigned('planning', '합동평가', KIM, '2024-01-01'));
  });
});

describe('ending an appointment', () => {
  it('names who held the post', () => {
    given(...office, headAppointed('planning', KIM))
      .when(end)
      .then(appointmentEnded('planning', null, KIM, '2024-01-01'));
    given(...office, officerAssigned('planning', '성과관리', LEE))
      .when({ ...end, duty: '성과관리' })
      .then(appointmentEnded('planning', '성과관리', LEE, '2024-01-01'));
  });

  it('post-is-held: only where somebody holds it on that day', () => {
    given(...office)
      .when(end)
      .thenRefused('post-is-held');
    given(...office, headAppointed('planning', KIM, '2024-01-02'))
      .when(end)
      .thenRefused('post-is-held');
    given(...office, headAppointed('planning', KIM), appointmentEnded('planning', null, KIM, '2023-12-31'))
      .when(end)
      .thenRefused('post-is-held');
    given(...office, headAppointed('planning', KIM))
      .when({ ...end, duty: '성과관리' })
      .thenRefused('post-is-held');
  });
});

describe('a unit that ends', () => {
  it.each([appoint, assign, end])('unit-not-closed: $type is refused from that day on', (command) => {
    given(...office, headAppointed('planning', LEE), merged)
      .when({ ...command, effectiveOn: '2024-07-01' })
      .thenRefused('unit-not-closed');
  });

  it('takes members until the day before', () => {
    given(...office, merged)
      .when({ ...appoint, effectiveOn: '2024-06-30' })
      .then(headAppointed('planning', KIM, '2024-06-30'));
  });

  it('hands its teams on with everybody in them', () => {
    given(...office, headAppointed('p-1', LEE), merged)
      .when({ ...appoint, unitId: 'p-1', effectiveOn: '2024-08-01' })
      .then(headAppointed('p-1', KIM, '2024-08-01'));
  });
});
