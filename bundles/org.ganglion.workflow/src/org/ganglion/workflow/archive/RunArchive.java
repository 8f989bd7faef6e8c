package org.ganglion.workflow.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.journal.RunState;
import org.ganglion.workflow.journal.StepState;
import org.ganglion.workflow.store.Digests;

/**
 * A run in one zip file: {@code workflow.yaml}, {@code archive.json} (overrides, external inputs, digests of all results, versions), {@code
 * journal.jsonl} and {@code inputs/1/…} with the files and folders that parameters name.
 */
public final class RunArchive {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String ABOUT = "archive.json";
  private static final String WORKFLOW = "workflow.yaml";
  private static final String INPUTS = "inputs/";

  private RunArchive() {}

  /** Whether a workflow is named by an archive. */
  public static boolean is(Path file) {
    return file.getFileName() != null && file.getFileName().toString().endsWith(".zip") && Files.isRegularFile(file);
  }

  /**
   * Writes an archive; it appears under its name when it is whole.
   *
   * @param files paths of parameters as they stand there, to where they lie
   */
  public static void write(RunFolder run, RunState state, Map<String, String> overrides, int threads, Map<String, Path> files, Path archive,
      Disk disk) throws IOException {
    Path part = archive.resolveSibling("." + archive.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(part);
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16))) {
      Map<String, String> inputs = new LinkedHashMap<>();
      files.forEach((path, place) -> inputs.put(path, INPUTS + (inputs.size() + 1)));
      text(zip, WORKFLOW, Files.readString(run.workflow()));
      text(zip, ABOUT, Json.pretty(about(run, state, overrides, threads, inputs)));
      text(zip, "journal.jsonl", Files.readString(run.journal()));
      for (Map.Entry<String, String> input : inputs.entrySet()) {
        add(zip, input.getValue(), files.get(input.getKey()));
      }
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    disk.rename(part, archive);
  }

  private static Map<String, Object> about(RunFolder run, RunState state, Map<String, String> overrides, int threads, Map<String, String> inputs) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("run", run.id());
    about.put("overrides", overrides);
    about.put("threads", threads);
    about.put("inputs", inputs);
    Map<String, Object> results = new LinkedHashMap<>();
    Map<String, Object> versions = new LinkedHashMap<>();
    for (StepState step : state.steps()) {
      step.artifacts().forEach((port, digest) -> results.put(step.id() + "." + port, digest));
      versions.put(step.id(), step.operator() + " " + step.version() + ", " + step.plugin());
    }
    about.put("results", results);
    about.put("versions", versions);
    about.put("environment", state.environment());
    return about;
  }

  private static void text(ZipOutputStream zip, String name, String content) throws IOException {
    begin(zip, name);
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void add(ZipOutputStream zip, String name, Path content) throws IOException {
    if (!Files.isDirectory(content)) {
      begin(zip, name + "/" + content.getFileName());
      Files.copy(content, zip);
      zip.closeEntry();
      return;
    }
    begin(zip, name + "/" + content.getFileName() + "/");
    zip.closeEntry();
    for (Path file : Digests.externalFiles(content)) {
      begin(zip, name + "/" + content.getFileName() + "/" + content.relativize(file).toString().replace('\\', '/'));
      Files.copy(file, zip);
      zip.closeEntry();
    }
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  /** The workflow of an archive, with the overrides of its run under those given now. */
  public static WorkflowSource source(Path archive, Map<String, String> overrides) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Map<String, String> all = new LinkedHashMap<>();
      strings(about(archive, zip).get("overrides")).forEach(all::put);
      all.putAll(overrides);
      return new WorkflowSource(archive, content(archive, zip, WORKFLOW), all);
    }
  }

  /** Threads that the run was given. */
  public static int threads(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return about(archive, zip).get("threads") instanceof Number number ? number.intValue() : 0;
    }
  }

  /** Unpacks external inputs into a run's folder; gives paths of parameters to places relative to it. */
  public static Map<String, String> unpack(Path archive, RunFolder folder) throws IOException {
    Map<String, String> moved = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Map<String, String> inputs = strings(about(archive, zip).get("inputs"));
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().startsWith(INPUTS)) {
          extract(archive, zip, entry, folder.inputs());
        }
      }
      for (Map.Entry<String, String> input : inputs.entrySet()) {
        moved.put(input.getKey(), place(folder, input.getValue().substring(INPUTS.length())));
      }
    }
    return moved;
  }

  private static void extract(Path archive, ZipFile zip, ZipEntry entry, Path inputs) throws IOException {
    Path to = inputs.resolve(entry.getName().substring(INPUTS.length())).normalize();
    if (!to.startsWith(inputs)) {
      throw new IOException(archive + " holds a file that leads out of it: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Files.createDirectories(to.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, to);
    }
  }

  /** The one file or folder in the folder of an input. */
  private static String place(RunFolder folder, String number) throws IOException {
    Path holder = folder.inputs().resolve(number);
    if (!Files.isDirectory(holder)) {
      return folder.path().relativize(holder.resolve("none")).toString();
    }
    try (var entries = Files.list(holder)) {
      return folder.path().relativize(entries.findFirst().orElse(holder)).toString();
    }
  }

  private static Map<String, Object> about(Path archive, ZipFile zip) throws IOException {
    return Json.readObject(content(archive, zip, ABOUT));
  }

  private static String content(Path archive, ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(archive + " is no archive of a run: it lacks " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> strings(Object tree) {
    Map<String, String> strings = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> strings.put(key.toString(), value.toString()));
    }
    return strings;
  }
}
