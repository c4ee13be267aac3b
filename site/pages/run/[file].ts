/** What playground/prebuilt/ holds as files of the site: modules decompressed, the compilers as they are stored. */
import type { APIRoute, GetStaticPaths } from 'astro';
import {
  cppPrebuilt,
  enginePrebuilt,
  moduleFiles,
  readCompressed,
  readPrebuilt,
} from '../../../playground/prebuilt/prebuilt.ts';
import { engineFiles, manifest, modules, rustfmtFile } from '../../components/programs.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const files = modules.flatMap(({ program, glue, wasm }) => {
    const prebuilt = moduleFiles(program);
    const pairs = [
      [glue, prebuilt.glue],
      [wasm, prebuilt.wasm],
    ] as const;
    return pairs.filter((pair): pair is [string, string] => pair[0] !== undefined);
  });
  return [
    ...files,
    [engineFiles.rust.engine, enginePrebuilt.engine] as const,
    [engineFiles.rust.library, enginePrebuilt.library] as const,
    [engineFiles.cpp.engine, cppPrebuilt.clang] as const,
    [engineFiles.cpp.library, cppPrebuilt.sysroot] as const,
    [rustfmtFile, enginePrebuilt.rustfmt] as const,
  ].map(([address, prebuilt]) => ({
    params: { file: address.replace('run/', '') },
    props: { prebuilt },
  }));
};

export const GET: APIRoute<{ prebuilt: string }> = ({ params, props }) => {
  const { file = '' } = params;
  const asStored = file.endsWith('.bin');
  const bytes = (asStored ? readCompressed : readPrebuilt)(props.prebuilt, manifest);
  const type = file.endsWith('.js')
    ? 'text/javascript'
    : file.endsWith('.wasm')
      ? 'application/wasm'
      : 'application/octet-stream';
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } });
};
