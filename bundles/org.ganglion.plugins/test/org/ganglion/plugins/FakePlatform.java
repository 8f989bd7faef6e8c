package org.ganglion.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.plugins.jar.Candidate;
import org.ganglion.plugins.protocol.Platform;

/** A framework that does nothing but write down what is asked of it; what it says to a question can be set by the question's name. */
final class FakePlatform implements Platform {
  final List<String> asked;
  final Map<Long, Version> bundles = new LinkedHashMap<>();
  final Map<String, List<String>> says = new LinkedHashMap<>();
  boolean retires = true;
  private long next = 100;

  FakePlatform(List<String> asked) {
    this.asked = asked;
  }

  /** A plug-in of the product. */
  void builtIn(String name, String version) {
    bundles.put(++next, new Version(next, name, version, "digest-of-" + name + version, true));
  }

  private List<String> answer(String question, long id) {
    asked.add(question + " " + bundles.get(id).version());
    return says.getOrDefault(question, List.of());
  }

  @Override
  public boolean kernel(String name) {
    return name.equals("org.ganglion.workflow");
  }

  @Override
  public List<Version> installed() {
    return new ArrayList<>(bundles.values());
  }

  @Override
  public Optional<Version> find(long id) {
    return Optional.ofNullable(bundles.get(id));
  }

  @Override
  public Version install(Candidate candidate, Path jar) {
    Version version = new Version(++next, candidate.name(), candidate.version().toString(), candidate.digest(), false);
    bundles.put(next, version);
    asked.add("install " + version.version());
    return version;
  }

  @Override
  public List<String> resolve(long id) {
    return answer("resolve", id);
  }

  @Override
  public List<String> declared(long id) {
    return List.of();
  }

  @Override
  public List<String> problems(long id) {
    return List.of();
  }

  @Override
  public List<String> components(String id) {
    return List.of();
  }

  @Override
  public boolean shipped(String name) {
    return name.startsWith("org.ganglion.");
  }

  @Override
  public List<String> dependents(long id) {
    return answer("dependents", id);
  }

  @Override
  public List<String> start(long id) {
    return answer("start", id);
  }

  @Override
  public List<String> selfTest(long id) {
    return answer("self-test", id);
  }

  @Override
  public boolean retire(long id) {
    answer("retire", id);
    if (retires) {
      bundles.remove(id);
    }
    return retires;
  }
}
