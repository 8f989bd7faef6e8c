package org.ganglion.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ganglion.api.data.Records;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.tensor.Shape;
import org.junit.jupiter.api.Test;

/** How a network as data becomes a graph: what engines, exporters and drawings build on. */
class NetworkGraphTest {
  @Test
  void aChainNeedsNoNames() {
    NetworkGraph graph = NetworkGraph.of(
        NetworkSpec.builder("chain").input("x", 4).add("a", Layers.dense(3)).activate("b", Layer.Function.TANH).add("c", Layers.dense(2)).build());
    assertEquals(List.of("a", "b", "c"), names(graph));
    assertEquals("x", graph.vertex("a").inputs().get(0).source());
    assertTrue(graph.vertex("a").inputs().get(0).input());
    assertEquals(Map.of("c", Shape.of(2)), graph.outputShapes());
  }

  @Test
  void parametersLieOneBehindTheOther() {
    NetworkGraph graph = NetworkGraph.of(NetworkSpec.builder("p").input("x", 4).add("a", Layers.dense(3)).add("b", Layers.dense(2)).build());
    assertEquals(List.of("a.weight@0", "a.bias@12", "b.weight@15", "b.bias@21"),
        graph.parameters().stream().map(block -> block.name() + "@" + block.offset()).collect(Collectors.toList()));
    assertEquals(23, graph.parameterCount());
    assertEquals(0, graph.statisticsCount());
    assertEquals(4 + 3 + 2, graph.activationsPerSample());
  }

  /** Nodes may be declared in any order; each comes to stand behind its inputs. */
  @Test
  void nodesAreSortedByDependence() {
    NetworkGraph graph = NetworkGraph.of(
        NetworkSpec.builder("order").input("x", 4).add("sum", new Layer.Add(), "b", "a").add("b", Layers.dense(4), "a").add("a", Layers.dense(4), "x")
            .outputs("sum").build());
    assertEquals(List.of("a", "b", "sum"), names(graph));
  }

  @Test
  void sharedParametersAreTheSameBlocks() {
    NetworkGraph graph = NetworkGraph.of(
        NetworkSpec.builder("tied").input("x", 4).input("y", 4).add("a", Layers.dense(3), "x").addShared("b", Layers.dense(3), "a", "y")
            .outputs("a", "b").build());
    assertSame(graph.vertex("a").parameters(), graph.vertex("b").parameters());
    assertEquals(15, graph.parameterCount());
  }

  @Test
  void aCompositeIsExpandedUnderItsName() {
    NetworkSpec body = NetworkSpec.builder("body").input("in", 4).add("d", Layers.dense(4)).add("sum", new Layer.Add(), "d", "in").build();
    NetworkGraph graph = NetworkGraph.of(
        NetworkSpec.builder("nested").input("x", 4).add("one", new Layer.Composite(body)).add("two", new Layer.Composite(body))
            .add("y", Layers.dense(1))
            .build());
    assertEquals(List.of("one/d", "one/sum", "two/d", "two/sum", "y"), names(graph));
    Vertex sum = graph.vertex("two/sum");
    assertEquals(List.of("two/d", "one/sum"), sum.inputs().stream().map(NetworkGraph.Edge::source).collect(Collectors.toList()));
    assertEquals("two/sum", graph.vertex("y").inputs().get(0).source());
  }

  @Test
  void aCompositeMayBeTheOutput() {
    NetworkSpec body = NetworkSpec.builder("body").input("in", 4).add("d", Layers.dense(3)).add("e", Layers.dense(2)).outputs("d").build();
    NetworkGraph graph = NetworkGraph.of(NetworkSpec.builder("n").input("x", 4).add("one", new Layer.Composite(body)).build());
    assertEquals(Shape.of(3), graph.outputs().get(0).edge().shape());
  }

  @Test
  void aCompositeMayBeNamedAsAnOutput() {
    NetworkSpec body = NetworkSpec.builder("body").input("in", 4).add("d", Layers.dense(3)).build();
    NetworkGraph graph = NetworkGraph.of(NetworkSpec.builder("n").input("x", 4).add("one", new Layer.Composite(body)).outputs("one").build());
    assertEquals(Map.of("one", Shape.of(3)), graph.outputShapes());
  }

  @Test
  void compositesMayHoldComposites() {
    NetworkSpec inner = NetworkSpec.builder("inner").input("in", 4).add("d", Layers.dense(4)).build();
    NetworkSpec outer =
        NetworkSpec.builder("outer").input("in", 4).add("block", new Layer.Composite(inner)).add("sum", new Layer.Add(), "block", "in").build();
    NetworkGraph graph = NetworkGraph.of(NetworkSpec.builder("n").input("x", 4).add("top", new Layer.Composite(outer)).build());
    assertEquals(List.of("top/block/d", "top/sum"), names(graph));
  }

  @Test
  void aNetworkIsReadFromATree() {
    Map<String, Object> tree = Map.of(
        "inputs", List.of(Map.of("name", "x", "shape", List.of(1, 28, 28))),
        "nodes", List.of(
            Map.of("name", "c", "layer", Map.of("type", "convolution", "filters", 8, "kernel", 4, "stride", 2, "padding", List.of(1, 1, 1, 1))),
            Map.of("name", "a", "layer", Map.of("type", "activation", "function", "leaky-relu")),
            Map.of("name", "f", "layer", "flatten")));
    NetworkSpec spec = Records.read(NetworkSpec.class, tree);
    assertEquals(Shape.of(8 * 14 * 14), NetworkGraph.of(spec).outputs().get(0).edge().shape());
    assertEquals(spec, Records.read(NetworkSpec.class, Records.write(spec)));
  }

  private static List<String> names(NetworkGraph graph) {
    return graph.vertices().stream().map(Vertex::name).collect(Collectors.toList());
  }
}
