package org.ganglion.workbench.run.artifacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.ganglion.workbench.run.curves.CurveCanvas;

/** A map of windows, the list of them, and the signal around the selected one: whichever of the first two is clicked, the others follow. */
final class LinkedScatter {
  /** Rows shown before and after the window's. */
  private static final int AROUND = 60;
  private static final int MOST_CURVES = 6;

  private final Rows windows;
  private final Optional<Rows> signal;
  private final Scatter map;
  private final Table table;
  private CurveCanvas curves;

  LinkedScatter(Composite parent, Rows windows, Optional<Rows> signal) {
    this.windows = windows;
    this.signal = signal.filter(rows -> windows.numeric("row"));
    SashForm rows = new SashForm(parent, SWT.VERTICAL);
    SashForm upper = new SashForm(rows, SWT.HORIZONTAL);
    map = new Scatter(upper, windows, this::select);
    table = TableViewer.create(upper, windows);
    upper.setWeights(50, 50);
    table.addListener(SWT.Selection, event -> select(table.getSelectionIndex()));
    this.signal.ifPresent(known -> {
      curves = new CurveCanvas(rows);
      rows.setWeights(62, 38);
    });
    select(0);
  }

  private void select(int row) {
    if (row < 0 || row >= windows.rows().size()) {
      return;
    }
    map.mark(row);
    table.setSelection(row);
    signal.ifPresent(known -> around(known, (int) windows.number(windows.rows().get(row), "row")));
  }

  private void around(Rows known, int row) {
    int from = Math.max(0, Math.min(known.rows().size(), row - AROUND));
    int to = Math.max(from, Math.min(known.rows().size(), row + AROUND));
    double[] x = IntStream.range(from, to).asDoubleStream().toArray();
    List<CurveCanvas.Shown> shown = new ArrayList<>();
    known.header().stream().filter(known::numeric).limit(MOST_CURVES)
        .forEach(name -> shown.add(new CurveCanvas.Shown(name, x, normal(known.numbers(name, from, to)), shown.size())));
    curves.show("rows " + from + " to " + to + ", each sensor from its least to its greatest", shown);
    curves.mark(row);
  }

  /** Sensors have units of their own; here only their shape counts. */
  private static double[] normal(double[] values) {
    double low = java.util.Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double high = java.util.Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    return java.util.Arrays.stream(values).map(value -> high > low ? (value - low) / (high - low) : 0.5).toArray();
  }
}
