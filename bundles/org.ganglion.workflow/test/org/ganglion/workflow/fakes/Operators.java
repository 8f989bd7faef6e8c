package org.ganglion.workflow.fakes;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.run.StepRecord;

/** Small operators for tests. */
public final class Operators {
  private Operators() {}

  public record Nothing() {}

  public record Number(@Help("the number itself") @Min(0) @Max(100) int value, @Default("plain") String style) {}

  public record One(Facts value) {}

  /** Gives a number. */
  public static final class Constant implements Operator<Nothing, Number, One> {
    public final AtomicInteger runs = new AtomicInteger();

    @Override
    public One run(Nothing in, Number parameters, RunContext context) {
      runs.incrementAndGet();
      return new One(new Facts(Map.of("value", parameters.value())));
    }
  }

  public record Values(@Port("numbers to add") List<Facts> values, Optional<Facts> more) {}

  public record Factor(@Default("1") int times) {}

  public record Two(Facts value, Table table) {}

  /** Adds numbers. */
  public static final class Sum implements Operator<Values, Factor, Two> {
    public final AtomicInteger runs = new AtomicInteger();
    public volatile Consumer<RunContext> also = context -> { };

    @Override
    public Two run(Values in, Factor parameters, RunContext context) {
      runs.incrementAndGet();
      also.accept(context);
      long sum = 0;
      for (Facts facts : in.values()) {
        sum += ((java.lang.Number) facts.values().get("value")).longValue();
      }
      if (in.more().isPresent()) {
        sum += ((java.lang.Number) in.more().get().values().get("value")).longValue();
      }
      context.metric("sum", 1, sum * parameters.times());
      context.log("added " + in.values().size() + " numbers");
      return new Two(new Facts(Map.of("value", sum * parameters.times())), new Table(List.of(new Table.Numbers("sum", new double[] {sum}))));
    }
  }

  public record Single(Facts value) {}

  /** Does what a test wants with a value. */
  public static final class Do implements Operator<Single, Nothing, One> {
    private final Action action;

    /** What is to be done. */
    public interface Action {
      Object with(Facts value, RunContext context) throws Exception;
    }

    public Do(Action action) {
      this.action = action;
    }

    @Override
    public One run(Single in, Nothing parameters, RunContext context) throws Exception {
      return new One(new Facts(Map.of("value", action.with(in.value(), context))));
    }
  }

  public record Steps(List<StepRecord> from) {}

  public record Page(Document document) {}

  /** Writes a page about steps. */
  public static final class Report implements Operator<Steps, Nothing, Page> {
    public volatile List<StepRecord> seen = List.of();

    @Override
    public Page run(Steps in, Nothing parameters, RunContext context) {
      seen = in.from();
      return new Page(new Document("report", "Report", "<p>" + in.from().stream().map(StepRecord::id).toList() + "</p>"));
    }
  }

  public record Source(@ExternalFile String file) {}

  /** Reads a file. */
  public static final class ReadFile implements Operator<Nothing, Source, One> {
    public final AtomicInteger runs = new AtomicInteger();

    @Override
    public One run(Nothing in, Source parameters, RunContext context) throws Exception {
      runs.incrementAndGet();
      return new One(new Facts(Map.of("text", Files.readString(context.file(parameters.file())))));
    }
  }

  public record Training(@Default("20") int epochs) {}

  /** Learns nothing, but in the manner of a training: state, curves, checkpoints; the result depends on every epoch. */
  public static final class Train implements Operator<Nothing, Training, Two> {
    public volatile Consumer<Integer> atEpoch = epoch -> { };
    public final AtomicInteger epochs = new AtomicInteger();

    @Override
    public Two run(Nothing in, Training parameters, RunContext context) throws Exception {
      RandomStream random = RandomStream.of(context.seed(), "weights");
      int epoch = 0;
      double weight = 0;
      if (context.restored().isPresent()) {
        try (DataInputStream state = new DataInputStream(context.restored().get().open("state"))) {
          epoch = state.readInt();
          weight = state.readDouble();
        }
      }
      while (epoch < parameters.epochs()) {
        weight = weight * 0.9 + random.normal(epoch, 0);
        epoch++;
        epochs.incrementAndGet();
        context.metric("loss", epoch, weight);
        if (epoch % 5 == 0) {
          context.mark(epoch, "epoch " + epoch);
          context.log("after epoch " + epoch + " the weight is " + weight);
        }
        atEpoch.accept(epoch);
        if (context.checkpointDue()) {
          int atEpochNow = epoch;
          double weightNow = weight;
          context.checkpoint(parts -> {
            try (DataOutputStream state = new DataOutputStream(parts.create("state"))) {
              state.writeInt(atEpochNow);
              state.writeDouble(weightNow);
            }
          });
        }
        context.checkCancelled();
      }
      double[] losses = context.curves().curve("loss").orElseThrow().y();
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("value", weight);
      facts.put("points", losses.length);
      facts.put("marks", context.curves().marks().size());
      return new Two(new Facts(facts), new Table(List.of(new Table.Numbers("loss", losses))));
    }
  }
}
