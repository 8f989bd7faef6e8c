package org.ganglion.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.gan.table.Layout;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

class TableGanTest {
  private final TrainTableGan train = new TrainTableGan(new TestCore());

  /** A colour, 70 % red, that says which size is likely, and a length that follows the size. */
  private static Table table(int rows) {
    RandomStream stream = RandomStream.of(8, "table");
    List<String> colours = new ArrayList<>();
    List<String> sizes = new ArrayList<>();
    double[] lengths = new double[rows];
    for (int i = 0; i < rows; i++) {
      boolean red = stream.uniform(i, 0) < 0.7;
      boolean large = stream.uniform(i, 1) < (red ? 0.9 : 0.1);
      colours.add(red ? "red" : "blue");
      sizes.add(large ? "large" : "small");
      lengths[i] = (large ? 10 : 4) + stream.normal(i, 2);
    }
    return new Table(List.of(new Table.Words("colour", colours), new Table.Words("size", sizes), new Table.Numbers("length", lengths)));
  }

  @Test
  void categoriesAreRefusedWithTheReasonUnlessAskedFor() {
    InputException e = assertThrows(InputException.class,
        () -> train.run(new TrainTableGan.In(table(20)), parameters(Map.of()), new FakeContext(Map.of())));
    assertTrue(e.getMessage().startsWith("table: column 'colour' holds categories, and a GAN needs continuous values"), e.getMessage());
    assertTrue(e.getMessage().contains("set discrete: gumbel-softmax"), e.getMessage());
  }

  @Test
  void gumbelSoftmaxLearnsHowOftenAndWhatGoesTogether() throws IOException {
    TrainTableGan.Params params = parameters(Map.of("discrete", "gumbel-softmax", "epochs", 60, "batch", 32, "latent", 8));
    TrainTableGan.Out out = train.run(new TrainTableGan.In(table(400)), params, new FakeContext(Map.of()));
    Table made =
        new SampleTableGan(new TestCore()).run(new SampleTableGan.In(out.generator()), new SampleTableGan.Params(600), new FakeContext(Map.of()))
        .table();
    List<String> colours = ((Table.Words) made.columns().get(0)).values();
    List<String> sizes = ((Table.Words) made.columns().get(1)).values();
    double red = colours.stream().filter("red"::equals).count() / 600.0;
    double together = 0;
    for (int i = 0; i < 600; i++) {
      together += colours.get(i).equals("red") == sizes.get(i).equals("large") ? 1 / 600.0 : 0;
    }
    assertEquals(0.7, red, 0.15);
    assertTrue(together > 0.75, "0.9 of the rows given are red and large, or blue and small; made: " + together);
  }

  @Test
  void layoutSurvivesTheFactsOfAModelAndGivesTheTableBack() {
    Table table = table(10);
    Layout layout = Layout.of(Layout.of(table).about());
    assertEquals(Layout.of(table), layout);
    Table back = layout.table(layout.rows(table));
    assertEquals(table.columns().get(0), back.columns().get(0));
    double[] given = ((Table.Numbers) table.columns().get(2)).values();
    double[] again = ((Table.Numbers) back.columns().get(2)).values();
    for (int i = 0; i < given.length; i++) {
      assertEquals(given[i], again[i], 1e-5);
    }
  }

  private static TrainTableGan.Params parameters(Map<String, Object> with) {
    return Records.read(TrainTableGan.Params.class, with);
  }
}
