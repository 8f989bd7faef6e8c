package org.ganglion.workbench.model.session;

/** Where the platform runs that a session works on: in this process, or in a server's, which may go away and come again. */
public final class Connection {
  private final boolean attached;
  private final Changes changes = new Changes();
  private volatile boolean there;
  private volatile String sentence;

  private Connection(boolean attached, boolean there, String sentence) {
    this.attached = attached;
    this.there = there;
    this.sentence = sentence;
  }

  /** A platform of this process. */
  public static Connection inProcess() {
    return new Connection(false, true, "Runtime of this window");
  }

  /** A server's, of which nothing is known yet. */
  public static Connection toServer() {
    return new Connection(true, false, "Looking for the server …");
  }

  /** Whether runs belong to a server, and go on without this process. */
  public boolean attached() {
    return attached;
  }

  /** Whether the platform answers. */
  public boolean there() {
    return there;
  }

  /** What stands in the status line. */
  public String sentence() {
    return sentence;
  }

  /** Tells what has changed. */
  public Changes changes() {
    return changes;
  }

  /** The server answers, or it does not. */
  public void now(boolean answers, String newSentence) {
    boolean other = there != answers || !sentence.equals(newSentence);
    there = answers;
    sentence = newSentence;
    if (other) {
      changes.tell();
    }
  }
}
