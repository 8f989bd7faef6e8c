package org.ganglion.workbench.run.artifacts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.ganglion.kit.image.AnimatedPng;
import org.ganglion.workbench.viewer.ArtifactViewer;

/**
 * Pictures in order, the last one first, with a slider; a moving one, such as the replay of a game, plays, and can be held and gone through step by
 * step.
 */
public final class PicturesViewer implements ArtifactViewer {
  /** A training of days must not fill the memory with its pictures. */
  private static final int MOST = 400;
  private static final int LEAST_MILLIS = 20;

  /** Pictures as PNG files in memory, each with the time that it is seen; 0 where nothing moves. */
  private record Film(List<AnimatedPng.Frame> frames, boolean moves) {}

  @Override
  public View read(Path folder) throws IOException {
    List<Path> files = pictures(folder);
    List<AnimatedPng.Frame> frames = new ArrayList<>();
    if (files.size() == 1) {
      frames.addAll(AnimatedPng.frames(Files.readAllBytes(files.getFirst())));
      return parent -> create(parent, new Film(frames, frames.size() > 1));
    }
    for (Path file : files) {
      frames.add(new AnimatedPng.Frame(Files.readAllBytes(file), 0));
    }
    return parent -> create(parent, new Film(frames, false));
  }

  /** The PNG files of a folder in order, the last ones where there are many. */
  private static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".png")).sorted().toList();
      return files.subList(Math.max(0, files.size() - MOST), files.size());
    }
  }

  private static void create(Composite parent, Film film) {
    Composite body = new Composite(parent, SWT.NONE);
    body.setLayout(new GridLayout(2, false));
    PictureCanvas canvas = new PictureCanvas(body);
    canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
    if (film.frames().isEmpty()) {
      new Label(body, SWT.NONE).setText("It holds no picture.");
      return;
    }
    int[] at = {film.moves() ? 0 : film.frames().size() - 1};
    show(canvas, film, at[0]);
    if (film.frames().size() > 1) {
      Button play = new Button(body, SWT.TOGGLE);
      play.setText("Play");
      play.setSelection(film.moves());
      Scale slider = new Scale(body, SWT.HORIZONTAL);
      slider.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
      slider.setMaximum(film.frames().size() - 1);
      slider.setSelection(at[0]);
      slider.setPageIncrement(1);
      slider.setToolTipText("From the first picture to the last");
      slider.addListener(SWT.Selection, event -> {
        play.setSelection(false);
        at[0] = slider.getSelection();
        show(canvas, film, at[0]);
      });
      Runnable next = new Runnable() {
        @Override
        public void run() {
          if (!canvas.isDisposed() && play.getSelection()) {
            at[0] = (at[0] + 1) % film.frames().size();
            slider.setSelection(at[0]);
            show(canvas, film, at[0]);
            canvas.getDisplay().timerExec(millis(film, at[0]), this);
          }
        }
      };
      play.addListener(SWT.Selection, event -> canvas.getDisplay().timerExec(LEAST_MILLIS, next));
      canvas.getDisplay().timerExec(millis(film, at[0]), next);
    }
  }

  private static int millis(Film film, int frame) {
    int given = film.frames().get(frame).milliseconds();
    return given == 0 ? 400 : Math.max(LEAST_MILLIS, given);
  }

  private static void show(PictureCanvas canvas, Film film, int frame) {
    canvas.show(new ImageData(new ByteArrayInputStream(film.frames().get(frame).png())));
  }
}
