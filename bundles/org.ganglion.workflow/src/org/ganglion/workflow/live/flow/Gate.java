package org.ganglion.workflow.live.flow;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the records in flight and lets none in while it is closed, so that a graph can change when the last one has come to its end: a record sees
 * the old graph or the new one, never parts of both.
 */
public final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean open;
  private int inFlight;

  /** Waits until the gate is open, and counts one in. */
  public void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!open) {
        changed.await();
      }
      inFlight++;
    } finally {
      lock.unlock();
    }
  }

  /** Counts one out. */
  public void leave() {
    lock.lock();
    try {
      if (--inFlight == 0) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets records in. */
  public void open() {
    lock.lock();
    try {
      open = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Closes and waits until nothing is in flight; the gate stays closed either way. False when that did not happen in time. */
  public boolean drain(Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      open = false;
      return empty(limit);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is in flight; records may enter meanwhile. */
  public boolean settle(Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return empty(limit);
    } finally {
      lock.unlock();
    }
  }

  private boolean empty(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    while (inFlight > 0) {
      if (left <= 0) {
        return false;
      }
      left = changed.awaitNanos(left);
    }
    return true;
  }

  /** Records in flight now. */
  public int inFlight() {
    lock.lock();
    try {
      return inFlight;
    } finally {
      lock.unlock();
    }
  }
}
