package org.ganglion.workflow.live.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bounded queue before a node. Whoever puts waits for room, which is the back-pressure of a live workflow. Turns are what is to be done between
 * two records; they go first. While the inbox is held only turns are given out.
 */
final class Inbox {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final Deque<Flight> flights = new ArrayDeque<>();
  private final Deque<Runnable> turns = new ArrayDeque<>();
  private boolean held;
  private boolean closed;

  Inbox(int capacity) {
    this.capacity = capacity;
  }

  void put(Flight flight) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (flights.size() >= capacity && !closed) {
        emptied.await();
      }
      flights.add(flight);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Has something done between two records; false when the node has ended. */
  boolean turn(Runnable action) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      turns.add(action);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next record, after all turns that are due have been taken; null when the node is to end. */
  Flight take() throws InterruptedException {
    while (true) {
      Runnable turn;
      lock.lockInterruptibly();
      try {
        while (turns.isEmpty() && (held || flights.isEmpty()) && !closed) {
          filled.await();
        }
        turn = turns.poll();
        if (turn == null) {
          Flight next = closed ? null : flights.poll();
          emptied.signal();
          return next;
        }
      } finally {
        lock.unlock();
      }
      turn.run();
    }
  }

  /** Keeps records waiting, or lets them go on. */
  void hold(boolean hold) {
    lock.lock();
    try {
      held = hold;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      emptied.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return flights.size();
    } finally {
      lock.unlock();
    }
  }
}
