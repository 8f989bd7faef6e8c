package org.ganglion.plugins.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.TestReporter;

/** What tests have measured: goes to the test's report and, for a study, to the file that the system property {@code ganglion.figures} names. */
record Figures(TestReporter reporter) {
  void tell(String name, String text) throws IOException {
    reporter.publishEntry(name, text);
    String file = System.getProperty("ganglion.figures", "");
    if (!file.isEmpty()) {
      Files.writeString(Path.of(file), name + ": " + text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
