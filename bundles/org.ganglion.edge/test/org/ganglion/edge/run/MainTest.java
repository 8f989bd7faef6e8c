package org.ganglion.edge.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.Preprocessing;
import org.ganglion.edge.model.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a model that adds two columns, and on images that Java's own writer wrote. */
class MainTest {
  @TempDir Path folder;

  @Test
  void answersRowsByNameAndTakesTheTime() throws IOException {
    EdgeModelBuilder b = new EdgeModelBuilder("sum", 2).decision(Decision.above(0, 5)).label("low").label("high");
    b.preprocessing(new Preprocessing(new float[1], new float[] {1}, new float[] {3}, 1, List.of("b", "c")));
    b.output("y", b.dense("d", 0, Weights.float32(1, 2, new float[] {1, 1}), null, false));
    Path gpk = Files.write(folder.resolve("m.gpk"), PackageFormat.write(b.build()));
    Path csv = Files.writeString(folder.resolve("rows.csv"), "a,b,c\n100,1,2\n100,4,2\n100,,2.5\n");
    List<String> lines = run(gpk, csv);
    assertEquals(List.of("rows.csv:2 low 3.0", "rows.csv:3 high 6.0", "rows.csv:4 high 5.5"), lines.subList(0, 3));
    assertTrue(lines.get(3).startsWith("3 answers, median "), lines.get(3));
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "1,2\n3,x\n");
    assertTrue(assertThrows(IllegalArgumentException.class, () -> run(gpk, wrong)).getMessage().contains("line 2: 'x' is no number"));
  }

  @Test
  void readsImagesAsJavaWritesThem() throws IOException {
    Random random = new Random(2);
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_INDEXED}) {
      BufferedImage image = new BufferedImage(17, 9, type);
      for (int k = 0; k < 17 * 9; k++) {
        image.setRGB(k % 17, k / 17, 0xff000000 | random.nextInt(1 << 24));
      }
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      PngImage read = PngImage.read(png.toByteArray());
      for (int k = 0; k < 17 * 9; k++) {
        int rgb = image.getRGB(k % 17, k / 17);
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
          assertEquals(image.getRaster().getSample(k % 17, k / 17, 0), read.grey(k));
        } else {
          assertEquals(rgb >> 16 & 255, read.channel(0, k));
          assertEquals(rgb & 255, read.channel(2, k));
        }
      }
      byte[] cut = java.util.Arrays.copyOf(png.toByteArray(), png.size() / 2);
      assertThrows(IllegalArgumentException.class, () -> PngImage.read(cut));
    }
  }

  private List<String> run(Path gpk, Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Main(new PrintStream(bytes, true, "UTF-8")).run(new String[] {gpk.toString(), file.toString()});
    return List.of(bytes.toString(StandardCharsets.UTF_8).split("\n"));
  }
}
