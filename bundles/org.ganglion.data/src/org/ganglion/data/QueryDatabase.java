package org.ganglion.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.database.DatabaseDriver;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.table.ResultTable;
import org.osgi.service.component.annotations.Component;

/** Reads the result of a query. Never taken from the cache: a database changes without the workflow knowing. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.query", version = "1.0", summary = "Reads the result of an SQL query as a table", pure = false)
public final class QueryDatabase implements Operator<QueryDatabase.In, QueryDatabase.Params, QueryDatabase.Out> {
  private static final int ROWS_AT_ONCE = 1000;

  /** Nothing: it all comes from the database. */
  public record In() {}

  /** Which database, and what to ask. */
  public record Params(
      @Default("h2") @Help("kind of database; a plug-in provides each") String driver,
      @Help("where it is, jdbc:h2:./shop for instance") String url,
      @Help("SQL that gives rows") String query,
      @Help("user name") Optional<String> user,
      @Help("environment variable that holds the password, so that no file has to") Optional<String> passwordVariable,
      @Default("10000000") @Min(1) @Help("a result of more rows is refused") int mostRows) {}

  /** The table. */
  public record Out(@Port("numbers of the database as numbers, all else as words; times in ISO form") Table table) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Properties properties = new Properties();
    params.user().ifPresent(name -> properties.setProperty("user", name));
    params.passwordVariable().ifPresent(name -> properties.setProperty("password", password(name)));
    DatabaseDriver driver = context.use(DatabaseDriver.class, params.driver());
    try (Connection connection = connect(driver, params, properties)) {
      connection.setAutoCommit(false); // several drivers read row by row only then
      try (PreparedStatement statement = connection.prepareStatement(params.query())) {
        statement.setFetchSize(ROWS_AT_ONCE);
        try (ResultSet rows = statement.executeQuery()) {
          Table table = ResultTable.read(rows, params.mostRows(), context);
          context.log(table.rows() + " rows, " + table.columns().size() + " columns");
          return new Out(table);
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new InputException("query: " + sentence(e), e);
    }
  }

  private static Connection connect(DatabaseDriver driver, Params params, Properties properties) {
    try {
      Connection connection = driver.connect(params.url(), properties);
      if (connection == null) {
        throw new InputException("url: '" + params.url() + "' is no database of driver " + params.driver());
      }
      return connection;
    } catch (SQLException e) {
      throw new InputException("url: cannot connect to '" + params.url() + "': " + sentence(e), e);
    }
  }

  private static String password(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new InputException("passwordVariable: the environment has no variable '" + variable + "'");
    }
    return value;
  }

  private static String sentence(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("the database gave no reason");
  }
}
