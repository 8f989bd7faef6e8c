package org.ganglion.workflow.live.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.kit.file.Disk;
import org.ganglion.kit.json.Json;

/**
 * States of processors and positions of sources in one file. Positions are taken first: a state holds at least the effect of every record before the
 * position, and that of a record behind it twice after a crash, never not at all.
 *
 * @param positions node to where its source stood
 * @param states node to the state of its processor
 * @param kinds node to the operator whose state it is
 */
public record LiveCheckpoint(Map<String, Object> positions, Map<String, byte[]> states, Map<String, String> kinds) {
  /** Nothing saved yet. */
  public static LiveCheckpoint none() {
    return new LiveCheckpoint(Map.of(), Map.of(), Map.of());
  }

  static LiveCheckpoint read(Path file) throws IOException {
    try {
      Map<String, Object> tree = Json.readObject(Files.readString(file));
      Map<String, Object> positions = new LinkedHashMap<>();
      ((Map<?, ?>) tree.get("positions")).forEach((node, position) -> positions.put(node.toString(), position));
      Map<String, byte[]> states = new LinkedHashMap<>();
      ((Map<?, ?>) tree.get("states")).forEach((node, state) -> states.put(node.toString(), Base64.getDecoder().decode(state.toString())));
      Map<String, String> kinds = new LinkedHashMap<>();
      ((Map<?, ?>) tree.get("kinds")).forEach((node, kind) -> kinds.put(node.toString(), kind.toString()));
      return new LiveCheckpoint(positions, states, kinds);
    } catch (NoSuchFileException e) {
      return none();
    }
  }

  void write(Path file, Disk disk, boolean durably) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("positions", positions);
    Map<String, Object> texts = new LinkedHashMap<>();
    states.forEach((node, state) -> texts.put(node, Base64.getEncoder().encodeToString(state)));
    tree.put("states", texts);
    tree.put("kinds", kinds);
    if (durably) {
      disk.replaceDurably(file, Json.write(tree));
    } else {
      disk.replace(file, Json.write(tree));
    }
  }
}
