/** Files of playground/prebuilt/ on the site: modules decompressed, compilers compressed as they are stored. */
import type { APIRoute, GetStaticPaths } from 'astro';
import {
  cppPrebuilt,
  enginePrebuilt,
  moduleFiles,
  readCompressed,
  readPrebuilt,
} from '../../../playground/prebuilt/prebuilt.ts';
import { compilerFiles, manifest, modules, rustfmtFile } from '../../components/programs.ts';

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
    [compilerFiles.rust.compiler, enginePrebuilt.engine] as const,
    [compilerFiles.rust.library, enginePrebuilt.library] as const,
    [compilerFiles.cpp.compiler, cppPrebuilt.clang] as const,
    [compilerFiles.cpp.library, cppPrebuilt.sysroot] as const,
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
