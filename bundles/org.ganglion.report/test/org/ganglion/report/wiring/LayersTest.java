package org.ganglion.report.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ganglion.kit.page.Html;
import org.junit.jupiter.api.Test;

/** The drawing of a workflow. */
class LayersTest {
  private static final WorkflowText TEXT = new WorkflowText("""
      steps:
        digits: { uses: data.mnist }
        gan: { uses: gan.train, in: { images: digits.train } }
        judge: { uses: gan.judge, in: { real: digits.train, generator: gan.generator, other: gan.discriminator } }
        page: { uses: report.html, in: { from: [digits, gan] } }
      """);

  @Test
  void stepsWithoutARecordAndListsAreWired() {
    Wiring wiring = Wiring.of(List.of(), TEXT);
    assertEquals(List.of("digits", "gan", "judge", "page"), wiring.nodes().stream().map(Wiring.Node::id).toList());
    assertEquals(5, wiring.edges().size());
    assertTrue(wiring.edges().contains(new Wiring.Edge("gan", "judge", "generator → generator, discriminator → other", false)),
        wiring.edges().toString());
    assertTrue(wiring.edges().contains(new Wiring.Edge("gan", "page", "from", true)), wiring.edges().toString());
  }

  @Test
  void everyStepStandsBehindWhatItWaitsForAndLongEdgesHaveRoom() {
    Layers layers = new Layers(Wiring.of(List.of(), TEXT));
    assertEquals(3, layers.columns().size());
    for (List<Layers.Slot> route : layers.routes()) {
      for (int i = 1; i < route.size(); i++) {
        assertEquals(route.get(i - 1).column + 1, route.get(i).column, "an edge passes every column");
      }
    }
    for (List<Layers.Slot> column : layers.columns()) {
      assertEquals(column.size(), column.stream().mapToDouble(slot -> slot.row).distinct().count(), "one place each");
    }
  }

  @Test
  void aReportIsDrawnBehindTheStepsThatLeadNowhereElse() {
    List<Wiring.Edge> drawn = Wiring.of(List.of(), TEXT).drawn().edges();
    assertEquals(List.of("gan"), drawn.stream().filter(edge -> edge.to().equals("page")).map(Wiring.Edge::from).toList());
    assertEquals(4, drawn.size(), "edges of values stay");
  }

  @Test
  void longEdgesFromOneStepShareTheirWay() {
    Layers layers = new Layers(Wiring.of(List.of(), new WorkflowText("""
        steps:
          a: { uses: x.a }
          b: { uses: x.b, in: { in: a.out } }
          c: { uses: x.c, in: { in: b.out, old: a.out } }
          d: { uses: x.d, in: { in: c.out, old: a.out } }
        """)));
    assertEquals(List.of(1, 2, 2, 1), layers.columns().stream().map(List::size).toList(), "one bend beside b, one beside c");
  }

  @Test
  void aThousandStepsAreNotDrawn() {
    StringBuilder text = new StringBuilder("steps:\n");
    for (int i = 0; i < 1000; i++) {
      text.append("  s").append(i).append(": { uses: a.b }\n");
    }
    Html html = new Html();
    Drawing.draw(html, Wiring.of(List.of(), new WorkflowText(text.toString())));
    assertFalse(html.document().contains("<svg"), "a drawing that nobody could read");
  }
}
