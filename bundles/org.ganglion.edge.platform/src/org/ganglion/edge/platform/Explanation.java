package org.ganglion.edge.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.edge.EdgePredictor;
import org.ganglion.edge.EdgeRunner;
import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeValue;

/**
 * Why an answer is what it is: parts of the input are covered one after another, and those without which the answer would be least sure are named
 * (Zeiler and Fergus, 2014). A part is a square of an image, covered by its median, or a column, covered by what the package takes for nothing. Of a
 * reconstruction the columns with the largest shares of the error are named. Some fifty predictions for one explanation, on a runner of its own.
 */
final class Explanation {
  private static final int PARTS = 7;
  private static final int NAMED = 3;

  private final EdgeModel model;
  private final EdgeRunner runner;
  private final EdgePredictor predictor;
  private final Probabilities probabilities;
  private final float[] covered;

  Explanation(EdgeRunner runner) {
    this.runner = runner;
    this.model = runner.model();
    this.predictor = new EdgePredictor(runner);
    this.probabilities = Probabilities.of(model);
    this.covered = new float[predictor.inputs()];
  }

  private record Part(Map<String, Object> place, int[] positions) {}

  private record Weight(Map<String, Object> place, double value) {}

  /** Explains the answer to raw numbers: {@code because}, a list of places, the weightiest first. */
  Map<String, Object> of(float[] raw) {
    boolean error = model.decision.kind == Decision.Kind.RECONSTRUCTION_ERROR;
    List<Weight> weights = error ? shares(raw) : losses(raw);
    weights.sort(Comparator.comparingDouble((Weight each) -> error ? -each.value : each.value));
    List<Map<String, Object>> because = new ArrayList<>();
    for (Weight weight : weights.subList(0, Math.min(NAMED, weights.size()))) {
      Map<String, Object> entry = new LinkedHashMap<>(weight.place);
      entry.put(error ? "share of the error" : "score without it", weight.value);
      because.add(entry);
    }
    return Map.of("because", because);
  }

  private List<Weight> losses(float[] raw) {
    predict(raw);
    int answer = model.decision.kind == Decision.Kind.ARG_MAX ? predictor.index() : model.decision.index;
    List<Weight> weights = new ArrayList<>();
    for (Part part : parts()) {
      System.arraycopy(raw, 0, covered, 0, raw.length);
      float[] blank = model.input().rank() == 3 ? new float[] {median(raw)} : model.preprocessing.offset();
      for (int position : part.positions) {
        covered[position] = blank[position % blank.length];
      }
      predict(covered);
      weights.add(new Weight(part.place, sureness(answer)));
    }
    return weights;
  }

  private void predict(float[] numbers) {
    runner.reset();
    predictor.predict(numbers);
  }

  private double sureness(int answer) {
    return model.decision.kind == Decision.Kind.ARG_MAX ? probabilities.of(predictor.output())[answer] : predictor.output()[answer];
  }

  private static float median(float[] raw) {
    float[] sorted = raw.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private List<Weight> shares(float[] raw) {
    predict(raw);
    double all = 0;
    double[] squares = new double[raw.length];
    for (int k = 0; k < raw.length; k++) {
      squares[k] = Math.pow(model.preprocessing.apply(raw[k], k) - predictor.output()[k], 2);
      all += squares[k];
    }
    List<Weight> weights = new ArrayList<>();
    for (Part part : parts()) {
      weights.add(new Weight(part.place, all == 0 ? 0 : Arrays.stream(part.positions).mapToDouble(k -> squares[k]).sum() / all));
    }
    return weights;
  }

  private List<Part> parts() {
    EdgeValue input = model.input();
    return input.rank() == 3 ? squares(input) : columns();
  }

  private static List<Part> squares(EdgeValue input) {
    int height = input.axis(1);
    int width = input.axis(2);
    int side = Math.max(1, (Math.max(height, width) + PARTS - 1) / PARTS);
    List<Part> parts = new ArrayList<>();
    for (int top = 0; top < height; top += side) {
      for (int left = 0; left < width; left += side) {
        int bottom = Math.min(height, top + side);
        int right = Math.min(width, left + side);
        List<Integer> positions = new ArrayList<>();
        for (int k = 0; k < input.size(); k++) {
          int row = k / width % height;
          int column = k % width;
          if (row >= top && row < bottom && column >= left && column < right) {
            positions.add(k);
          }
        }
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("rows", List.of((long) top, bottom - 1L));
        place.put("columns", List.of((long) left, right - 1L));
        parts.add(new Part(place, positions.stream().mapToInt(k -> k).toArray()));
      }
    }
    return parts;
  }

  private List<Part> columns() {
    int features = covered.length / model.preprocessing.window;
    int together = (features + PARTS * PARTS - 1) / (PARTS * PARTS);
    List<Part> parts = new ArrayList<>();
    for (int first = 0; first < features; first += together) {
      int from = first;
      int last = Math.min(features, first + together) - 1;
      List<String> names = model.preprocessing.columns;
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("column", last == from && from < names.size() ? names.get(from) : last == from ? (Object) (long) from : from + " to " + last);
      parts.add(new Part(place,
          java.util.stream.IntStream.range(0, covered.length).filter(k -> k % features >= from && k % features <= last).toArray()));
    }
    return parts;
  }
}
