package org.ganglion.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.experiments.space.Range;
import org.ganglion.experiments.space.Sampling;
import org.ganglion.experiments.space.Template;
import org.ganglion.experiments.trial.Rungs;
import org.ganglion.experiments.trial.Trial;
import org.junit.jupiter.api.Test;

class SpaceTest {
  private static Range range(Object tree) {
    return Records.read(Range.class, tree);
  }

  @Test
  void rangesCoverTheirEnds() {
    assertEquals(Set.of(3, 4, 5), values(range(Map.of("type", "whole", "low", 3, "high", 5))));
    assertEquals(1e-4, (double) range(Map.of("type", "logarithmic", "low", 1e-4, "high", 1)).at(0), 1e-12);
    assertEquals(1e-2, (double) range(Map.of("type", "logarithmic", "low", 1e-4, "high", 1)).at(0.5), 1e-12, "half way is the geometric mean");
    assertEquals(List.of(1.0, 1.5, 2.0), range(Map.of("type", "uniform", "low", 1, "high", 2, "steps", 3)).grid());
    assertTrue(assertThrows(RuntimeException.class, () -> range(Map.of("type", "logarithmic", "low", 0, "high", 1))).getMessage()
        .contains("begins above 0"));
  }

  private static Set<Object> values(Range range) {
    Set<Object> values = new java.util.HashSet<>();
    for (double place = 0; place < 1; place += 0.01) {
      values.add(range.at(place));
    }
    return values;
  }

  @Test
  void aGridHasEveryCombinationAndSaysWhenThereAreTooMany() {
    Map<String, Range> space =
        Map.of("a", range(Map.of("type", "choice", "values", List.of(1, 2))), "b", range(Map.of("type", "whole", "low", 0, "high", 2)));
    assertEquals(6, Set.copyOf(Sampling.GRID.settings(space, 6, 1)).size());
    assertTrue(assertThrows(InputException.class, () -> Sampling.GRID.settings(space, 5, 1)).getMessage()
        .contains("its grid has 6 points, trials allows 5"));
  }

  @Test
  void sobolSpreadsMoreEvenlyThanDrawsDo() {
    Map<String, Range> space = new LinkedHashMap<>();
    space.put("x", range(Map.of("type", "uniform", "low", 0, "high", 1)));
    space.put("y", range(Map.of("type", "uniform", "low", 0, "high", 1)));
    // 64 points of a shifted (0,2)-sequence leave few of 64 cells empty; of 64 draws about 63·(1−1/64)^64, a third, stay empty
    assertTrue(cells(Sampling.SOBOL.settings(space, 64, 5)) > cells(Sampling.RANDOM.settings(space, 64, 5)));
    assertEquals(Sampling.SOBOL.settings(space, 9, 5), Sampling.SOBOL.settings(space, 9, 5), "the seed alone decides");
  }

  private static int cells(List<Map<String, Object>> settings) {
    return settings.stream().map(setting -> List.of((int) (8 * (double) setting.get("x")), (int) (8 * (double) setting.get("y"))))
        .collect(Collectors.toSet()).size();
  }

  @Test
  void aSpaceOfFewPointsGivesEachOnce() {
    assertEquals(2, Sampling.RANDOM.settings(Map.of("a", range(Map.of("type", "choice", "values", List.of("x", "y")))), 40, 1).size());
  }

  @Test
  void templatesKeepNumbersNumbers() {
    Object tree = Map.of("units", "${n}", "name", "net-${n}", "list", List.of("${f}"));
    assertEquals(Map.of("units", 7, "name", "net-7", "list", List.of("relu")), Template.fill(tree, Map.of("n", 7, "f", "relu")));
    assertEquals(Set.of("f", "n"), Template.names(tree));
  }

  @Test
  void rungsEndAtTheFullTraining() {
    assertEquals(List.of(1, 3, 9), Rungs.of(40, 1, 9, 3).epochs());
    assertEquals(List.of(3, 9), Rungs.of(3, 1, 9, 3).epochs(), "three settings need one decision only");
    assertEquals(List.of(4, 9), Rungs.of(40, 4, 9, 2).epochs());
  }

  @Test
  void theBestArePromotedAndFailuresNever() {
    Rungs rungs = Rungs.of(6, 1, 9, 3);
    List<Trial> trials = List.of(trial(1, 0.5), trial(2, 0.9), trial(3, Double.NaN), trial(4, 0.7), trial(5, 0.9), trial(6, 0.1));
    assertEquals(List.of(2, 5), rungs.promoted(trials, 1).stream().map(Trial::number).toList());
    assertEquals(List.of(2, 5, 4), rungs.promoted(trials, 3).stream().map(Trial::number).toList());
  }

  private static Trial trial(int number, double score) {
    return new Trial(number, Map.of(), 0, 1, score, number, 1, 0, Double.isNaN(score) ? "diverged" : "");
  }
}
