/** Acting on messages one after the other. */

/**
 * Returns a function that calls `act` for each message once it is done with
 * those before. A failure goes to `failed` and ends only its own message.
 */
export function inOrder<Message>(
  act: (message: Message) => Promise<void>,
  failed: (error: unknown, message: Message) => void,
): (message: Message) => void {
  let last = Promise.resolve();
  return (message) => {
    last = last.then(() => act(message)).catch((error: unknown) => failed(error, message));
  };
}
