/** A session with a platform: begun, reported, refused, begun again, ended; and what the platform keeps for the next. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CourseReport, ScormVersion } from '../../playground/course/host.ts';
import { CourseSession } from '../../playground/course/session.ts';
import { type LearnerRecord, Platform } from '../course/platform.ts';

const report: CourseReport = {
  location: 'part',
  suspended: 'marks',
  completed: false,
  solved: 1,
  all: 2,
  seconds: 61,
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The page's window, in which the platform has put its API. */
function launch(version: ScormVersion, record: LearnerRecord) {
  const platform = new Platform(version, record);
  const page: Record<string, unknown> = { closed: false, opener: null };
  page.parent = page;
  page[platform.name] = platform.api;
  vi.stubGlobal('window', page);
  return { platform, page, session: new CourseSession(version) };
}
const fresh = (): LearnerRecord => ({ learner: 'a', values: {} });

describe.each(['1.2', '2004'] as const)('SCORM %s', (version) => {
  test('what is suspended comes back with the place and the learner', () => {
    const first = launch(version, fresh());
    expect(first.session.start()).toEqual({
      learner: 'a',
      location: '',
      suspended: '',
      completed: false,
    });
    expect(first.session.send(report)).toBe(true);
    expect(first.session.finish(report)).toBe(true);
    expect(first.platform.record.exit).toBe('suspend');

    const second = launch(version, first.platform.record);
    expect(second.session.start()).toEqual({
      learner: 'a',
      location: 'part',
      suspended: 'marks',
      completed: false,
    });
  });

  test('what is completed stays so, and the next session begins anew', () => {
    const first = launch(version, fresh());
    first.session.start();
    first.session.finish({ ...report, completed: true, solved: 2 });
    const second = launch(version, first.platform.record);
    expect(second.session.start()).toMatchObject({ suspended: '', completed: true });
    second.session.finish(report);
    const third = launch(version, second.platform.record);
    expect(third.session.start()).toMatchObject({ completed: true });
  });

  test('a report is news until the platform has taken it, its time aside', () => {
    const { session, platform } = launch(version, fresh());
    session.start();
    expect(session.isNews(report)).toBe(true);
    platform.trouble = 'refuses';
    expect(() => session.send(report)).toThrow();
    expect(session.isNews(report)).toBe(true);
    platform.trouble = 'none';
    session.send(report);
    expect(session.isNews({ ...report, seconds: 99 })).toBe(false);
    expect(session.isNews({ ...report, solved: 2 })).toBe(true);
    session.forget();
    expect(session.isNews(report)).toBe(true);
  });

  test.each(['closed', 'throws'] as const)('a platform that %s can be asked again', (trouble) => {
    const { session, platform } = launch(version, fresh());
    platform.trouble = trouble;
    expect(session.start()).toBeUndefined();
    expect(session.isConnected).toBe(false);
    expect(() => session.send(report)).toThrow(
      expect.objectContaining({ code: trouble === 'throws' ? 'threw' : expect.any(String) }),
    );
    expect(platform.record.values).toEqual({});
    platform.trouble = 'none';
    expect(session.start()).toMatchObject({ learner: 'a' });
    expect(session.send(report)).toBe(true);
  });

  test('a platform that goes away fails the report, and the end does not throw', () => {
    const { session, page } = launch(version, fresh());
    session.start();
    page.closed = true;
    expect(() => session.send(report)).toThrow(expect.objectContaining({ code: 'gone' }));
    expect(session.finish(report)).toBe(false);
    expect(session.isOver).toBe(true);
  });

  test('what the platform refuses at the end is not said to be sent', () => {
    const { session, platform } = launch(version, fresh());
    session.start();
    platform.trouble = 'refuses';
    expect(session.finish(report)).toBe(false);
    expect(platform.record).toEqual(fresh());
  });

  test('suspend data has a limit', () => {
    const { session, platform } = launch(version, fresh());
    session.start();
    const limit = version === '1.2' ? 4_096 : 64_000;
    expect(session.send({ ...report, suspended: 'x'.repeat(limit) })).toBe(true);
    expect(() => session.send({ ...report, suspended: 'x'.repeat(limit + 1) })).toThrow(
      expect.objectContaining({ code: version === '1.2' ? '405' : '406' }),
    );
    expect(platform.record.values['cmi.suspend_data']).toHaveLength(limit);
  });
});

test('without a platform nothing is sent, and nothing throws', () => {
  const page: Record<string, unknown> = { closed: false, opener: null };
  page.parent = page;
  vi.stubGlobal('window', page);
  const session = new CourseSession('1.2');
  expect(session.start()).toBeUndefined();
  expect(session.send(report)).toBe(false);
  expect(session.finish(report)).toBe(false);
});
