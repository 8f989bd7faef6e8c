package org.ganglion.workflow.live.source;

import java.io.IOException;
import java.util.List;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.OperatorDescriptor;

/**
 * A kind of source. Sources are of the platform: what they promise about a crash depends on its journals.
 *
 * @param <P> record of parameters
 */
public interface SourceType<P extends Record> {
  /** What {@code uses} names. */
  String id();

  /** One sentence for lists. */
  String summary();

  /** The class of the parameters. */
  Class<P> parameters();

  /** Opens a source; throws {@link IOException} with one sentence when it cannot. */
  Source open(P parameters, SourceSetting setting) throws IOException;

  /** The same from a tree that fits. */
  default Source openTree(Object parameters, SourceSetting setting) throws IOException {
    return open(Records.read(parameters(), parameters), setting);
  }

  /** It as plain data. */
  default OperatorDescriptor descriptor() {
    return new OperatorDescriptor(id(), "1.0", summary(), false, List.of(), Records.schema(parameters()), List.of(), List.of());
  }
}
