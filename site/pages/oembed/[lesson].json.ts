/** oEmbed for lessons, so that a pasted link becomes an embed. Needs the site's address, SITE. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { courseLessons } from '../../components/lessons.ts';
import { siteUrl } from '../../components/programs.ts';

/** Height in pixels. A host that handles the frame's messages resizes it. */
const size = { width: 800, height: 600 };

export const getStaticPaths: GetStaticPaths = async () => {
  // oEmbed needs absolute addresses.
  if (!import.meta.env.SITE) return [];
  return (await courseLessons()).map(({ id, data }) => ({
    params: { lesson: id.replace('lessons/', '') },
    props: { title: data.title },
  }));
};

export const GET: APIRoute<{ title: string }> = ({ params, props, site }) => {
  const address = new URL(siteUrl(`embed/?src=${params.lesson}`), site);
  return Response.json({
    version: '1.0',
    type: 'rich',
    title: props.title,
    provider_name: 'You can Rust that',
    provider_url: new URL(siteUrl(''), site).href,
    html: `<iframe src="${address}" title="${props.title.replaceAll('"', '&quot;')}" width="${size.width}" height="${size.height}" style="border:0" allow="clipboard-write"></iframe>`,
    ...size,
  });
};
