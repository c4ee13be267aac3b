/** Where this machine has Firefox. */
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Path of a Firefox. The environment variable FIREFOX names one by hand. */
export const firefox = process.env.FIREFOX ?? places.find((place) => existsSync(place));

/** What the suite lacks on this machine, with the command that brings it. */
export const missingFirefox = () => (firefox ? [] : ['Firefox: apt-get install firefox-esr']);
