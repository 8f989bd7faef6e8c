package org.ganglion.workbench.smoke;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.ganglion.workbench.design.WorkflowEditor;

/** The digits' GAN, built without typing a line of YAML: operators are added, and their fields filled in. */
final class FormTour {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Screen screen;
  private final WorkflowEditor editor;

  FormTour(Screen screen, WorkflowEditor editor) {
    this.screen = screen;
    this.editor = editor;
  }

  void build() throws InterruptedException {
    step("data.mnist", Map.of());
    step("gan.train", Map.of("in.images", "mnist.train", "with.architecture", "dense", "with.epochs", "12"));
    step("gan.sample", Map.of("in.generator", "train.generator", "with.rows", "8"));
    step("gan.judge", Map.of("in.images", "sample.images", "in.real", "mnist.train", "in.test", "mnist.test"));
    step("report.html", Map.of("in.from", "train"));
    screen.until("a workflow without problems, made by form", SOON, () -> editor.graph().graph().nodes().size() == 5 && editor.graph().graph()
        .edges().size() == 6 && editor.text().problems().isEmpty());
  }

  private void step(String operator, Map<String, String> values) throws InterruptedException {
    screen.act(() -> editor.add(operator));
    for (Map.Entry<String, String> value : values.entrySet()) {
      screen.until("the field " + value.getKey() + " of " + operator, SOON, () -> editor.form().field(value.getKey()).isPresent());
      screen.act(() -> fill(editor.form().field(value.getKey()), value.getKey(), value.getValue()));
    }
  }

  private static void fill(Optional<Control> field, String name, String value) {
    Control control = field.orElseThrow();
    if (control instanceof Combo combo) {
      int at = combo.indexOf(value);
      if (at < 0) {
        throw new SmokeException("the field " + name + " does not offer " + value + " but " + String.join(", ", combo.getItems()));
      }
      combo.select(at);
      combo.notifyListeners(SWT.Selection, new Event());
    } else if (control instanceof Text text) {
      text.setText(value);
      text.notifyListeners(SWT.DefaultSelection, new Event());
    }
  }
}
