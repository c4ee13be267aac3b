/** The watched runs that were recorded, each a list of events. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { isRunnable, rustPrograms } from '../../components/programs.ts';
import { recordedRun } from '../../watched-run.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const paths = [];
  // The engine runs one program at a time.
  for (const program of rustPrograms.filter(isRunnable)) {
    const run = await recordedRun(program);
    if (run !== undefined) paths.push({ params: { program: program.id }, props: { run } });
  }
  return paths;
};

export const GET: APIRoute<{ run: string }> = ({ props }) =>
  new Response(props.run, { headers: { 'Content-Type': 'application/json' } });
