package org.ganglion.workflow.fakes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base64OutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.io.output.AppendableOutputStream;
import org.ganglion.api.operator.Operator;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.workflow.WorkflowRuntime;
import org.osgi.framework.BundleContext;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A process of its own that runs or resumes a workflow, to be killed. */
public final class ChildProcess {
  private ChildProcess() {}

  /** Arguments: state folder, and the text of a workflow or {@code resume}. */
  public static void main(String[] arguments) throws Exception {
    Bench bench = new Bench(Path.of(arguments[0]));
    RunOptions options = new RunOptions(bench.home, true, 1, Optional.empty(), Duration.ZERO);
    boolean resume = arguments[1].equals("resume");
    RunResult result = Bench.end(
        resume ? bench.runtime.resume("last", options, event -> { }) : bench.runtime.start(Bench.source(arguments[1]), options, event -> { }));
    Runtime.getRuntime().halt(result.status().ordinal());
  }

  /** Starts the process. */
  public static Process start(Path home, String what) throws IOException {
    return start(ChildProcess.class, home, what);
  }

  /** Starts a process of another main class of these tests. */
  public static Process start(Class<?> main, Path home, String what) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
            "-cp", classPath(), main.getName(), home.toString(), what)
        .redirectErrorStream(true)
        .redirectOutput(home.resolveSibling(home.getFileName() + ".out").toFile())
        .start();
  }

  /** Where the classes come from that it needs; the class path of this process may be a launcher's alone. */
  private static String classPath() {
    return Stream.of(ChildProcess.class, WorkflowRuntime.class, GanglionRuntime.class, Operator.class, Json.class, JSON.class, JsonFactory.class,
        CSVFormat.class, AppendableOutputStream.class, Base64OutputStream.class, LoadSettings.class, BundleContext.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
