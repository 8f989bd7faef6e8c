package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.database.DatabaseDriver;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.h2.Driver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryDatabaseTest {
  private static final String URL = "jdbc:h2:mem:query-test";
  private Connection keeper;

  @BeforeEach
  void fill() throws SQLException {
    keeper = new Driver().connect(URL, new Properties());
    try (Statement statement = keeper.createStatement()) {
      statement.execute("CREATE TABLE sales(sold TIMESTAMP, town VARCHAR, euros DECIMAL(9,2), paid BOOLEAN)");
      statement.execute("INSERT INTO sales VALUES ('2024-05-31 10:00:00', 'Ulm', 12.50, TRUE), ('2024-06-01 11:30:00', NULL, NULL, FALSE)");
    }
  }

  @AfterEach
  void drop() throws SQLException {
    keeper.close();
  }

  @Test
  void rowsBecomeColumnsOfTheirKind() {
    Table table = query(Map.of("query", "SELECT * FROM sales ORDER BY sold"));
    assertArrayEquals(new double[] {12.5, Double.NaN}, numbers(table, "EUROS"));
    assertArrayEquals(new double[] {1, 0}, numbers(table, "PAID"));
    assertEquals(List.of("Ulm", ""), ((Table.Words) table.column("TOWN").orElseThrow()).values());
    assertEquals("2024-05-31 10:00:00", ((Table.Words) table.column("SOLD").orElseThrow()).values().get(0));
  }

  @Test
  void whatGoesWrongIsSaid() {
    assertError("query: Table \"SALE\" not found", Map.of("query", "SELECT * FROM sale"));
    assertError("query: it gives more than 1 rows", Map.of("query", "SELECT * FROM sales", "mostRows", 1));
    assertError("query: it gives no row", Map.of("query", "SELECT * FROM sales WHERE town = 'Bonn'"));
    assertError("two columns are named 'X'", Map.of("query", "SELECT 1 AS x, 2 AS x"));
    assertError("is no database of driver h2", Map.of("query", "SELECT 1", "url", "jdbc:postgresql://host/shop"));
    assertError("there is no DatabaseDriver 'oracle'", Map.of("query", "SELECT 1", "driver", "oracle"));
  }

  private static void assertError(String part, Map<String, Object> with) {
    String message = assertThrows(InputException.class, () -> query(with)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static Table query(Map<String, Object> with) {
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of("url", URL));
    parameters.putAll(with);
    TestRunContext context = new TestRunContext(1).offer(DatabaseDriver.class, "h2", (url, properties) -> new Driver().connect(url, properties));
    return new QueryDatabase().run(new QueryDatabase.In(), Records.read(QueryDatabase.Params.class, parameters), context).table();
  }

  private static double[] numbers(Table table, String name) {
    return ((Table.Numbers) table.column(name).orElseThrow()).values();
  }
}
