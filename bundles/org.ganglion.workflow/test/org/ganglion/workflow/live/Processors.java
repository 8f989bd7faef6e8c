package org.ganglion.workflow.live;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.data.Default;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;

/** Processors to try live workflows with. */
final class Processors {
  private Processors() {}

  record Nothing() {}

  record Step(@Default("1") int step) {}

  /** Counts records in its state and writes count and version into each; several versions of it take each other's place. */
  static final class Counting implements ProcessorFactory<Nothing, Step> {
    final String version;
    final AtomicInteger open = new AtomicInteger();
    volatile boolean refusesState;

    Counting(String version) {
      this.version = version;
    }

    @Override
    public Processor open(Nothing inputs, Step parameters, LiveContext context) {
      open.incrementAndGet();
      return new Processor() {
        private long count;

        @Override
        public void process(LiveRecord record, Emitter out) {
          if (record.fields().containsKey("bad")) {
            throw new InputException("does not like " + record.fields().get("bad"));
          }
          if (record.fields().containsKey("fault")) {
            throw new NoClassDefFoundError("gone/Helper");
          }
          count += parameters.step();
          out.emit(record.with("count", count).with("version", version));
        }

        @Override
        public byte[] snapshot() {
          return ByteBuffer.allocate(Long.BYTES).putLong(count).array();
        }

        @Override
        public void restore(byte[] state) {
          if (refusesState) {
            throw new InputException("this is the state of another version");
          }
          count = ByteBuffer.wrap(state).getLong();
        }

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }
  }

  /** Keeps what comes out. */
  static final class Collecting implements ProcessorFactory<Nothing, Nothing> {
    final List<Map<String, Object>> seen = new CopyOnWriteArrayList<>();
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Processor open(Nothing inputs, Nothing parameters, LiveContext context) {
      return (record, out) -> {
        gate.await();
        seen.add(record.fields());
      };
    }

    List<Object> values(String field) {
      List<Object> values = new ArrayList<>();
      seen.forEach(record -> values.add(record.get(field)));
      return values;
    }
  }

  record Model(Facts model) {}

  /** Adds what its model says. */
  static final class Modelled implements ProcessorFactory<Model, Nothing> {
    @Override
    public Processor open(Model inputs, Nothing parameters, LiveContext context) {
      Object value = inputs.model().values().get("value");
      return (record, out) -> out.emit(record.with("model", value));
    }
  }
}
