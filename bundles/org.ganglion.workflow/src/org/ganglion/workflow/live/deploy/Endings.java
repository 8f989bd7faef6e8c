package org.ganglion.workflow.live.deploy;

import java.util.Map;
import org.ganglion.workflow.live.flow.Receiver;
import org.ganglion.workflow.live.state.LiveLog;

/** How stations end, and what they are to others. */
final class Endings {
  private Endings() {}

  /** Ends a station; gives its position if it is a source that has one. */
  static Map<String, Object> end(Station station, LiveLog log) {
    String id = station.node().id();
    switch (station) {
      case Station.Worker worker -> {
        try {
          String problem = worker.worker().end();
          if (!problem.isEmpty()) {
            log.tell(id, problem);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      case Station.Origin origin -> {
        origin.source().close();
        Object position = origin.source().position();
        return position == null ? Map.of() : Map.of(id, position);
      }
      case Station.Answer answer -> { }
    }
    return Map.of();
  }

  /** Where records for a station go. */
  static Receiver receiver(Station station) {
    return switch (station) {
      case Station.Worker worker -> worker.worker();
      case Station.Answer answer -> answer.answer();
      case Station.Origin origin -> throw new IllegalStateException(origin.node().id() + " is a source");
    };
  }
}
