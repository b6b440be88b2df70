import { BadRequestException, ForbiddenException, HttpException, NotFoundException } from '@nestjs/common';
import { describe, expect, test } from '@jest/globals';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { StoreUnavailable } from '../../event-store/event-store.port.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { problem } from './problem.ts';
import { problemOf } from './problem.filter.ts';

const databaseError = (code: string): DatabaseError =>
  Object.assign(new DatabaseError('said the server', 0, 'error'), { code });
const systemError = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall });
const withStatusCode = (statusCode: unknown): Error => Object.assign(new Error('broken on the way'), { statusCode });

describe('a rule that refused', () => {
  test.each([
    ['bad-request', 400, '잘못된 요청'],
    ['unauthenticated', 401, '로그인 필요'],
    ['not-permitted', 403, '권한 없음'],
    ['not-found', 404, '없음'],
    ['version-conflict', 409, '충돌'],
    ['idempotency-key-reused', 409, '충돌'],
    ['payload-too-large', 413, '너무 큼'],
    ['too-many-requests', 429, '요청이 너무 잦음'],
    ['unexpected', 500, '서버 오류'],
    ['projection-behind', 503, '잠시 뒤 다시'],
    ['store-unavailable', 503, '잠시 뒤 다시'],
    ['database-unavailable', 503, '잠시 뒤 다시'],
    ['obligation-within-allotment', 422, '규칙 위반'],
    ['every-change-has-a-ground', 422, '규칙 위반'],
    ['', 422, '규칙 위반'],
  ])('%s answers %i %s', (rule, status, title) => {
    expect(problem(rule, '문장', { won: 1 })).toEqual({
      type: `urn:performance-ledger:rule:${rule}`,
      title,
      status,
      detail: '문장',
      rule,
      numbers: { won: 1 },
    });
  });

  test('so does a store that does not answer: whoever sends the same again learns what became of it', () => {
    const answer = problemOf(new StoreUnavailable('no answer within 10 s'));
    expect(answer).toMatchObject({
      status: 503,
      rule: 'store-unavailable',
      numbers: { message: 'no answer within 10 s' },
    });
    expect(answer.detail).toContain('Idempotency-Key');
  });

  test.each([
    ['a refused connection', systemError('ECONNREFUSED', 'connect')],
    ['a socket that is not there', systemError('ENOENT', 'connect')],
    ['a broken connection', systemError('ECONNRESET', 'read')],
    ['a host that nobody knows', systemError('ENOTFOUND', 'getaddrinfo')],
    ['a server that shuts down', databaseError('57P01')],
    ['a server that starts', databaseError('57P03')],
    ['a server without a connection left', databaseError('53300')],
    ['any of it below TypeORM', new QueryFailedError('select 1', [], databaseError('08006'))],
    ['what pg says of it', new Error('Connection terminated unexpectedly')],
  ])('so does a database that does not answer: %s', (_, error) => {
    expect(problemOf(error)).toMatchObject({ status: 503, rule: 'database-unavailable', numbers: {} });
  });

  test('and a read is never told to send its key again', () => {
    for (const error of [new StoreUnavailable('no answer'), new Error('boom')])
      expect(problemOf(error, 'GET').detail).not.toContain('Idempotency-Key');
  });

  test('leaves with its rule, its sentence and its numbers', () => {
    const rejection = new Rejection('payment-within-fund', '국비를 넘습니다.', { spentWon: 2, budgetWon: 1 });
    expect(problemOf(rejection)).toEqual(
      problem('payment-within-fund', '국비를 넘습니다.', { spentWon: 2, budgetWon: 1 }),
    );
  });
});

describe('an error of the framework', () => {
  test.each([
    [new NotFoundException('Cannot GET /x'), 404, 'not-found'],
    [new BadRequestException('Unexpected token'), 400, 'bad-request'],
    [new ForbiddenException('no'), 400, 'bad-request'],
    [new HttpException('slow down', 429), 429, 'too-many-requests'],
    [new HttpException('down', 503), 500, 'unexpected'],
    [withStatusCode(413), 413, 'payload-too-large'],
    [withStatusCode(415), 400, 'bad-request'],
    [withStatusCode(404), 404, 'not-found'],
    [withStatusCode(500), 500, 'unexpected'],
  ])('%s answers %i %s', (error, status, rule) => {
    expect(problemOf(error)).toMatchObject({ status, rule, detail: expect.stringMatching(/[가-힣]/) });
  });
});

describe('an unexpected failure', () => {
  test.each([
    ['an error', new Error('connect ECONNREFUSED 10.0.0.7:5432')],
    ['an error with a status that is none', withStatusCode('404')],
    ['a file that is not there', systemError('ENOENT', 'open')],
    ['a statement that the database refuses', new QueryFailedError('select x', [], databaseError('42703'))],
    ['a text', 'connect ECONNREFUSED 10.0.0.7:5432'],
    ['nothing', undefined],
    ['an object that only looks like one of ours', { rule: 'not-found', sentence: '', numbers: {} }],
  ])('%s answers 500 and tells nothing of the inside', (_, error) => {
    const answer = problemOf(error);
    expect(answer).toMatchObject({ status: 500, rule: 'unexpected', numbers: {} });
    expect(JSON.stringify(answer)).not.toMatch(/ECONNREFUSED|broken on the way/);
  });
});
