package org.ganglion.workflow.live.plugin;

import java.time.Duration;
import java.util.List;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;

/** A processor at work with all that it holds of the platform; every call sees its own class loader. */
public final class OpenProcessor {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String node;
  private final Processor processor;
  private final Offer offer;
  private final List<Lease<?>> leases;

  OpenProcessor(String node, Processor processor, Offer offer, List<Lease<?>> leases) {
    this.node = node;
    this.processor = processor;
    this.offer = offer;
    this.leases = leases;
  }

  /** Where it comes from. */
  public Offer offer() {
    return offer;
  }

  /** Takes a record, on the calling thread. */
  public void process(LiveRecord record, Emitter out) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader());
    try {
      processor.process(record, out);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Its state; nobody else may call it meanwhile. */
  public byte[] snapshot() throws Exception {
    byte[] state = Bounded.call(node + ".snapshot", LIMIT, loader(), processor::snapshot);
    return state == null ? new byte[0] : state;
  }

  /** Takes over a state; an empty one is none. */
  public void restore(byte[] state) throws Exception {
    if (state.length > 0) {
      Bounded.call(node + ".restore", LIMIT, loader(), () -> {
        processor.restore(state);
        return null;
      });
    }
  }

  /** Closes the processor and gives back what it holds. What goes wrong in it is given, not thrown. */
  public String close() {
    try {
      Bounded.call(node + ".close", LIMIT, loader(), () -> {
        processor.close();
        return null;
      });
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was interrupted while it closed";
    } catch (Throwable e) {
      return "could not be closed: " + Faults.sentence(e);
    } finally {
      leases.reversed().forEach(Lease::close);
    }
  }

  private ClassLoader loader() {
    return processor.getClass().getClassLoader();
  }
}
