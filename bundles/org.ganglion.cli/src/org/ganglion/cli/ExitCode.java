package org.ganglion.cli;

/** What the process tells its caller. */
public final class ExitCode {
  public static final int OK = 0;
  /** A fault of the platform or of a plug-in. */
  public static final int INTERNAL = 1;
  /** Something that the user can put right. */
  public static final int USER = 2;
  /** Stopped by Ctrl-C, as shells count it: 128 + SIGINT. */
  public static final int STOPPED = 130;

  private ExitCode() {}
}
