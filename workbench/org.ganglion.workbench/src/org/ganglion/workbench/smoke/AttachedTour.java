package org.ganglion.workbench.smoke;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.workbench.design.WorkflowEditor;
import org.ganglion.workbench.start.Perspectives;

/**
 * A server that comes, works, is killed in mid-run and comes again under an open window. It is left running, and so is the run: whoever started the
 * tour looks whether the run goes on when the window is closed.
 */
final class AttachedTour {
  private static final Duration START = Duration.ofSeconds(60);

  private final Hands hands;

  AttachedTour(Hands hands) {
    this.hands = hands;
  }

  void walk() throws Exception {
    Screen screen = hands.screen();
    hands.show(Perspectives.DESIGN);
    screen.until("a word that no server is there", Hands.SOON, () -> hands.session().connection().sentence().startsWith("No server answers"));
    screen.photograph("no-server");
    Process server = serve();
    screen.until("the server", START, () -> hands.session().connection().there() && !hands.session().runtime().operators().isEmpty());
    WorkflowEditor editor = hands.digits();
    screen.act(() -> editor.doSave(new NullProgressMonitor()));
    String run = hands.run(editor, "40");
    hands.swap();
    screen.photograph("attached-plugins");
    hands.show(Perspectives.RUN);
    screen.photograph("attached-run");
    server.destroyForcibly();
    screen.until("a word that the server is gone", START, () -> !hands.session().connection().there());
    screen.until("the end of the run with its server", START, () -> hands.status(run) == RunStatus.INTERRUPTED && hands.runs().running() == 0);
    hands.expectNoDialogs();
    screen.photograph("server-gone");
    serve();
    screen.until("the next server", START, () -> hands.session().connection().there());
    hands.runs().resume(run);
    screen.until("the run under way again", START, () -> hands.status(run) == RunStatus.RUNNING && hands.runs().running() == 1);
    hands.expectNoDialogs();
  }

  private Process serve() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("ganglion.root"), "ganglion").toString(), "serve", "--home", hands.session().home().toString());
    builder.environment().put("GANGLION_BUILD", "never");
    return builder.redirectErrorStream(true).redirectOutput(hands.folder().resolve("server.txt").toFile()).redirectInput(new File("/dev/null"))
        .start();
  }
}
