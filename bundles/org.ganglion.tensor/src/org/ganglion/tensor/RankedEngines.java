package org.ganglion.tensor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ganglion.api.engine.Engine;

/** Engines that come and go, highest service ranking first, of equal ones the oldest first. Thread-safe. */
final class RankedEngines {
  private record Ranked(Engine engine, int ranking, long age) {}

  private static final Comparator<Ranked> PREFERENCE = Comparator.comparingInt(Ranked::ranking).reversed().thenComparingLong(Ranked::age);

  private final List<Ranked> ranked = new CopyOnWriteArrayList<>();

  void add(Engine engine, Map<String, Object> properties) {
    int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
    long age = properties.get("service.id") instanceof Long number ? number : ranked.size();
    ranked.add(new Ranked(engine, ranking, age));
  }

  void remove(Engine engine) {
    ranked.removeIf(entry -> entry.engine() == engine);
  }

  List<Engine> list() {
    return ranked.stream().sorted(PREFERENCE).map(Ranked::engine).toList();
  }
}
