/** The script of a platform's page: it starts a package, in a frame if it is given an address. */
import type { ScormVersion } from '../../playground/course/host.ts';
import { type LearnerRecord, Platform, type Trouble } from './platform.ts';

declare global {
  interface Window {
    lms: Platform;
    /** Characters of the part that stood in the page when the platform was first asked. */
    shownBefore: number;
    launch(version: ScormVersion, record: LearnerRecord, trouble: Trouble, address: string): void;
  }
}

window.launch = (version, record, trouble, address) => {
  const platform = new Platform(version, record);
  platform.trouble = trouble;
  window.lms = platform;
  const name = version === '1.2' ? 'LMSInitialize' : 'Initialize';
  const initialize = platform.api[name];
  platform.api[name] = (parameter: string) => {
    const page = document.querySelector('iframe')?.contentDocument;
    const example = page?.querySelector('rust-example')?.shadowRoot;
    const part = example?.querySelector('iframe')?.contentDocument?.body;
    // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts.
    window.shownBefore ??= part?.innerText.length ?? 0;
    return initialize?.(parameter) ?? '';
  };
  Object.assign(window, { [platform.name]: platform.api });
  if (address) document.body.innerHTML = `<iframe title="Content" src="${address}"></iframe>`;
};
