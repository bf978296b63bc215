/** A running mock. */
export interface Mock {
  /** The address without a path, such as http://127.0.0.1:40123. */
  url: string;
  /** The id of the default project. */
  project: string;
  /** A token of that project, for the header X-Auth-Token. */
  token: string;
  /** Fixtures and credentials by name: server_a, vpc, source_az, access_key, … */
  variables: Record<string, string>;
  /** Stops the mock; resolves once it has ended. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Options of the command line, such as ['--clock', 'frozen', '--auth', 'verify']. */
  options?: string[];
  /** Environment variables, in addition to those of this process. */
  environment?: Record<string, string>;
}

/** Starts a mock on a free port; resolves once it answers requests. It ends with this process. */
export function start(options?: StartOptions): Promise<Mock>;
