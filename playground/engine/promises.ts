/** Node has the promises of WebAssembly that browsers have, behind a flag. */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--experimental-wasm-jspi');
