package org.ganglion.workflow.live.record;

import java.util.ArrayDeque;
import java.util.Deque;

/** The position up to which all records of a source have come to their end, whatever order they did so in. Thread-safe. */
public final class Watermark {
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long position;

  /** Begins at a position. */
  public Watermark(long position) {
    this.position = position;
  }

  /** A record on its way. */
  public final class Mark {
    private final long behind;
    private boolean done;

    private Mark(long behind) {
      this.behind = behind;
    }

    /** It has come to its end. */
    public void done() {
      synchronized (marks) {
        done = true;
        while (!marks.isEmpty() && marks.peek().done) {
          position = marks.poll().behind;
        }
      }
    }
  }

  /**
   * A record sets out; called in the order of positions.
   *
   * @param behind position behind it
   */
  public Mark begin(long behind) {
    Mark mark = new Mark(behind);
    synchronized (marks) {
      marks.add(mark);
    }
    return mark;
  }

  /** Where to go on from after a crash. */
  public long position() {
    synchronized (marks) {
      return position;
    }
  }
}
