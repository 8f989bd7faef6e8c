package org.ganglion.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ganglion.report.page.Page;

/** Writes the page of the made-up run to a file, to be looked at in a browser. */
final class SamplePage {
  private SamplePage() {}

  public static void main(String[] arguments) throws IOException {
    Optional<String> note = Optional.of("A dense GAN on rings. The head start gives the discriminator an edge; then the two take turns.");
    Page page = new Page("Rings from noise", note, SampleRun.info(), SampleRun.steps(5600), SampleRun.STARTED.plusSeconds(184));
    Files.writeString(Path.of(arguments[0]), page.html());
  }
}
