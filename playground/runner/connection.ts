export interface Connection {
  /** The reader has asked to save data. */
  saveData?: boolean;
  effectiveType?: string;
  /** Megabits per second. */
  downlink?: number;
}

/** What the browser says of the reader's connection; some say nothing. */
export function connection(): Connection | undefined {
  return (navigator as Navigator & { connection?: Connection }).connection;
}
