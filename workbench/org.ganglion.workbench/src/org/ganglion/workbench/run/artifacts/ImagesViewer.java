package org.ganglion.workbench.run.artifacts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.ganglion.kit.json.Json;
import org.ganglion.kit.npy.NpyArray;
import org.ganglion.workbench.viewer.ArtifactViewer;

/** A set of images, a sheet of some at a time; a slider goes through the sheets. The pixels are mapped, not read, and only those that are seen. */
public final class ImagesViewer implements ArtifactViewer {
  private static final int MOST_IMAGES = 160;
  /** A sheet is made on the UI thread, so it may not be large. */
  private static final int MOST_PIXELS = 1 << 20;
  private static final double BROAD = 1.6;

  private record Set(int count, int channels, int height, int width, ByteBuffer pixels, List<?> classes, int[] labels) {
    int each() {
      return Math.max(1, Math.min(MOST_IMAGES, MOST_PIXELS / Math.max(1, height * width)));
    }

    int sheets() {
      return Math.max(1, (count + each() - 1) / each());
    }
  }

  @Override
  public View read(Path folder) throws IOException {
    NpyArray pixels = NpyArray.map(folder.resolve("pixels.npy"));
    Map<String, Object> about = Json.readObject(Files.readString(folder.resolve("images.json")));
    List<Integer> axes = pixels.shape().stream().map(Math::toIntExact).toList();
    List<?> classes = about.get("classes") instanceof List<?> known ? known : List.of();
    int[] labels = classes.isEmpty() ? new int[0] : NpyArray.map(folder.resolve("labels.npy")).toInts();
    Set set = new Set(axes.get(0), axes.get(1), axes.get(2), axes.get(3), pixels.data(), classes, labels);
    return parent -> create(parent, set);
  }

  private static void create(Composite parent, Set set) {
    Composite body = new Composite(parent, SWT.NONE);
    body.setLayout(new GridLayout());
    Label title = new Label(body, SWT.WRAP);
    title.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    PictureCanvas canvas = new PictureCanvas(body);
    canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    show(set, 0, title, canvas);
    if (set.sheets() > 1) {
      Scale slider = new Scale(body, SWT.HORIZONTAL);
      slider.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
      slider.setMaximum(set.sheets() - 1);
      slider.setPageIncrement(1);
      slider.addListener(SWT.Selection, event -> show(set, slider.getSelection(), title, canvas));
    }
  }

  private static void show(Set set, int sheet, Label title, PictureCanvas canvas) {
    int first = sheet * set.each();
    int end = Math.min(set.count(), first + set.each());
    StringBuilder text = new StringBuilder(String.format("%,d images of %d × %d, %s", set.count(), set.width(), set.height(), set.channels() == 1
        ? "grey" : "colour"));
    if (!set.classes().isEmpty()) {
      text.append(", ").append(set.classes().size()).append(" classes; the first shown is ").append(set.classes().get(set.labels()[first]));
    }
    title.setText(text.append(String.format("; %,d to %,d", first + 1, end)).toString().replace("&", "&&"));
    canvas.show(sheet(set, first, end));
  }

  private static ImageData sheet(Set set, int first, int end) {
    int columns = Math.max(1, (int) Math.round(Math.sqrt((end - first) * BROAD)));
    int rows = Math.max(1, (end - first + columns - 1) / columns);
    ImageData data = new ImageData(columns * (set.width() + 1) - 1, rows * (set.height() + 1) - 1, 24, new PaletteData(0xff0000, 0xff00, 0xff));
    int plane = set.height() * set.width();
    for (int i = first; i < end; i++) {
      int left = (i - first) % columns * (set.width() + 1);
      int top = (i - first) / columns * (set.height() + 1);
      for (int y = 0; y < set.height(); y++) {
        for (int x = 0; x < set.width(); x++) {
          int at = (i * set.channels()) * plane + y * set.width() + x;
          int red = set.pixels().get(at) & 0xff;
          int green = set.channels() < 3 ? red : set.pixels().get(at + plane) & 0xff;
          int blue = set.channels() < 3 ? red : set.pixels().get(at + 2 * plane) & 0xff;
          data.setPixel(left + x, top + y, red << 16 | green << 8 | blue);
        }
      }
    }
    return data;
  }
}
