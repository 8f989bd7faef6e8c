package org.ganglion.workflow.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Preparation;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.workflow.store.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read again, and equal values are written to equal bytes: artifacts are addressed by content. */
class CodecRoundTripTest {
  @TempDir Path folder;

  /** Writes, reads, writes what was read; both times to the same bytes. */
  private <T> T round(ArtifactCodec<T> codec, T value) throws IOException {
    Path first = Files.createTempDirectory(folder, "first");
    Path second = Files.createTempDirectory(folder, "second");
    codec.write(value, first);
    T read = codec.read(first);
    codec.write(read, second);
    assertEquals(Digests.ofFolder(first), Digests.ofFolder(second));
    return read;
  }

  @Test
  void images() throws Exception {
    byte[] pixels = new byte[2 * 3 * 4 * 5];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 7);
    }
    Images read = round(new ImagesCodec(),
        new Images(3, 4, 5, ByteBuffer.wrap(pixels), Optional.of(new Images.Labels(new int[] {1, 0}, List.of("cat", "dog"))),
        Optional.of(new Images.Attributes(List.of("smiling", "hat", "old"), new float[] {0, 1, 0.5f, 1, 1, 0}))));
    byte[] back = new byte[pixels.length];
    read.pixels().get(back);
    assertArrayEquals(pixels, back);
    assertArrayEquals(new int[] {1, 0}, read.labels().orElseThrow().of());
    assertEquals(List.of("cat", "dog"), read.labels().orElseThrow().classes());
    assertArrayEquals(new float[] {0, 1, 0.5f, 1, 1, 0}, read.attributes().orElseThrow().values());
    Images bare = round(new ImagesCodec(), new Images(1, 1, 1, ByteBuffer.wrap(new byte[] {5}), Optional.empty(), Optional.empty()));
    assertTrue(bare.labels().isEmpty() && bare.attributes().isEmpty());
  }

  @Test
  void tablesWithAllThatHurtsInCsv() throws Exception {
    double[] numbers = {1, -0.0, Double.NaN, 1e-320, Double.POSITIVE_INFINITY, 0.1, Double.MAX_VALUE};
    List<String> words = List.of("", "a,b", "\"quoted\"", "two\nlines", " blank ", "größer", "#no comment");
    Table read = round(new TableCodec(), new Table(List.of(new Table.Words("text, with comma", words), new Table.Numbers("n", numbers))));
    assertArrayEquals(numbers, ((Table.Numbers) read.column("n").orElseThrow()).values());
    assertEquals(words, ((Table.Words) read.column("text, with comma").orElseThrow()).values());
    Table single = round(new TableCodec(), new Table(List.of(new Table.Words("w", List.of("", "x", "")))));
    assertEquals(List.of("", "x", ""), ((Table.Words) single.columns().get(0)).values());
    Table missing = round(new TableCodec(), new Table(List.of(new Table.Numbers("n", new double[] {Double.NaN, 2}))));
    assertArrayEquals(new double[] {Double.NaN, 2}, ((Table.Numbers) missing.columns().get(0)).values());
    assertEquals(0, round(new TableCodec(), new Table(List.of())).rows());
    assertEquals(0, round(new TableCodec(), new Table(List.of(new Table.Numbers("n", new double[0])))).rows());
  }

  @Test
  void aTableThatDoesNotFitItsSchemaIsRefused() throws Exception {
    new TableCodec().write(new Table(List.of(new Table.Numbers("n", new double[] {1, 2}))), folder);
    Files.writeString(folder.resolve("table.csv"), "n\n1\n");
    assertTrue(assertThrows(IOException.class, () -> new TableCodec().read(folder)).getMessage().contains("has 1 rows, schema.json says 2"));
  }

  @Test
  void series() throws Exception {
    Series read = round(new SeriesCodec(), new Series(
        List.of(new Series.Curve("loss, \"G\"", new double[] {1, 2}, new double[] {0.5, Double.NaN}),
            new Series.Curve("empty", new double[0], new double[0])),
        List.of(new Series.Mark(3.5, "turn, two\nlines"))));
    assertArrayEquals(new double[] {0.5, Double.NaN}, read.curve("loss, \"G\"").orElseThrow().y());
    assertEquals(0, read.curve("empty").orElseThrow().x().length);
    assertEquals(List.of(new Series.Mark(3.5, "turn, two\nlines")), read.marks());
  }

  @Test
  void models() throws Exception {
    NetworkSpec spec = NetworkSpec.builder("small").input("x", 1, 6, 6).add("conv", Layers.convolution(2, 3, 1, 0))
        .add("norm", Layers.batchNormalisation())
        .activate("act", Layer.Function.RELU).add("flat", new Layer.Flatten()).add("out", Layers.dense(3)).build();
    NetworkGraph graph = NetworkGraph.of(spec);
    float[] parameters = new float[graph.parameterCount()];
    float[] statistics = new float[graph.statisticsCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = i / 3f;
    }
    Arrays.fill(statistics, 0.25f);
    Model read = round(new ModelCodec(), new Model(spec, parameters, statistics, Map.of("kind", "generator", "range", "-1..1")));
    assertArrayEquals(parameters, read.parameters());
    assertArrayEquals(statistics, read.statistics());
    assertEquals(spec, read.spec());
    assertEquals("generator", read.about().get("kind"));
  }

  @Test
  void equalModelsMadeInAnotherOrderGiveEqualBytes() throws Exception {
    NetworkSpec spec = NetworkSpec.builder("one").input("x", 2).add("out", Layers.dense(1)).build();
    List<String> digests = new ArrayList<>();
    for (List<String> order : List.of(List.of("a", "b", "c"), List.of("c", "a", "b"))) {
      Map<String, String> about = new LinkedHashMap<>();
      order.forEach(key -> about.put(key, key));
      Path to = Files.createTempDirectory(folder, "model");
      new ModelCodec().write(new Model(spec, new float[] {1, 2, 3}, new float[0], about), to);
      digests.add(Digests.ofFolder(to));
    }
    assertEquals(digests.get(0), digests.get(1));
  }

  @Test
  void picturesDocumentsAndFacts() throws Exception {
    Pictures pictures = round(new PicturesCodec(),
        new Pictures(List.of(new Pictures.Picture("first", new byte[] {1, 2}), new Pictures.Picture("", new byte[0]))));
    assertArrayEquals(new byte[] {1, 2}, pictures.pictures().get(0).png());
    assertEquals("first", pictures.pictures().get(0).title());
    Document document = round(new DocumentCodec(), new Document("../my report", "Title", "<p>ü</p>"));
    assertEquals(new Document("../my report", "Title", "<p>ü</p>"), document);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("z", 1.5);
    values.put("a", List.of(1, "two", Map.of("deep", true)));
    values.put("nan", Double.NaN);
    Facts facts = round(new FactsCodec(), new Facts(values));
    assertEquals(List.of("z", "a", "nan"), List.copyOf(facts.values().keySet()), "the order is kept");
    assertEquals(1.5, facts.values().get("z"));
  }

  @Test
  void preparation() throws Exception {
    Preparation preparation = new Preparation(List.of(
        new Preparation.Fill("age", 1 / 3.0, true), new Preparation.Scale("age", -7, 1e-3), new Preparation.OneHot("town", List.of("Ulm", "Bonn")),
            new Preparation.Remove("name")));
    assertEquals(preparation, round(new PreparationCodec(), preparation));
  }
}
