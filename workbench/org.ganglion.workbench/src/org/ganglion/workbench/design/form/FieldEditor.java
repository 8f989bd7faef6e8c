package org.ganglion.workbench.design.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.ganglion.api.data.Schema;
import org.ganglion.workbench.model.document.Words;

/** The widget for one value: a choice where the values are known, else a line of text, whose default stands in it faintly while it is empty. */
final class FieldEditor {
  private final Control control;

  private FieldEditor(Control control) {
    this.control = control;
  }

  Control control() {
    return control;
  }

  /**
   * A widget for a parameter.
   *
   * @param given what the text of the workflow says
   * @param commit hears the value as YAML; empty: the default shall count
   */
  static FieldEditor parameter(Composite parent, Schema.Field field, Optional<String> given, Consumer<Optional<String>> commit) {
    List<String> words = words(field.schema());
    if (!words.isEmpty()) {
      return choice(parent, words, field.standard().map(value -> "default: " + value).orElse(""), given.map(Words::plain), commit);
    }
    boolean text = field.schema() instanceof Schema.Scalar scalar && scalar.kind() == Schema.Kind.TEXT;
    return line(parent, field.standard().map(value -> "default: " + value).orElse(field.required() ? "must be given" : "may stay empty"),
        given.map(written -> text ? Words.plain(written) : written), value -> commit.accept(value.map(each -> text ? Words.text(each) : each)));
  }

  /** A widget for one of some words. */
  static FieldEditor choice(Composite parent, List<String> words, String none, Optional<String> given, Consumer<Optional<String>> commit) {
    Combo combo = new Combo(parent, SWT.READ_ONLY);
    List<String> all = new ArrayList<>(words);
    given.filter(word -> !all.contains(word)).ifPresent(all::add);
    combo.add(none);
    all.forEach(combo::add);
    combo.select(given.map(all::indexOf).orElse(-1) + 1);
    combo.addListener(SWT.Selection, event -> commit.accept(combo.getSelectionIndex() == 0 ? Optional.empty() : Optional.of(combo.getText())));
    // Scrolling a form must not change it.
    combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = false);
    return new FieldEditor(combo);
  }

  static FieldEditor line(Composite parent, String hint, Optional<String> given, Consumer<Optional<String>> commit) {
    Text line = new Text(parent, SWT.BORDER | SWT.SINGLE);
    line.setMessage(hint);
    line.setText(given.orElse(""));
    String[] last = {line.getText()};
    Runnable take = () -> {
      if (!line.isDisposed() && !line.getText().equals(last[0])) {
        last[0] = line.getText();
        commit.accept(last[0].isBlank() ? Optional.empty() : Optional.of(last[0].strip()));
      }
    };
    line.addListener(SWT.DefaultSelection, event -> take.run());
    line.addListener(SWT.FocusOut, event -> take.run());
    return new FieldEditor(line);
  }

  private static List<String> words(Schema schema) {
    if (schema instanceof Schema.Choice choice) {
      return choice.words();
    }
    return schema instanceof Schema.Scalar scalar && scalar.kind() == Schema.Kind.BOOLEAN ? List.of("true", "false") : List.of();
  }
}
