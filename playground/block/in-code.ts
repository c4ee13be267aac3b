/** Text with `code` between backticks, as rustc and the tests of exercises write it, with elements for that code. */
export function inCode(text: string): (string | HTMLElement)[] {
  return text.split(/`([^`]+)`/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const code = document.createElement('code');
    code.textContent = piece;
    return code;
  });
}
