package org.ganglion.workbench.design.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.runtime.api.Problem;
import org.ganglion.workbench.look.Palette;
import org.ganglion.workbench.model.document.Outline;
import org.ganglion.workbench.model.document.WorkflowDocument;

/** What the selected step takes, made from its operator's descriptor: inputs with what could feed them, parameters with bounds, defaults and help. */
public final class FormPane extends ScrolledComposite {
  private static final int LEAST_WIDTH = 220;

  private final WorkflowDocument workflow;
  private final Function<String, Optional<OperatorDescriptor>> operators;
  private final Map<String, Label> messages = new LinkedHashMap<>();
  private final Map<String, Control> fields = new LinkedHashMap<>();
  private Composite body;
  private Optional<Outline.Step> shown = Optional.empty();
  private Optional<OperatorDescriptor> descriptor = Optional.empty();
  private List<String> sources = List.of();
  private List<Problem> problems = List.of();

  public FormPane(Composite parent, WorkflowDocument workflow, Function<String, Optional<OperatorDescriptor>> operators) {
    super(parent, SWT.V_SCROLL);
    this.workflow = workflow;
    this.operators = operators;
    setExpandHorizontal(true);
    setExpandVertical(true);
    getVerticalBar().setIncrement(24);
    addListener(SWT.Resize, event -> measure());
    build();
  }

  /** Shows a step; empty: says what to do. Builds nothing anew where nothing has changed. */
  public void show(Optional<Outline.Step> step) {
    Optional<OperatorDescriptor> now = step.flatMap(each -> operators.apply(each.operator()));
    List<String> available = step.map(this::available).orElse(List.of());
    if (!same(step) || !now.equals(descriptor) || !available.equals(sources) || body.getChildren().length == 0) {
      shown = step;
      descriptor = now;
      sources = available;
      build();
    }
  }

  /** The widget of a field, {@code in.images} or {@code with.epochs}. */
  public Optional<Control> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Puts each sentence below the field that it is about. */
  public void mark(List<Problem> wrong) {
    problems = List.copyOf(wrong);
    messages.forEach((field, label) -> {
      String where = shown.map(Outline.Step::id).orElse("") + "." + field;
      String sentence = problems.stream().filter(problem -> problem.where().equals(where) || problem.where().startsWith(where + "."))
          .map(Problem::message).findFirst().orElse("");
      if (!label.getText().equals(sentence)) {
        label.setText(sentence);
        ((GridData) label.getLayoutData()).exclude = sentence.isEmpty();
        label.setVisible(!sentence.isEmpty());
        label.setForeground(Palette.of(body).problem());
      }
    });
    body.layout();
    measure();
  }

  private boolean same(Optional<Outline.Step> step) {
    return step.isPresent() == shown.isPresent()
        && (step.isEmpty() || step.get().id().equals(shown.get().id()) && step.get().uses().equals(shown.get().uses()) && step.get().inputs()
        .equals(shown.get().inputs())
            && step.get().parameters().equals(shown.get().parameters()));
  }

  private void build() {
    Point origin = getOrigin();
    setRedraw(false);
    try {
      if (body != null) {
        body.dispose();
      }
      messages.clear();
      fields.clear();
      body = new Composite(this, SWT.NONE);
      GridLayout layout = new GridLayout();
      layout.marginWidth = 14;
      layout.marginHeight = 12;
      layout.verticalSpacing = 4;
      body.setLayout(layout);
      if (shown.isPresent()) {
        step(shown.get());
      } else {
        paragraph("Select a step in the graph or in the text to see what it takes. Double-click an operator at the left to add a step.", true);
      }
      setContent(body);
      mark(problems);
      setOrigin(origin);
    } finally {
      setRedraw(true);
    }
  }

  private void step(Outline.Step step) {
    Label title = paragraph(step.id(), false);
    title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    paragraph(descriptor.map(known -> known.id() + " " + known.version() + ". " + known.summary())
        .orElse(step.uses().isEmpty() ? "It names no operator."
        : step.uses() + " is not there: its plug-in is missing or not installed. The text below its step stays as it is."), true);
    descriptor.ifPresent(known -> {
      if (!known.inputs().isEmpty()) {
        section("Inputs");
      }
      known.inputs().forEach(port -> input(step, port));
      if (!known.parameters().fields().isEmpty()) {
        section("Parameters");
      }
      known.parameters().fields().forEach(field -> parameter(step, field));
      if (!known.outputs().isEmpty()) {
        section("Outputs");
      }
      known.outputs().forEach(port -> paragraph(port.name() + "  –  " + port.help(), true));
    });
  }

  private void input(Outline.Step step, OperatorDescriptor.PortDescriptor port) {
    paragraph(port.name() + (port.optional() ? "  (optional)" : "") + (port.many() ? "  (several)" : ""), false);
    List<String> given = step.inputs().getOrDefault(port.name(), List.of());
    List<String> fitting = sources.stream().filter(source -> fits(source, port)).map(source -> source.substring(0, source.indexOf(' '))).toList();
    if (port.many()) {
      given.forEach(word -> field("", FieldEditor.choice(body, List.of(word), "remove", Optional.of(word),
          value -> workflow.edit(edits -> edits.disconnect(step.id(), port.name(), word)))));
    }
    Optional<String> word = port.many() ? Optional.empty() : given.stream().findFirst();
    String none = port.many() ? "add …" : "from …";
    field("in." + port.name(), FieldEditor.choice(body, fitting.stream().filter(each -> !port.many() || !given.contains(each)).toList(), none, word,
        value -> workflow.edit(edits ->
        value.map(from -> edits.connect(step.id(), port.name(), from, port.many()))
            .orElseGet(() -> word.map(old -> edits.disconnect(step.id(), port.name(), old)).orElse(List.of())))));
    help(port.help());
  }

  private void parameter(Outline.Step step, Schema.Field parameter) {
    paragraph(parameter.name(), false);
    field("with." + parameter.name(),
        FieldEditor.parameter(body, parameter, Optional.ofNullable(step.parameters().get(parameter.name())), value -> workflow.edit(edits ->
        value.map(yaml -> edits.parameter(step.id(), parameter.name(), yaml)).orElseGet(() -> edits.withoutParameter(step.id(), parameter.name())))));
    help(parameter.help() + FieldHelp.bounds(parameter));
  }

  private void field(String name, FieldEditor editor) {
    editor.control().setLayoutData(wide());
    if (!name.isEmpty()) {
      fields.put(name, editor.control());
      Label message = paragraph("", false);
      ((GridData) message.getLayoutData()).exclude = true;
      messages.put(name, message);
    }
  }

  private void help(String sentence) {
    if (!sentence.isBlank()) {
      paragraph(sentence, true);
    }
    Label space = new Label(body, SWT.NONE);
    GridData data = new GridData();
    data.heightHint = 4;
    space.setLayoutData(data);
  }

  private void section(String name) {
    Label line = new Label(body, SWT.SEPARATOR | SWT.HORIZONTAL);
    GridData data = wide();
    data.verticalIndent = 8;
    line.setLayoutData(data);
    Label title = paragraph(name, false);
    title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
  }

  private Label paragraph(String text, boolean faint) {
    Label label = new Label(body, SWT.WRAP);
    label.setText(text.replace("&", "&&"));
    if (faint) {
      label.setForeground(Palette.of(this).faint());
    }
    label.setLayoutData(wide());
    return label;
  }

  private static GridData wide() {
    GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
    data.widthHint = LEAST_WIDTH;
    return data;
  }

  private void measure() {
    if (body != null && !body.isDisposed()) {
      setMinSize(body.computeSize(Math.max(LEAST_WIDTH, getClientArea().width), SWT.DEFAULT));
    }
  }

  /** What the other steps give, each with its type. */
  private List<String> available(Outline.Step step) {
    List<String> all = new ArrayList<>();
    workflow.outline().ifPresent(outline -> outline.steps().stream().filter(other -> !other.id().equals(step.id())).forEach(other -> {
      operators.apply(other.operator())
          .ifPresent(known -> known.outputs().forEach(port -> all.add(other.id() + "." + port.name() + " " + port.type())));
      all.add(other.id() + " " + FieldHelp.WHOLE_STEP);
    }));
    return all;
  }

  private static boolean fits(String source, OperatorDescriptor.PortDescriptor port) {
    return source.endsWith(" " + port.type());
  }
}
