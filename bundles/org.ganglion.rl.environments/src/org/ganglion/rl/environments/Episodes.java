package org.ganglion.rl.environments;

import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Reset;

/** Random numbers of an environment, episode by episode; the seed is 0 where nobody gives one. */
public final class Episodes {
  private final String name;
  private final String title;
  private RandomStream random;
  private long episode = -1;

  /** Streams of a name; the title is for messages. */
  public Episodes(String name, String title) {
    this.name = name;
    this.title = title;
    random = RandomStream.of(0, name);
  }

  /**
   * An episode starts.
   *
   * @throws IllegalArgumentException when options are given, of which there are none
   */
  public void begin(Reset how) {
    if (!how.options().isEmpty()) {
      throw new IllegalArgumentException(title + " has no reset options, not even " + how.options().keySet());
    }
    if (how.seed().isPresent()) {
      random = RandomStream.of(how.seed().getAsLong(), name);
      episode = -1;
    }
    episode++;
  }

  /** The stream. */
  public RandomStream random() {
    return random;
  }

  /** Number of the running episode under its seed; −1 before the first. */
  public long episode() {
    return episode;
  }
}
