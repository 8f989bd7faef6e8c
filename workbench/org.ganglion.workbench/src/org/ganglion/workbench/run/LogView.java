package org.ganglion.workbench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.workbench.look.Actions;
import org.ganglion.workbench.look.FollowingView;

/** What the steps of the chosen run say, step by step; its report opens in the system's browser. */
public final class LogView extends FollowingView {
  public static final String ID = "org.ganglion.workbench.log";

  /** Twelve digits tell two apart. */
  private static final Pattern DIGEST = Pattern.compile("\\b(\\p{XDigit}{12})\\p{XDigit}{52}\\b");

  private RunBoard board;
  private Text text;
  private List<String> told = List.of();

  @Override
  public void createPartControl(Composite parent) {
    board = getSite().getService(Runs.class).board();
    Actions.above(parent)
        .add("Report", "Opens the run's report in the browser", this::report);
    text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.WRAP);
    Actions.fill(text);
    text.setFont(JFaceResources.getTextFont());
    follow(board.changes(), text, this::fill);
  }

  private void fill() {
    List<String> lines = new ArrayList<>();
    compare(lines);
    board.state().main().ifPresent(run -> {
      lines.add(run.summary().id() + "  –  " + run.summary().status().name().toLowerCase(java.util.Locale.ROOT));
      for (RunDetails.Step step : run.steps()) {
        if (step.started() != null) {
          lines.add(step.id() + "  (" + step.operator() + " " + step.version() + (step.cached() ? ", from the cache" : "") + ")  " + step.took()
              .toMillis() / 1000.0 + " s");
          step.log().forEach(line -> lines.add("    " + line));
        }
      }
    });
    String now = lines.isEmpty() ? "No run is chosen." : DIGEST.matcher(String.join("\n", lines)).replaceAll("$1…");
    if (!now.equals(text.getText())) {
      boolean atEnd = text.getTopIndex() * text.getLineHeight() + text.getClientArea().height >= text.getLineCount() * text.getLineHeight() - 8;
      int top = text.getTopIndex();
      List<String> runs = List.copyOf(board.state().shown().keySet());
      text.setText(now);
      if (!runs.equals(told)) {
        text.setTopIndex(0);
      } else if (atEnd) {
        text.setSelection(text.getCharCount());
        text.showSelection();
      } else {
        text.setTopIndex(top);
      }
      told = runs;
    }
  }

  private void compare(List<String> lines) {
    List<String> runs = List.copyOf(board.state().shown().keySet());
    if (runs.size() == 2) {
      lines.add("What differs between " + runs.get(0) + " and " + runs.get(1) + ":");
      board.state().differences().forEach(each ->
          lines.add("    " + each.kind() + "  " + each.where() + ":  " + each.first() + "  |  " + each.second()));
      lines.add(board.state().differences().isEmpty() ? "    nothing" : "");
    }
  }

  private void report() {
    board.state().main().ifPresent(run -> run.steps().stream().flatMap(step -> step.artifacts().values().stream())
        .map(folder -> folder.resolve("report.html"))
        .filter(java.nio.file.Files::exists).reduce((first, second) -> second)
        .ifPresentOrElse(page -> Program.launch(page.toString()), () -> setContentDescription("This run has no report yet.")));
  }
}
