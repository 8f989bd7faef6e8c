package org.ganglion.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Service: connects to one kind of database through JDBC. A component with {@code @Provides(id = "postgresql")} in a plug-in that embeds the driver's
 * jar; its one method is usually {@code return new Driver().connect(url, properties)}, past {@code DriverManager}, which cannot let go of a plug-in.
 */
public interface DatabaseDriver {
  /**
   * Connects.
   *
   * @param url what follows the kind's customs, {@code jdbc:h2:./shop}
   * @param properties {@code user} and {@code password} where they are given
   */
  Connection connect(String url, Properties properties) throws SQLException;
}
