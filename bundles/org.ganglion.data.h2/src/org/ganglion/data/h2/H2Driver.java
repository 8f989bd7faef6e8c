package org.ganglion.data.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.ganglion.api.database.DatabaseDriver;
import org.ganglion.api.operator.Provides;
import org.h2.Driver;
import org.osgi.service.component.annotations.Component;

/** H2, in memory, in a file, or on a server. */
@Component(service = DatabaseDriver.class)
@Provides(id = "h2", summary = "H2, the embedded database")
public final class H2Driver implements DatabaseDriver {
  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    return new Driver().connect(url, properties);
  }
}
