/** The platform of the course tests answers as the specifications say, above all to wrong use. */
import { describe, expect, test } from 'vitest';
import { type LearnerRecord, Scorm12, Scorm2004 } from '../course/lms.ts';

const fresh = (): LearnerRecord => ({ learner: 'a-1', values: {}, seconds: 0 });

describe('SCORM 1.2', () => {
  const begun = (record = fresh()) => {
    const platform = new Scorm12(record);
    platform.API.LMSInitialize('');
    return platform;
  };
  /** The answer and the error after it. */
  const set = ({ API }: Scorm12, name: string, value: unknown) => [
    API.LMSSetValue(name, value),
    API.LMSGetLastError(),
  ];
  const get = ({ API }: Scorm12, name: string) => [API.LMSGetValue(name), API.LMSGetLastError()];

  test('nothing works before the start or after the end', () => {
    const platform = new Scorm12(fresh());
    const { API } = platform;
    expect(get(platform, 'cmi.core.student_id')).toEqual(['', '301']);
    expect(set(platform, 'cmi.core.lesson_location', 'x')).toEqual(['false', '301']);
    for (const name of ['LMSCommit', 'LMSFinish'] as const) {
      expect(API[name]('')).toBe('false');
      expect(API.LMSGetLastError()).toBe('301');
    }
    expect(API.LMSInitialize('')).toBe('true');
    expect(API.LMSGetLastError()).toBe('0');
    expect(API.LMSInitialize('')).toBe('false');
    expect(API.LMSGetLastError()).toBe('101');
    expect(API.LMSFinish('')).toBe('true');
    expect(API.LMSCommit('')).toBe('false');
    expect(API.LMSGetLastError()).toBe('301');
    expect(API.LMSGetErrorString('301')).toBe('Not initialized');
  });

  test('calls take an empty text, and nothing else', () => {
    const { API } = new Scorm12(fresh());
    expect(API.LMSInitialize('now')).toBe('false');
    expect(API.LMSGetLastError()).toBe('201');
    API.LMSInitialize('');
    expect(API.LMSCommit(undefined)).toBe('false');
    expect(API.LMSGetLastError()).toBe('201');
    expect(API.LMSFinish('x')).toBe('false');
    expect(API.LMSGetLastError()).toBe('201');
  });

  test.each([
    ['cmi.core.student_id', 'b', '403'],
    ['cmi.core._children', 'b', '402'],
    ['cmi.core.lesson_status', 'not attempted', '405'],
    ['cmi.core.lesson_status', 'done', '405'],
    ['cmi.core.exit', 'normal', '405'],
    ['cmi.core.score.raw', '101', '405'],
    ['cmi.core.score.raw', '-1', '405'],
    ['cmi.core.score.raw', 'much', '405'],
    ['cmi.core.score.raw', 7, '405'],
    ['cmi.core.session_time', 'PT5S', '405'],
    ['cmi.core.session_time', '1:2:3', '405'],
    ['cmi.core.lesson_location', 'x'.repeat(256), '405'],
    ['cmi.suspend_data', 'x'.repeat(4_097), '405'],
    ['cmi.interactions.0.id', 'x', '401'],
    ['core.exit', 'suspend', '201'],
  ])('%s cannot be %j', (name, value, error) => {
    expect(set(begun(), name, value)).toEqual(['false', error]);
  });

  test.each([
    ['cmi.core.exit', '', '404'],
    ['cmi.core.session_time', '', '404'],
    ['cmi.core.exit._children', '', '202'],
    ['cmi.core.student_id._children', '', '202'],
    ['cmi.core._count', '', '203'],
    ['cmi.core.score._children', 'raw,min,max', '0'],
    ['cmi.core.nothing', '', '401'],
    ['cmi.suspend_data', '', '0'],
    ['cmi.core.lesson_status', 'not attempted', '0'],
    ['cmi.core.entry', 'ab-initio', '0'],
  ])('%s reads as %j', (name, value, error) => {
    expect(get(begun(), name)).toEqual([value, error]);
  });

  test('what is suspended comes back, and times add up', () => {
    const record = fresh();
    const first = begun(record);
    set(first, 'cmi.suspend_data', 'x'.repeat(4_096));
    set(first, 'cmi.core.exit', 'suspend');
    set(first, 'cmi.core.session_time', '0000:01:05.00');
    first.API.LMSFinish('');
    const second = begun(record);
    expect(get(second, 'cmi.core.entry')).toEqual(['resume', '0']);
    expect(get(second, 'cmi.suspend_data')).toEqual(['x'.repeat(4_096), '0']);
    expect(get(second, 'cmi.core.total_time')).toEqual(['0000:01:05', '0']);
    set(second, 'cmi.core.exit', '');
    second.API.LMSFinish('');
    expect(get(begun(record), 'cmi.suspend_data')).toEqual(['', '0']);
    expect(record.values['cmi.core.lesson_status']).toBe('completed');
  });

  test('what is not committed is not kept', () => {
    const record = fresh();
    const platform = begun(record);
    set(platform, 'cmi.core.lesson_location', 'here');
    expect(record.values).toEqual({});
    platform.trouble = 'refuses';
    expect(platform.API.LMSCommit('')).toBe('false');
    expect(record.values).toEqual({});
    platform.trouble = 'none';
    expect(platform.API.LMSCommit('')).toBe('true');
    expect(record.values['cmi.core.lesson_location']).toBe('here');
    expect(platform.faults).toEqual(['LMSCommit(): 101']);
  });
});

describe('SCORM 2004', () => {
  const begun = (record = fresh()) => {
    const platform = new Scorm2004(record);
    platform.API_1484_11.Initialize('');
    return platform;
  };
  const set = ({ API_1484_11: api }: Scorm2004, name: string, value: unknown) => [
    api.SetValue(name, value),
    api.GetLastError(),
  ];
  const get = ({ API_1484_11: api }: Scorm2004, name: string) => [
    api.GetValue(name),
    api.GetLastError(),
  ];

  test('each call has its own error before the start and after the end', () => {
    const platform = new Scorm2004(fresh());
    const { API_1484_11: api } = platform;
    const errors = () => [
      get(platform, 'cmi.entry'),
      set(platform, 'cmi.location', 'x'),
      [api.Commit(''), api.GetLastError()],
      [api.Terminate(''), api.GetLastError()],
    ];
    expect(errors()).toEqual([
      ['', '122'],
      ['false', '132'],
      ['false', '142'],
      ['false', '112'],
    ]);
    expect(api.Initialize('')).toBe('true');
    expect([api.Initialize(''), api.GetLastError()]).toEqual(['false', '103']);
    expect(api.Terminate('')).toBe('true');
    expect([api.Initialize(''), api.GetLastError()]).toEqual(['false', '104']);
    expect(errors()).toEqual([
      ['', '123'],
      ['false', '133'],
      ['false', '143'],
      ['false', '113'],
    ]);
    expect(api.GetErrorString('104')).toBe('Content Instance Terminated');
  });

  test.each([
    ['cmi.learner_id', 'b', '404'],
    ['cmi.score._children', 'b', '404'],
    ['cmi.completion_status', 'passed', '406'],
    ['cmi.success_status', 'completed', '406'],
    ['cmi.score.scaled', '1.5', '407'],
    ['cmi.score.scaled', 'half', '406'],
    ['cmi.score.scaled', '0.12345678', '406'],
    ['cmi.progress_measure', '-0.1', '407'],
    ['cmi.session_time', '0000:00:05', '406'],
    ['cmi.session_time', 'P', '406'],
    ['cmi.session_time', 'PT', '406'],
    ['cmi.location', 'x'.repeat(1_001), '406'],
    ['cmi.suspend_data', 'x'.repeat(64_001), '406'],
    ['cmi.core.exit', 'suspend', '401'],
    ['cmi.objectives.0.success_status', 'passed', '408'],
    ['cmi.objectives.1.id', 'x', '351'],
    ['cmi.location', 7, '406'],
  ])('%s cannot be %j', (name, value, error) => {
    expect(set(begun(), name, value)).toEqual(['false', error]);
  });

  test.each([
    ['cmi.location', '', '403'],
    ['cmi.suspend_data', '', '403'],
    ['cmi.score.raw', '', '403'],
    ['cmi.exit', '', '405'],
    ['cmi.session_time', '', '405'],
    ['cmi.nothing', '', '401'],
    ['cmi.location._children', '', '301'],
    ['cmi.completion_status', 'unknown', '0'],
    ['cmi.entry', 'ab-initio', '0'],
    ['cmi.objectives._count', '0', '0'],
  ])('%s reads as %j with %s', (name, value, error) => {
    expect(get(begun(), name)).toEqual([value, error]);
  });

  test('what is suspended comes back; a normal end begins another attempt', () => {
    const record = fresh();
    const first = begun(record);
    expect(set(first, 'cmi.objectives.0.id', 'one')).toEqual(['true', '0']);
    expect(set(first, 'cmi.objectives.0.success_status', 'passed')).toEqual(['true', '0']);
    set(first, 'cmi.suspend_data', 'x'.repeat(64_000));
    set(first, 'cmi.exit', 'suspend');
    set(first, 'cmi.session_time', 'PT1H2M3.5S');
    first.API_1484_11.Terminate('');
    const second = begun(record);
    expect(get(second, 'cmi.entry')).toEqual(['resume', '0']);
    expect(get(second, 'cmi.suspend_data')).toEqual(['x'.repeat(64_000), '0']);
    expect(get(second, 'cmi.total_time')).toEqual(['PT3723.5S', '0']);
    set(second, 'cmi.exit', 'normal');
    second.API_1484_11.Terminate('');
    const third = begun(record);
    expect(get(third, 'cmi.entry')).toEqual(['ab-initio', '0']);
    expect(get(third, 'cmi.suspend_data')).toEqual(['', '403']);
  });

  test('a commit that is refused keeps nothing', () => {
    const record = fresh();
    const platform = begun(record);
    set(platform, 'cmi.location', 'here');
    platform.trouble = 'refuses';
    expect(platform.API_1484_11.Commit('')).toBe('false');
    expect(platform.API_1484_11.GetLastError()).toBe('391');
    expect(record.values).toEqual({});
  });
});
