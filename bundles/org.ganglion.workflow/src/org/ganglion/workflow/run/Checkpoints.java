package org.ganglion.workflow.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;

/**
 * Checkpoints of a step: folders {@code 1}, {@code 2} …, each renamed into place when all of it is on the disk; the last counts. A checkpoint has a
 * name that a line of the journal announced before: what was told up to that line belongs to it, and where the line is lost the checkpoint is none.
 */
final class Checkpoints {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String ABOUT = "checkpoint.json";

  private final Path folder;
  private final Disk disk;

  Checkpoints(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** A checkpoint with the position of the journal that it belongs to and the time that the step had taken. */
  record Saved(Checkpoint state, long seq, long tookMillis) {}

  /**
   * Writes the next checkpoint; the one before goes when it is safe.
   *
   * @param identity of what it is a state of: operator, parameters, inputs
   * @param name under which the journal announced it
   */
  void write(Checkpoint.Body body, String identity, String name, long tookMillis) throws IOException {
    Files.createDirectories(folder);
    List<Integer> numbers = numbers();
    int number = numbers.isEmpty() ? 1 : numbers.get(0) + 1;
    Path draft = folder.resolve("." + number);
    disk.delete(draft);
    Files.createDirectory(draft);
    List<Path> parts = new ArrayList<>();
    body.write(part -> {
      if (!PART.matcher(part).matches() || part.equals(ABOUT)) {
        throw new IllegalArgumentException("a part of a checkpoint cannot have the name '" + part + "'; take letters, digits, '.', '_' and '-'");
      }
      parts.add(draft.resolve(part));
      return new BufferedOutputStream(disk.append(draft.resolve(part)), 1 << 16);
    });
    for (Path part : parts) {
      disk.sync(part);
    }
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("identity", identity);
    about.put("name", name);
    about.put("tookMillis", tookMillis);
    try (OutputStream out = disk.append(draft.resolve(ABOUT))) {
      out.write(Json.pretty(about).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    disk.sync(draft.resolve(ABOUT));
    disk.syncNames(draft);
    disk.rename(draft, folder.resolve(Integer.toString(number)));
    disk.syncNames(folder);
    for (int old : numbers) {
      disk.delete(folder.resolve(Integer.toString(old)));
    }
  }

  /**
   * The last checkpoint of something.
   *
   * @param announced position of the line that announced a name
   */
  Optional<Saved> last(String identity, Function<String, Optional<Long>> announced) throws IOException {
    for (int number : numbers()) {
      Path state = folder.resolve(Integer.toString(number));
      try {
        Map<String, Object> about = Json.readObject(Files.readString(state.resolve(ABOUT)));
        Optional<Long> seq = announced.apply(String.valueOf(about.get("name")));
        if (identity.equals(about.get("identity")) && seq.isPresent()) {
          return Optional.of(new Saved(new Stored(state), seq.get(), ((Number) about.get("tookMillis")).longValue()));
        }
      } catch (NoSuchFileException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  /** Lets checkpoints of one thing count as those of another, which has said that it can go on from them. */
  void adopt(String from, String to) throws IOException {
    for (int number : numbers()) {
      Path about = folder.resolve(Integer.toString(number)).resolve(ABOUT);
      Map<String, Object> fields = new LinkedHashMap<>(Json.readObject(Files.readString(about)));
      if (from.equals(fields.get("identity"))) {
        fields.put("identity", to);
        disk.replaceDurably(about, Json.pretty(fields));
      }
    }
  }

  /** Removes all: the step is done, or begins anew. */
  void clear() throws IOException {
    disk.delete(folder);
  }

  private List<Integer> numbers() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> states = Files.list(folder)) {
      return states.map(path -> path.getFileName().toString()).filter(name -> name.matches("[0-9]{1,9}")).map(Integer::valueOf)
          .sorted(Comparator.reverseOrder()).toList();
    }
  }

  private record Stored(Path folder) implements Checkpoint {
    @Override
    public InputStream open(String part) throws IOException {
      if (!PART.matcher(part).matches()) {
        throw new NoSuchFileException(part);
      }
      return new java.io.BufferedInputStream(Files.newInputStream(folder.resolve(part)), 1 << 16);
    }
  }
}
