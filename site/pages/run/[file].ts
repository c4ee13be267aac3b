/** The modules of playground/prebuilt/, decompressed, as files of the site. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { moduleFiles, readPrebuilt } from '../../../playground/prebuilt/prebuilt.ts';
import { manifest, modules } from '../../components/programs.ts';

export const getStaticPaths: GetStaticPaths = () =>
  modules.flatMap(({ program, glue, wasm }) => {
    const files = moduleFiles(program);
    return [
      { params: { file: glue.replace('run/', '') }, props: { prebuilt: files.glue } },
      { params: { file: wasm.replace('run/', '') }, props: { prebuilt: files.wasm } },
    ];
  });

export const GET: APIRoute<{ prebuilt: string }> = ({ props }) => {
  const type = props.prebuilt.endsWith('.wasm.br') ? 'application/wasm' : 'text/javascript';
  return new Response(new Uint8Array(readPrebuilt(props.prebuilt, manifest)), {
    headers: { 'Content-Type': type },
  });
};
