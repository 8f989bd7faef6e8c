package org.ganglion.cli.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.cli.FakeRuntime;
import org.ganglion.runtime.api.OperatorSummary;
import org.junit.jupiter.api.Test;

class ExampleWorkflowTest {
  private static final PortDescriptor TABLE = new PortDescriptor("table", "ganglion:table/1", false, false, "");
  private static final PortDescriptor OTHER = new PortDescriptor("other", "ganglion:table/1", false, false, "");

  /** Operators as they are in a product: nearly all of them take tables and give tables. */
  private static final class Many extends FakeRuntime {
    private static final int COUNT = 60;

    @Override
    public List<OperatorSummary> operators() {
      return IntStream.range(0, COUNT).mapToObj(i -> new OperatorSummary("t.step" + i, "1.0", "", "plugin")).toList();
    }

    @Override
    public Optional<OperatorDescriptor> describe(String id) {
      List<PortDescriptor> inputs = id.equals("t.step42") ? List.of() : List.of(TABLE, OTHER);
      return Optional.of(new OperatorDescriptor(id, "1.0", "", true, inputs, new Schema.Fields("Params", List.of()), List.of(TABLE), List.of()));
    }
  }

  @Test
  void manyOperatorsThatFeedEachOtherTakeNoTime() {
    Many runtime = new Many();
    String example = assertTimeoutPreemptively(Duration.ofSeconds(20),
        () -> new ExampleWorkflow(runtime).of(runtime.describe("t.step7").orElseThrow()));
    assertEquals("""
        name: example
        steps:
          step42: { uses: t.step42 }
          step7: { uses: t.step7, in: { table: step42.table, other: step42.table } }
        """, example);
  }
}
