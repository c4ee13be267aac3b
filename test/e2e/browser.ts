/** Finds a Chromium for the browser tests, or brings one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const cacheFolder = path.resolve('node_modules/.cache/browser');

const places = [
  // It has no window to draw around the page, which saves about a quarter of the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Path of a Chromium or Chrome; says in one line which. The environment
 * variable CHROMIUM names one by hand.
 * @throws when there is none and none can be brought.
 */
export function findBrowser(): string {
  const found = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (found) {
    console.log(`browser: ${found}`);
    return found;
  }
  const asRoot = process.getuid?.() === 0;
  if (asRoot && existsSync('/etc/debian_version')) {
    console.log('browser: none found, so apt-get installs chromium-headless-shell');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    const { status } = spawnSync('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status === 0 && places[0]) return places[0];
  }
  console.log(
    "browser: none found, so npm's @sparticuz/chromium is unpacked into node_modules/.cache",
  );
  execFileSync('npm', ['install', '--silent', '--prefix', cacheFolder, '@sparticuz/chromium@153'], {
    stdio: 'inherit',
  });
  const script =
    "import('@sparticuz/chromium').then((m) => m.default.executablePath()).then(console.log)";
  return execFileSync('node', ['--input-type=module', '-e', script], { cwd: cacheFolder })
    .toString()
    .trim();
}
