package org.ganglion.experiments.space;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;

/** The values that one setting may take. A place from 0 to 1 names a value, so that every way to search works on the unit cube. */
public sealed interface Range {
  /** The value at a place in [0, 1). */
  Object at(double place);

  /** Values for a grid. */
  List<Object> grid();

  /** One of some values, each as likely as the others. */
  record Choice(@Min(1) @Help("numbers, words, or anything else that a setting takes") List<Object> values) implements Range {
    @Override
    public Object at(double place) {
      return values.get((int) Math.min(values.size() - 1, place * values.size()));
    }

    @Override
    public List<Object> grid() {
      return values;
    }
  }

  /** A number between two, both included. */
  record Uniform(double low, double high, @Default("5") @Min(1) @Help("values of a grid") int steps) implements Range {
    public Uniform {
      ordered(low, high);
    }

    @Override
    public Object at(double place) {
      return low + place * (high - low);
    }

    @Override
    public List<Object> grid() {
      return spread(this, steps);
    }
  }

  /** A positive number between two whose logarithm is spread evenly: rates, penalties. */
  record Logarithmic(@Min(0) double low, double high, @Default("5") @Min(1) @Help("values of a grid") int steps) implements Range {
    public Logarithmic {
      ordered(low, high);
      if (low <= 0) {
        throw new IllegalArgumentException("a logarithmic range begins above 0, not at " + low);
      }
    }

    @Override
    public Object at(double place) {
      return low * Math.pow(high / low, place);
    }

    @Override
    public List<Object> grid() {
      return spread(this, steps);
    }
  }

  /** A whole number between two, both included. */
  record Whole(int low, int high, @Default("5") @Min(1) @Help("values of a grid") int steps) implements Range {
    public Whole {
      ordered(low, high);
    }

    @Override
    public Object at(double place) {
      return low + (int) Math.min(high - (long) low, (long) (place * (high - (long) low + 1)));
    }

    @Override
    public List<Object> grid() {
      return spread(this, Math.min(steps, high - low + 1));
    }
  }

  private static void ordered(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException("a range goes from low to high, not from " + low + " to " + high);
    }
  }

  private static List<Object> spread(Range range, int steps) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      values.add(range.at(steps == 1 ? 0.5 : i / (steps - 1.0)));
    }
    return values.stream().distinct().toList();
  }
}
