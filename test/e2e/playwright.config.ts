import { defineConfig } from '@playwright/test';

// Two worktrees can be tested beside each other.
const port = Number(process.env.E2E_PORT ?? 4410);
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Two pages may load 20 MB of compilers at once on two cores, and be late. A test that passes
  // at a later try is listed as flaky in CI's output, and should be looked at.
  retries: process.env.CI ? 2 : 0,
  // Short, because CI may keep only the end of the log; the failures come last.
  reporter: process.env.CI ? 'dot' : 'line',
  // No test is about time: the limits are for one that hangs.
  timeout: 60_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    // A page of its own costs each test a second; storage, routes and clocks begin anew in this one, too.
    reuseContext: true,
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    // Serves the site that the suite `build` has built.
    cwd: '../..',
    command: `node test/serve.ts dist ${port}`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
  },
});
