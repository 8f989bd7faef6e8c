package org.ganglion.plugins.tests.build;

/** Operators for plug-ins of tests. */
public final class Sources {
  private static final String IMPORTS = """
      import java.util.*;
      import java.nio.file.*;
      import org.ganglion.api.operator.*;
      import org.ganglion.api.artifact.*;
      """;

  private Sources() {}

  /** Says its version as soon as a file is there. */
  public static String waiting(String type, String word) {
    return IMPORTS + """
        public final class %1$s implements Operator<%1$s.In, %1$s.Params, %1$s.Out> {
          public record In() {}
          public record Params(String until) {}
          public record Out(Facts said) {}
          public Out run(In in, Params params, RunContext context) throws Exception {
            context.progress(1, 2, "word");
            while (!Files.exists(Path.of(params.until()))) {
              context.checkCancelled();
              java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
            }
            return new Out(new Facts(Map.of("word", "%2$s")));
          }
        }
        """.formatted(type, word);
  }

  /** Learns for some steps, and goes on from a checkpoint. */
  public static String training(String type) {
    return IMPORTS + """
        import java.io.*;
        public final class %1$s implements Operator<%1$s.In, %1$s.Params, %1$s.Out> {
          public record In() {}
          public record Params(long steps, String until) {}
          public record Out(Facts learned) {}
          public Out run(In in, Params params, RunContext context) throws Exception {
            long step = 0;
            double weight = 0.5;
            if (context.restored().isPresent()) {
              try (DataInputStream state = new DataInputStream(context.restored().get().open("state"))) {
                step = state.readLong();
                weight = state.readDouble();
              }
            }
            while (step < params.steps() || !Files.exists(Path.of(params.until()))) {
              if (step < params.steps()) {
                weight = 3.7 * weight * (1 - weight);
                context.metric("weight", step, weight);
                step++;
              }
              java.util.concurrent.locks.LockSupport.parkNanos(200_000);
              if (context.checkpointDue()) {
                long at = step;
                double value = weight;
                context.checkpoint(parts -> {
                  try (DataOutputStream state = new DataOutputStream(parts.create("state"))) {
                    state.writeLong(at);
                    state.writeDouble(value);
                  }
                });
              }
              context.checkCancelled();
            }
            return new Out(new Facts(Map.of("weight", weight)));
          }
        }
        """.formatted(type);
  }

  /** Any class that is an operator without ports; the text is the body of its static initialiser, constructor and run, in turn. */
  public static String operator(String type, String constructor, String out) {
    return IMPORTS + """
        public final class %1$s implements Operator<%1$s.In, %1$s.Params, %1$s.Out> {
          public record In() {}
          public record Params() {}
          public record Out(%3$s) {}
          public %1$s() { %2$s }
          public Out run(In in, Params params, RunContext context) throws Exception {
            return null;
          }
        }
        """.formatted(type, constructor, out);
  }

  private static final String LIVE = IMPORTS + "import org.ganglion.api.live.*;\n";

  /** Counts records in a state that its successor takes over, and writes count and version of its plug-in into each. */
  public static String counting(String type) {
    return LIVE + """
        public final class %1$s implements ProcessorFactory<%1$s.None, %1$s.None> {
          public record None() {}
          public Processor open(None inputs, None parameters, LiveContext context) throws Exception {
            String version = new String(%1$s.class.getResourceAsStream("/version").readAllBytes());
            return new Processor() {
              private long count;
              public void process(LiveRecord record, Emitter out) {
                count++;
                out.emit(record.with("count", count).with("version", version));
              }
              public byte[] snapshot() {
                return java.nio.ByteBuffer.allocate(8).putLong(count).array();
              }
              public void restore(byte[] state) {
                count = java.nio.ByteBuffer.wrap(state).getLong();
              }
            };
          }
        }
        """.formatted(type);
  }

  /** Gives every record to a consumer that stands in the system properties. */
  public static String handing(String type, String property) {
    return LIVE + """
        public final class %1$s implements ProcessorFactory<%1$s.None, %1$s.None> {
          public record None() {}
          @SuppressWarnings("unchecked")
          public Processor open(None inputs, None parameters, LiveContext context) {
            java.util.function.Consumer<Map<String, Object>> consumer = (java.util.function.Consumer<Map<String, Object>>) System.getProperties().get("%2$s");
            return (record, out) -> consumer.accept(record.fields());
          }
        }
        """.formatted(type, property);
  }

  /** Images of two kinds, horizontal and vertical bars with some noise. */
  public static String images(String type) {
    return IMPORTS + """
        public final class %1$s implements Operator<%1$s.In, %1$s.Params, %1$s.Out> {
          public record In() {}
          public record Params(int count) {}
          public record Out(Images images) {}
          public Out run(In in, Params params, RunContext context) {
            Random random = new Random(5);
            java.nio.ByteBuffer pixels = java.nio.ByteBuffer.allocateDirect(params.count() * 64);
            int[] labels = new int[params.count()];
            for (int i = 0; i < params.count(); i++) {
              labels[i] = random.nextInt(2);
              int at = random.nextInt(8);
              for (int p = 0; p < 64; p++) {
                boolean on = (labels[i] == 0 ? p %% 8 : p / 8) == at;
                pixels.put((byte) (random.nextInt(40) + (on ? 200 : 0)));
              }
            }
            pixels.flip();
            return new Out(new Images(1, 8, 8, pixels, Optional.of(new Images.Labels(labels, List.of("across", "down"))), Optional.empty()));
          }
        }
        """.formatted(type);
  }
}
