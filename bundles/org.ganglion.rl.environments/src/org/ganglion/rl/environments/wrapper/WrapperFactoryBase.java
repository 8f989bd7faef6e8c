package org.ganglion.rl.environments.wrapper;

import java.util.Map;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.WrapperFactory;

/** Reads a wrapper's parameters as a record. */
abstract class WrapperFactoryBase<P extends Record> implements WrapperFactory {
  private final Class<P> type;

  WrapperFactoryBase(Class<P> type) {
    this.type = type;
  }

  @Override
  public final Schema.Fields parameters() {
    return Records.schema(type);
  }

  @Override
  public final Environment wrap(Environment inner, Map<String, Object> parameters) {
    return wrap(inner, Records.read(type, parameters));
  }

  abstract Environment wrap(Environment inner, P parameters);
}
