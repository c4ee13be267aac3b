/** What surrounds a page: on every page a menu, and in a lesson its contents, the lesson before and the one after. */
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';

export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute;
  // On a phone the sidebar is the menu, so the start page and the 404 page need it, too.
  route.hasSidebar = true;
  const [lessons = [], others = []] = linkGroups(route).map(({ links }) => links);
  const current = lessons.findIndex(({ isCurrent }) => isCurrent);
  if (current === -1) route.toc = undefined;
  const numbered = lessons.map((link, index) => ({ ...link, label: `${index + 1} ${link.label}` }));
  route.pagination = {
    prev: numbered[current - 1],
    // Pages for instructors never follow the last lesson: they are the last of the others.
    next: current === -1 ? undefined : (numbered[current + 1] ?? others[0]),
  };
  if (route.id === '') nameOnce(route);
});

/** Pages that the sidebar leaves out, and its link that leads to them. */
const above: [page: RegExp, link: string][] = [
  [/^errors\//, 'errors/'],
  [/^(course|hand-in|solutions\/.*)$/, 'instructors/'],
];

/** Whether a link of the sidebar leads to this page, which has none of its own. */
export function isAbove({ id }: StarlightRouteData, href: string): boolean {
  return above.some(([page, link]) => page.test(id) && href.endsWith(`/${link}`));
}

/** Whether a page is as wide as the window and has its title inside, in <Welcome>. */
export function isWelcome({ entry }: StarlightRouteData): boolean {
  return entry.body?.includes('<Welcome') ?? false;
}

/** The sidebar's groups and their links: the lessons, then all other pages. */
export function linkGroups({ sidebar }: StarlightRouteData) {
  return sidebar
    .filter((entry) => entry.type === 'group')
    .map(({ label, entries }) => ({
      label,
      links: entries.filter((entry) => entry.type === 'link'),
    }));
}

/** The start page has the site's title, which Starlight would write twice, and it isn't an article. */
function nameOnce({ head, entry }: StarlightRouteData): void {
  for (const tag of head) {
    if (tag.tag === 'title') tag.content = entry.data.title;
    if (tag.attrs?.property === 'og:type') tag.attrs.content = 'website';
  }
}
