package org.ganglion.workbench.run.artifacts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.ganglion.workbench.look.Palette;

/** A picture as large as there is room, in its own proportions. */
final class PictureCanvas extends Canvas {
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

  /** Shows another picture. */
  void show(ImageData data) {
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
