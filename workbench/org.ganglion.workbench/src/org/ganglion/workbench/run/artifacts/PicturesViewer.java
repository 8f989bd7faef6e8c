package org.ganglion.workbench.run.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.ganglion.workbench.look.Palette;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** Pictures in order, the last one first; a slider goes through them. */
public final class PicturesViewer implements ArtifactViewer {
  /** A training of days must not fill the memory with its pictures. */
  private static final int MOST = 400;

  @Override
  public View read(Path folder) throws IOException {
    List<Path> files = pictures(folder);
    return parent -> create(parent, files);
  }

  /** The PNG files of a folder in order, the last ones where there are many. */
  static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".png")).sorted().toList();
      return files.subList(Math.max(0, files.size() - MOST), files.size());
    }
  }

  private static void create(Composite parent, List<Path> files) {
    Composite body = new Composite(parent, SWT.NONE);
    body.setLayout(new GridLayout());
    PictureCanvas canvas = new PictureCanvas(body);
    canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    if (files.isEmpty()) {
      new Label(body, SWT.NONE).setText("It holds no picture.");
      return;
    }
    canvas.show(files.getLast());
    if (files.size() > 1) {
      Scale slider = new Scale(body, SWT.HORIZONTAL);
      slider.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
      slider.setMaximum(files.size() - 1);
      slider.setSelection(files.size() - 1);
      slider.setPageIncrement(1);
      slider.setToolTipText("From the first picture to the last");
      slider.addListener(SWT.Selection, event -> canvas.show(files.get(slider.getSelection())));
    }
  }

  /** A picture as large as there is room, in its own proportions. */
  static final class PictureCanvas extends Canvas {
    private Image image;

    PictureCanvas(Composite parent) {
      super(parent, SWT.DOUBLE_BUFFERED);
      addListener(SWT.Paint, event -> {
        event.gc.setBackground(Palette.of(this).ground());
        Rectangle area = getClientArea();
        event.gc.fillRectangle(area);
        if (image != null) {
          Rectangle size = image.getBounds();
          double scale = Math.min((double) area.width / size.width, (double) area.height / size.height);
          int width = Math.max(1, (int) (size.width * scale));
          int height = Math.max(1, (int) (size.height * scale));
          event.gc.setInterpolation(scale > 1.5 ? SWT.NONE : SWT.HIGH);
          event.gc.drawImage(image, 0, 0, size.width, size.height, (area.width - width) / 2, (area.height - height) / 2, width, height);
        }
      });
      addListener(SWT.Dispose, event -> clear());
    }

    /** A picture is small, and read at once. */
    void show(Path file) {
      ImageData data = new ImageData(file.toString());
      clear();
      image = new Image(getDisplay(), data);
      redraw();
    }

    private void clear() {
      if (image != null) {
        image.dispose();
        image = null;
      }
    }
  }
}
