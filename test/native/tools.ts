/** Finds out which native compilers are missing for the comparison. */
import { execFileSync } from 'node:child_process';
import {
  missingNativeTools,
  nativeClang,
  rustfmtVersion,
  toolVersion,
} from '../../playground/prebuilt/native.ts';

/** Each missing tool with the command that installs it. */
export function missingTools(): string[] {
  const missing = missingNativeTools();
  if (!toolVersion('rustfmt')?.startsWith(`rustfmt ${rustfmtVersion}.`))
    missing.push(`rustfmt ${rustfmtVersion}: apt-get install rustfmt-web`);
  if (!toolVersion(nativeClang) || !hasLibrary())
    missing.push('clang 22: apt-get install clang-22 libc++-22-dev libc++abi-22-dev');
  return missing;
}

/** Whether clang finds its own C++ library. */
function hasLibrary(): boolean {
  try {
    const flags = ['-stdlib=libc++', '-x', 'c++', '-fsyntax-only', '-'];
    execFileSync(nativeClang, flags, { input: '#include <format>\n', stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
