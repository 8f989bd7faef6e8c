package org.ganglion.anomaly.example;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ganglion.api.artifact.Table;

/**
 * What is made.
 *
 * @param rows the record
 * @param events what is wrong with it: from, to, kind
 */
public record Made(Table rows, Table events) {
  /** A Monday. */
  static final LocalDateTime BEGIN = LocalDateTime.of(2024, 1, 1, 0, 0);

  /** Something wrong, by rows. */
  record Event(int from, int to, String kind) {}

  /** Which record. */
  public enum Kind {
    /** Inflow and pressures of a water network, by the hour, in which pipes burst and begin to leak. */
    WATER,
    /** Payments by card, some of them not by their owner. */
    PAYMENTS,
    /** Sales by the month: a yearly course, and odd months. */
    MONTHS,
    /** Reports of shifts, one paragraph each; some are about something else. */
    PARAGRAPHS
  }

  /** Makes a record. */
  public static Made of(Kind kind, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return switch (kind) {
      case WATER -> WaterNetwork.make(rows, random);
      case PAYMENTS -> Payments.make(rows, random);
      case MONTHS -> Months.make(rows, random);
      case PARAGRAPHS -> Paragraphs.make(rows, random);
    };
  }

  static Made of(List<String> times, List<Table.Column> columns, List<Event> events) {
    List<Table.Column> all = new ArrayList<>();
    all.add(new Table.Words("time", times));
    all.addAll(columns);
    Table known =
        new Table(
            List.of(
                new Table.Words("from", events.stream().map(event -> times.get(event.from())).toList()),
                new Table.Words("to", events.stream().map(event -> times.get(Math.min(times.size() - 1, event.to()))).toList()),
                new Table.Words("kind", events.stream().map(Event::kind).toList())));
    return new Made(new Table(all), known);
  }
}
