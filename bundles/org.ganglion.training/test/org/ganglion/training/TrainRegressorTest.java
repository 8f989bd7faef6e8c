package org.ganglion.training;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class TrainRegressorTest {
  private static Table plane(int rows) {
    RandomStream stream = RandomStream.of(3, "plane");
    double[][] columns = new double[3][rows];
    for (int row = 0; row < rows; row++) {
      columns[0][row] = stream.normal(0, row) * 100;
      columns[1][row] = stream.normal(1, row) + 7;
      columns[2][row] = 0.3 * columns[0][row] - 20 * columns[1][row] + 5;
    }
    return new Table(List.of(new Table.Numbers("a", columns[0]), new Table.Numbers("b", columns[1]), new Table.Numbers("y", columns[2])));
  }

  private static TrainRegressor.Out run(Table table, String target) throws Exception {
    Schedule schedule = Records.read(Schedule.class, Map.of("epochs", 40, "batch", 16, "learningRate", 0.02));
    return new TrainRegressor(new TestCore()).run(
        new TrainRegressor.In(table, Optional.empty()), new TrainRegressor.Params(List.of(target), "linear", Optional.empty(), 0, schedule),
        new TestRunContext(11));
  }

  /** A plane is within reach of one dense layer, whatever the units of its columns: if this fails, standardising or the loss is wrong. */
  @Test
  void findsAPlane() throws Exception {
    double error = (double) run(plane(300), "y").facts().values().get("mean squared error held out, in variances");
    assertTrue(error < 1e-4, "error " + error);
  }

  /** If this fails, a missing number becomes NaN in every weight. */
  @Test
  void refusesMissingNumbers() {
    Table table = plane(30);
    ((Table.Numbers) table.columns().get(1)).values()[4] = Double.NaN;
    InputException thrown = assertThrows(InputException.class, () -> run(table, "y"));
    assertTrue(thrown.getMessage().contains("'b' has no number in row 5"), thrown.getMessage());
  }
}
