package org.ganglion.workflow.live.source;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.kit.file.Disk;
import org.ganglion.workflow.live.flow.Intake;
import org.ganglion.workflow.live.http.Listeners;

/**
 * {@code live.http}: records that are posted. Where a {@code live.answer} stands behind it the sender waits and gets what comes out; where none does
 * the sender is thanked when its records are on the disk, and after a crash they are still processed.
 */
public final class HttpSource implements SourceType<HttpSource.Parameters> {
  private static final int MIB = 1 << 20;

  private final Listeners listeners;
  private final Disk disk;

  /** Parameters. */
  public record Parameters(
      @Default("127.0.0.1") @Help("address to listen at; 0.0.0.0 for all of the machine's") String host,
      @Default("8787") @Min(0) @Max(65_535) @Help("port to listen at; sources may share one") int port,
      @Help("path of the URL; /<workflow>/<node> where it is left out") Optional<String> path,
      @Default("true") @Help("whether senders must show the token of the state folder") boolean token,
      @Default("30") @Min(0.001) @Help("seconds that a sender waits for its answer or for room at most") double patience,
      @Default("16") @Min(1) @Max(1024) @Help("MiB that a request may have") int largest) {}

  /** Sources that share listeners. */
  public HttpSource(Listeners listeners, Disk disk) {
    this.listeners = listeners;
    this.disk = disk;
  }

  @Override
  public String id() {
    return "live.http";
  }

  @Override
  public String summary() {
    return "Records that are posted by HTTP, acknowledged when they are on the disk, or answered by live.answer";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Source open(Parameters parameters, SourceSetting setting) throws IOException {
    String path = parameters.path().map(text -> text.startsWith("/") ? text : "/" + text).orElse("/" + setting.workflow() + "/" + setting.node());
    Listeners.Place place = listeners.reserve(parameters.host(), parameters.port(), path, setting.workflow() + "/" + setting.node());
    String token = parameters.token() ? setting.token() : "";
    Duration patience = Duration.ofMillis(Math.round(parameters.patience() * 1000));
    int largest = parameters.largest() * MIB;
    Posted posted = setting.answers() ? new AnsweredPosts(token, largest, patience) : new JournaledPosts(token, largest, patience, setting, disk);
    setting.log().accept("listens at http://" + parameters.host() + ":" + place.port() + path);
    return new Opened(place, posted);
  }

  private record Opened(Listeners.Place place, Posted posted) implements Source {
    @Override
    public void start(Intake intake, Optional<Object> position, Runnable ended) throws IOException {
      posted.start(intake, position);
      place.open(posted);
    }

    @Override
    public Object position() {
      return posted.position();
    }

    @Override
    public void saved(Object position) {
      posted.saved(position);
    }

    @Override
    public void close() {
      place.close();
      posted.close();
    }
  }
}
