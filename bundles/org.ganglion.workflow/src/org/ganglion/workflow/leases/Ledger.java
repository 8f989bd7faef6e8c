package org.ganglion.workflow.leases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ganglion.workflow.routing.User;

/** Who holds what of which bundle. Calls nobody while it is locked. */
public final class Ledger {
  /** One thing that is held. */
  record Entry(long bundle, Holder holder, String what) {}

  private final Map<Long, List<Entry>> open = new HashMap<>();

  synchronized Entry open(long bundle, Holder holder, String what) {
    Entry entry = new Entry(bundle, holder, what);
    open.computeIfAbsent(bundle, any -> new ArrayList<>()).add(entry);
    return entry;
  }

  /** Ends one entry: equal ones of the same holder stand for as many leases. */
  synchronized void close(Entry entry) {
    List<Entry> entries = open.get(entry.bundle());
    if (entries != null && entries.remove(entry) && entries.isEmpty()) {
      open.remove(entry.bundle());
      notifyAll();
    }
  }

  /** Everybody who holds something of a bundle, each once. */
  public synchronized Set<Holder> holders(long bundle) {
    Set<Holder> holders = new LinkedHashSet<>();
    open.getOrDefault(bundle, List.of()).forEach(entry -> holders.add(entry.holder()));
    return holders;
  }

  /** Everybody who holds something at all. */
  public synchronized Set<Holder> holders() {
    Set<Holder> holders = new LinkedHashSet<>();
    open.values().forEach(entries -> entries.forEach(entry -> holders.add(entry.holder())));
    return holders;
  }

  /** Everybody who holds something of a bundle, with what. */
  public List<User> users(long bundle) {
    List<Entry> entries;
    synchronized (this) {
      entries = List.copyOf(open.getOrDefault(bundle, List.of()));
    }
    Map<String, Set<String>> held = new TreeMap<>();
    entries.forEach(entry -> held.computeIfAbsent(entry.holder().name(), any -> new TreeSet<>()).add(entry.what()));
    return held.entrySet().stream().map(user -> new User(user.getKey(), user.getValue())).toList();
  }

  /** Waits until nobody holds anything of a bundle; whether that is so. */
  public synchronized boolean await(long bundle, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (open.containsKey(bundle)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
