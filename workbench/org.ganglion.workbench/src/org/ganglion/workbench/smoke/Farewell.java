package org.ganglion.workbench.smoke;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.ganglion.workbench.start.Closing;

/** Closes a window in which a run is under way: thinks better of it the first time, and lets the run be stopped the second. */
final class Farewell {
  private final Hands hands;

  Farewell(Hands hands) {
    this.hands = hands;
  }

  void say() throws InterruptedException {
    Screen screen = hands.screen();
    ask();
    screen.photograph("closing");
    press(Closing.KEEP);
    screen.until("the end of the question", Hands.SOON, () -> question().isEmpty());
    if (hands.runs().running() == 0) {
      throw new SmokeException("the run ended although the window was kept");
    }
    ask();
    press(Closing.STOP);
  }

  /** Closes as a person does by the window's frame; the question keeps the event loop, so it is not waited for. */
  private void ask() throws InterruptedException {
    Shell window = hands.screen().ask(() -> hands.window().getShell());
    window.getDisplay().asyncExec(window::close);
    hands.screen().until("the question what shall become of the run", Hands.SOON, () -> question().isPresent());
  }

  private Optional<Shell> question() {
    return Arrays.stream(hands.window().getShell().getDisplay().getShells())
        .filter(shell -> shell.getData() instanceof MessageDialog && shell.isVisible()).findFirst();
  }

  /** The answer ends the question's loop, and may end the window, so it is not waited for either. */
  private void press(String answer) {
    Shell dialog = hands.screen().ask(() -> question().orElseThrow());
    Button button = hands.screen().ask(() -> button(dialog, answer).orElseThrow(() -> new SmokeException("there is no answer " + answer)));
    button.getDisplay().asyncExec(() -> button.notifyListeners(SWT.Selection, new Event()));
  }

  private static Optional<Button> button(Composite parent, String text) {
    for (Control child : parent.getChildren()) {
      if (child instanceof Button button && button.getText().replace("&", "").equals(text)) {
        return Optional.of(button);
      }
      if (child instanceof Composite inner) {
        Optional<Button> found = button(inner, text);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
