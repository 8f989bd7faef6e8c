package org.ganglion.data.profile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Images;
import org.ganglion.kit.chart.Histogram;
import org.ganglion.kit.image.Grid;
import org.ganglion.kit.image.Png;
import org.ganglion.kit.image.Raster;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;
import org.ganglion.kit.page.Page;

/** What images hold, class by class, as a page with examples, their brightness, and what may spoil a training: copies, empty images, rare classes. */
public final class ImageProfile {
  private static final int BARS = 30;
  private static final int MOST_CLASSES = 40;
  /** A class with less than this share of the images of the largest one is called rare. */
  private static final double RARE = 0.2;

  private final Images images;
  private final List<String> classes;
  private final int[][] members;
  private final double[] brightness;
  private final double[] contrast;
  private final int copies;
  private final int torn;

  public ImageProfile(Images images) {
    this.images = images;
    classes = images.labels().map(Images.Labels::classes).orElse(List.of("all"));
    int[] of = images.labels().map(Images.Labels::of).orElse(new int[images.count()]);
    members = IntStream.range(0, classes.size()).mapToObj(c -> IntStream.range(0, of.length).filter(i -> of[i] == c).toArray()).toArray(int[][]::new);
    brightness = new double[images.count()];
    contrast = new double[images.count()];
    Map<ByteBuffer, Integer> first = new HashMap<>();
    int equal = 0;
    int contrary = 0;
    for (int i = 0; i < images.count(); i++) {
      measure(i);
      Integer known = first.putIfAbsent(images.pixels().slice(i * images.imageSize(), images.imageSize()), i);
      equal += known == null ? 0 : 1;
      contrary += known == null || of[known] == of[i] ? 0 : 1;
    }
    copies = equal;
    torn = contrary;
  }

  private void measure(int image) {
    double sum = 0;
    double squares = 0;
    ByteBuffer pixels = images.pixels();
    for (int i = 0; i < images.imageSize(); i++) {
      int value = pixels.get(image * images.imageSize() + i) & 0xff;
      sum += value;
      squares += value * value;
    }
    brightness[image] = sum / images.imageSize();
    contrast[image] = Math.sqrt(Math.max(0, squares / images.imageSize() - brightness[image] * brightness[image]));
  }

  /** The figures of the page by name. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("images", images.count());
    figures.put("size", (images.channels() == 1 ? "grey, " : images.channels() + " channels, ") + images.height() + " × " + images.width());
    figures.put("copies", copies);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("class", classes.get(c));
      row.put("images", members[c].length);
      row.put("brightness", Arrays.stream(members[c]).mapToDouble(i -> brightness[i]).average().orElse(Double.NaN));
      rows.add(row);
    }
    figures.put("classes", rows);
    figures.put("notes", notes());
    return figures;
  }

  /** The page. */
  public Document page(String name, String title, int examples) {
    return Page.document(name, title, html -> {
      html.open("section").leaf("p", Numbers.of(images.count()) + " images, " + figures().get("size") + ", "
          + (images.labels().isPresent() ? classes.size() + " classes" : "without classes")
          + (classes.size() > MOST_CLASSES ? ", the first " + MOST_CLASSES + " of them below." : "."));
      if (!notes().isEmpty()) {
        html.leaf("h3", "Worth a look").open("ul");
        notes().forEach(text -> html.leaf("li", text));
        html.close();
      }
      html.open("div", "class", "wide").open("table").leaf("caption", "Classes and their first images").open("tbody");
      IntStream.range(0, Math.min(MOST_CLASSES, classes.size())).forEach(c -> row(html, c, examples));
      html.close(3).open("div", "class", "plots").open("div");
      Histogram.draw(html, "mean brightness of an image, of 255", brightness, BARS);
      html.close().open("div");
      Histogram.draw(html, "contrast: deviation within an image", contrast, BARS);
      html.close(3);
    });
  }

  private void row(Html html, int c, int examples) {
    int largest = Arrays.stream(members).mapToInt(each -> each.length).max().orElse(1);
    html.open("tr").leaf("th", classes.get(c), "scope", "row").open("td", "class", "lane").open("div");
    html.open("i", "style", String.format(Locale.ROOT, "left:0;width:%.1f%%", 100.0 * members[c].length / largest)).close(3);
    html.leaf("td", Numbers.of(members[c].length), "class", "number").open("td");
    if (members[c].length > 0 && (images.channels() == 1 || images.channels() == 3)) {
      List<Raster> tiles = Arrays.stream(members[c]).limit(examples)
          .mapToObj(i -> Raster.fromPlanes(images.channels(), images.height(), images.width(), images.pixels(), i * images.imageSize())).toList();
      html.empty("img", "alt", "first images of " + classes.get(c), "src",
          "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.encode(Grid.of(tiles, examples))));
    }
    html.close(2);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    int largest = Arrays.stream(members).mapToInt(each -> each.length).max().orElse(0);
    for (int c = 0; c < classes.size(); c++) {
      if (members[c].length < RARE * largest) {
        notes.add("class '" + classes.get(c) + "' has " + members[c].length + " images, the largest has " + largest
            + ": what is learnt of it will be weak; data.balance-images or gan.augment help");
      }
    }
    if (copies > 0) {
      notes.add(copies + " images equal an earlier one pixel by pixel; data.split-images keeps copies in one part");
    }
    if (torn > 0) {
      notes.add(torn + " of the copies are of another class than the first: one of the two labels is wrong");
    }
    long empty = Arrays.stream(contrast).filter(value -> value == 0).count();
    if (empty > 0) {
      notes.add(empty + " images have one colour only");
    }
    return notes;
  }
}
