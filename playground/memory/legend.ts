/** What the signs of the drawing mean, for readers who open it. */
import { element } from '../ui/element.ts';
import { hatching, icon, svg } from './svg.ts';
import { words } from './words.ts';

type Sign = keyof typeof words.signs;

const arrow = (kind: string, end: Node[], dot = 'dot ring', radius = 3) => [
  svg('path', { class: `arrow ${kind}`, d: 'M6 22H76' }),
  ...(kind === 'writes' ? [svg('path', { class: 'arrow inner', d: 'M6 22H76' })] : []),
  svg('circle', { class: dot, cx: 6, cy: 22, r: radius }),
  ...end,
];
const tip = () => svg('path', { class: 'tip', d: 'M84 22l-8 -4v8z' });
const cell = (x = 84, y = 12, width = 44, look = 'cell') =>
  svg('rect', { class: look, x, y, width, height: 20 });
const text = (x: number, y: number, look: string, content: string) =>
  svg('text', { x, y, class: look }, content);

const pictures: Record<Sign, () => Node[]> = {
  frame: () => [
    cell(1, 2, 126, 'cell runs'),
    text(9, 16.5, 'code strong', 'main'),
    cell(1, 22, 126),
    text(9, 36.5, 'code strong', 'port'),
    text(48, 36.5, 'code quiet', 'u16'),
    text(118, 36.5, 'code end', '2222'),
  ],
  ghost: () => [
    cell(1, 12, 126, 'cell ghost'),
    text(9, 26.5, 'code gone', 'fresh'),
    text(118, 26.5, 'heading end', words.moved),
  ],
  owns: () => [
    ...arrow('owns', [svg('path', { class: 'tip', d: 'M84 22l-11 -5v10z' })], 'dot', 4),
    cell(),
    svg('path', { class: 'spine', d: 'M84 12v20' }),
  ],
  borrows: () => [...arrow('borrows', [tip()]), cell()],
  writes: () => [...arrow('writes', [tip()]), cell()],
  weak: () => [...arrow('weak', [tip()]), cell()],
  raw: () => [...arrow('raw', [tip()], 'dot', 2.5), cell()],
  dangling: () => [
    ...arrow('dangling', [], 'dot broken', 3.5),
    svg('path', { class: 'arrow cross', d: 'M74 18l8 8M74 26l8 -8' }),
    cell(88, 12, 40, 'cell dangling'),
  ],
  count: () => [
    cell(1, 12, 70),
    text(10, 26.5, 'code', 'Config'),
    svg('circle', { class: 'disc', cx: 71, cy: 12, r: 9.5 }),
    text(71, 16.5, 'code middle on-ink', '2'),
  ],
  lock: () => [
    svg(
      'g',
      { transform: 'translate(0 10)' },
      svg('path', { class: 'line', d: 'M3 6V4a3 3 0 016 0v2' }),
      svg('rect', { class: 'ink', x: 1, y: 6, width: 10, height: 7 }),
    ),
    text(20, 22, 'strong', 'held by main'),
    svg('path', { class: 'arrow waits', d: 'M2 36h104' }),
  ],
  unused: () => {
    const { defs, fill } = hatching();
    const hatched = cell(1, 12, 70);
    hatched.style.fill = fill;
    return [defs, hatched, text(36, 26.5, 'heading middle', words.unused)];
  },
};

export function legend(): HTMLElement {
  const items = (Object.keys(pictures) as Sign[]).map((sign) => {
    const [name, meaning] = words.signs[sign];
    const picture = icon(130, 44, ...pictures[sign]());
    picture.classList.add('drawing');
    return element(
      'li',
      {},
      picture,
      element('span', {}, element('b', {}, name ?? ''), ` ${meaning}`),
    );
  });
  return element(
    'details',
    { className: 'legend' },
    element('summary', {}, words.legend),
    element('ul', {}, ...items),
  );
}
