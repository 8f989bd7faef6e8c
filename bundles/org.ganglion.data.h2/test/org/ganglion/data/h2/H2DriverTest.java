package org.ganglion.data.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DriverTest {
  @TempDir Path folder;

  @Test
  void aFileIsADatabase() throws SQLException {
    String url = "jdbc:h2:" + folder.resolve("shop");
    try (Connection connection = new H2Driver().connect(url, new Properties()); Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE sales(sold DATE, euros DECIMAL(9,2))");
      statement.execute("INSERT INTO sales VALUES ('2024-05-31', 12.50), ('2024-06-01', NULL)");
    }
    try (Connection connection = new H2Driver().connect(url, new Properties());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM sales ORDER BY sold")) {
      assertTrue(rows.next());
      assertEquals(12.5, rows.getDouble("euros"));
    }
  }

  @Test
  void wrongSqlIsADatabasesSentence() throws SQLException {
    try (Connection connection = new H2Driver().connect("jdbc:h2:mem:", new Properties()); Statement statement = connection.createStatement()) {
      assertTrue(assertThrows(SQLException.class, () -> statement.execute("SELEC 1")).getMessage().contains("Syntax error"));
    }
  }
}
