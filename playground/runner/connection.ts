export interface Connection {
  /** The reader has asked to save data. */
  saveData?: boolean;
  effectiveType?: string;
  /** Megabits per second. */
  downlink?: number;
}

/** The browser's information about the connection; undefined in browsers that have none. */
export function connection(): Connection | undefined {
  return (navigator as Navigator & { connection?: Connection }).connection;
}
