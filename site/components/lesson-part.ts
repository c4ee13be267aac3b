/** Takes the part that an embed shows out of a lesson's page. */

/** `src` is a lesson, or an anchor in one: `handles`, `handles/town_graph`. */
export async function lessonPart(src: string): Promise<Element[]> {
  const [lesson, anchor] = src.split('/');
  const address = new URL(`${document.body.dataset.lessons}${lesson}/index.html`, location.href);
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  // Links in a lesson are relative to its page, and open outside the frame.
  const base = document.createElement('base');
  base.href = new URL('.', address).href;
  base.target = '_blank';
  document.head.append(base);

  if (!anchor) {
    return [
      ...page.querySelectorAll('h1'),
      page.querySelector('.sl-markdown-content'),
      page.querySelector('.rule'),
    ].filter((part) => part !== null);
  }
  const named = page.getElementById(anchor);
  if (!named) return [];
  if (named.matches('contrast-block, .practice')) return [named];
  return [sectionFrom(named.closest('.sl-heading-wrapper') ?? named)];
}

/** A heading and everything up to the next one of its level or above. */
function sectionFrom(heading: Element): Element {
  const section = document.createElement('div');
  section.className = 'sl-markdown-content';
  for (let part: Element | null = heading; part; ) {
    const next: Element | null = part.nextElementSibling;
    section.append(part);
    part = next && levelOf(next) > levelOf(heading) ? next : null;
  }
  return section;
}

/** 1 to 6 for headings, which a wrapper may hold with a link; text is below all of them. */
function levelOf(part: Element): number {
  const { tagName } = part.querySelector('.sl-heading-wrapper > :first-child') ?? part;
  return /^H\d$/.test(tagName) ? Number(tagName[1]) : 9;
}
