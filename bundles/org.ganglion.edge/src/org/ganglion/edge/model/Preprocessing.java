package org.ganglion.edge.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * From raw numbers to the model's input, feature by feature: a value that is missing (not a number) becomes {@code missing}, then
 * {@code x = (raw − offset) · factor}. One number each for all features, or one per feature; {@code window} rows of features make one input.
 */
public final class Preprocessing {
  /** Raw numbers as they are. */
  public static final Preprocessing NONE = new Preprocessing(new float[] {0}, new float[] {1}, new float[] {Float.NaN}, 1, Collections.emptyList());

  private final float[] offset;
  private final float[] factor;
  private final float[] missing;

  /** Rows of raw numbers that make one input; 1 where each row is one. */
  public final int window;

  /** Names of the columns that the features come from, in order; empty where they are not known. */
  public final List<String> columns;

  /** As above; a {@code missing} that is not a number refuses raw numbers that are missing. */
  public Preprocessing(float[] offset, float[] factor, float[] missing, int window, List<String> columns) {
    if (offset.length == 0 || factor.length == 0 || missing.length == 0 || window < 1) {
      throw new IllegalArgumentException(
          "preprocessing has at least one offset, factor and value for what is missing, and a window of at least one row");
    }
    this.offset = offset.clone();
    this.factor = factor.clone();
    this.missing = missing.clone();
    this.window = window;
    List<String> names = new ArrayList<>();
    for (String column : columns) {
      names.add(EdgeNames.text(column));
    }
    this.columns = Collections.unmodifiableList(names);
  }

  /** {@code (raw − offset) · factor} for all features. */
  public static Preprocessing scaled(float offset, float factor) {
    return new Preprocessing(new float[] {offset}, new float[] {factor}, new float[] {Float.NaN}, 1, Collections.emptyList());
  }

  public float[] offset() {
    return offset.clone();
  }

  public float[] factor() {
    return factor.clone();
  }

  public float[] missing() {
    return missing.clone();
  }

  /**
   * The model's number for a raw one.
   *
   * @param index place in the model's input
   * @throws IllegalArgumentException where the raw number is missing and nothing stands for it
   */
  public float apply(float raw, int index) {
    float known = raw;
    if (raw != raw) {
      known = at(missing, index);
      if (known != known) {
        throw new IllegalArgumentException("value " + index + " is missing, and the package says nothing about missing values");
      }
    }
    return (known - at(offset, index)) * at(factor, index);
  }

  /** A remainder takes longer than all else here. */
  private static float at(float[] numbers, int index) {
    return numbers.length == 1 ? numbers[0] : numbers[index % numbers.length];
  }
}
