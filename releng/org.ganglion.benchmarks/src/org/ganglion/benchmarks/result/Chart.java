package org.ganglion.benchmarks.result;

import java.util.List;
import java.util.Locale;

/** Results as a picture (SVG): a bar for each ratio, its interval as a line, the floor as a tick. */
public final class Chart {
  private static final int LABEL = 250;
  private static final int LENGTH = 500;
  private static final int LINE = 24;
  private static final int TOP = 40;

  private Chart() {}

  /** The text of the file. */
  public static String of(List<Ratio> ratios) {
    double largest = Math.max(1.25, 1.05
        * ratios.stream().mapToDouble(ratio -> ratio.bar().set() ? Math.max(ratio.ratio().high(), ratio.bar().floor()) : ratio.ratio().high()).max()
        .orElse(1));
    int height = TOP + LINE * ratios.size() + 20;
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
            + "<text x=\"10\" y=\"22\">Time of %s as a share of the peer's; black tick: bar; grey line: as fast as the peer</text>%n",
        LABEL + LENGTH + 80, height, ratios.isEmpty() ? "no engine" : ratios.get(0).engine()));
    line(svg, place(1, largest), TOP - 6, place(1, largest), height - 14, "#999999", 1);
    for (int i = 0; i < ratios.size(); i++) {
      bar(svg, ratios.get(i), TOP + LINE * i, largest);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, Ratio ratio, int top, double largest) {
    String colour = ratio.verdict().equals("missed") ? "#d98c5f" : "#5f8fd9";
    double end = place(ratio.ratio().median(), largest);
    int middle = top + LINE / 2;
    svg.append(String.format(Locale.ROOT, "<text x=\"10\" y=\"%d\">%s : %s</text>%n", middle + 4, ratio.row(), ratio.bar().peer()));
    svg.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n", LABEL, top + 4, end - LABEL, LINE
        - 8, colour));
    line(svg, place(ratio.ratio().low(), largest), middle, place(ratio.ratio().high(), largest), middle, "#333333", 2);
    if (ratio.bar().set()) {
      line(svg, place(ratio.bar().floor(), largest), top + 1, place(ratio.bar().floor(), largest), top + LINE - 1, "black", 2);
    }
    svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%.3f</text>%n", LABEL + LENGTH + 20, middle + 4, ratio.ratio().median()));
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String colour, int width) {
    svg.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>%n", x1, y1, x2,
        y2, colour, width));
  }

  private static double place(double ratio, double largest) {
    return LABEL + LENGTH * ratio / largest;
  }
}
