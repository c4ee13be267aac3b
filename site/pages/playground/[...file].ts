/** Source files of the lessons' programs, which the playground's menu loads. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { rustPrograms } from '../../components/programs.ts';

export const getStaticPaths: GetStaticPaths = () =>
  rustPrograms.map(({ file, source }) => ({ params: { file }, props: { source } }));

export const GET: APIRoute<{ source: string }> = ({ props }) =>
  new Response(props.source, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
