package org.ganglion.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ganglion.benchmarks.ganglion.GanglionServer;
import org.ganglion.benchmarks.onnx.OnnxServer;
import org.ganglion.benchmarks.pytorch.TorchServer;
import org.ganglion.benchmarks.row.Rows;
import org.ganglion.benchmarks.server.Client;

/**
 * Starts an engine as a process of its own: PyTorch and our engine bring different versions of one native bridge, which do not live in one class
 * path.
 *
 * @param plugins folder of the built product's bundles
 * @param peers folder of the peers' jars
 * @param cache folder for native libraries
 */
record Launcher(Path plugins, Path peers, Path cache, int threads) {
  /** Our engines, the one that is measured by default first. */
  static final List<String> ENGINES = List.of("onednn", "dl4j");

  Client start(String engine) throws IOException {
    return start(engine, cache.resolve(engine));
  }

  /** Starts an engine that unpacks its native libraries into a folder. */
  Client start(String engine, Path unpacked) throws IOException {
    List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    String main = switch (engine) {
      case Rows.PYTORCH, Rows.CHANNELS_LAST -> TorchServer.class.getName();
      case "onnxruntime" -> OnnxServer.class.getName();
      default -> GanglionServer.class.getName();
    };
    if (main.equals(GanglionServer.class.getName())) {
      String library = engine.equals("dl4j") ? "org.ganglion.nd4j" : "org.ganglion.onednn";
      classPath.addAll(find(plugins, "org.ganglion.tensor_", "org.ganglion.tensor." + engine + "_", "org.eclipse.osgi_", "slf4j."));
      for (String folder : find(plugins, library + "_", library + ".linux.x86_64_")) {
        classPath.add(folder);
        classPath.addAll(find(Path.of(folder, "lib"), ""));
      }
    } else {
      classPath.addAll(find(peers, ""));
    }
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
        "-Dorg.bytedeco.javacpp.cachedir=" + unpacked, "-cp", String.join(File.pathSeparator, classPath)));
    if (Runtime.version().feature() >= 23) {
      command.add(1, "--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of(main, String.valueOf(threads), engine));
    return Client.start(engine, command, Map.of("OMP_NUM_THREADS", String.valueOf(threads), "OMP_WAIT_POLICY", "PASSIVE"));
  }

  /** Paths in a folder whose names begin in one of these ways. */
  private static List<String> find(Path folder, String... beginnings) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> Stream.of(beginnings).anyMatch(entry.getFileName().toString()::startsWith)).map(Path::toString).sorted()
          .toList();
    }
  }
}
