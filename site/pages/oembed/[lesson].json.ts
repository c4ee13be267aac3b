/** oEmbed for lessons, so that a pasted link unfolds; a site that knows its own address has it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { courseLessons } from '../../components/lessons.ts';
import { siteUrl } from '../../components/programs.ts';

/** Pixels; a host that follows the messages of the frame grows it. */
const size = { width: 800, height: 600 };

export const getStaticPaths: GetStaticPaths = async () => {
  // Its addresses are absolute.
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
