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
}
