package org.ganglion.rl.agents.play;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Document;
import org.ganglion.kit.image.Png;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;
import org.ganglion.kit.page.Page;

/** Moments of an episode as a page: picture, value, and what the policy thought of each action in numbers. */
final class MomentsPage {
  private static final int WIDTH = 300;
  private static final int ROW = 17;
  private static final int NAMES = 96;
  private static final int FIGURES = 52;
  /** Of many actions only the likeliest are told. */
  private static final int MOST = 6;

  private final List<String> names;
  private final boolean probabilities;

  /** With names of the actions, or none; opinions are probabilities, or values or means. */
  MomentsPage(List<String> names, boolean probabilities) {
    this.names = names;
    this.probabilities = probabilities;
  }

  Document write(List<Moment> moments) {
    return Page.document("moments", "What the policy saw and thought", html -> {
      html.open("section").leaf("p", "Moments of the episode. Under each picture: "
          + (probabilities ? "the probability of each action" : "what the policy thinks of each action")
          + ", the one taken marked; the value is what the policy expected from there on, in the measure in which it learnt.", "class", "dim");
      html.open("div", "class", "plots");
      moments.forEach(moment -> moment(html, moment));
      html.close(2);
    });
  }

  private void moment(Html html, Moment moment) {
    html.open("figure", "class", "plot");
    html.empty("img", "alt", "the environment at step " + moment.step(), "style", "display:block;width:100%;image-rendering:pixelated", "src",
        "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.encode(moment.picture())));
    html.open("figcaption").leaf("span", "step " + moment.step(), "class", "plot-title");
    if (Double.isFinite(moment.value())) {
      html.leaf("span", "value " + rounded(moment.value()), "class", "legend");
    }
    html.close();
    bars(html, moment);
    html.close();
  }

  private void bars(Html html, Moment moment) {
    List<Double> opinion = moment.opinion();
    List<Integer> shown = shown(moment);
    double largest = opinion.stream().mapToDouble(Math::abs).max().orElse(1);
    double reach = probabilities ? 1 : Math.max(largest, 1e-9);
    html.open("svg", "viewBox", "0 0 " + WIDTH + " " + shown.size() * ROW, "role", "img");
    for (int row = 0; row < shown.size(); row++) {
      int action = shown.get(row);
      double height = Math.abs(opinion.get(action)) / reach * (WIDTH - NAMES - FIGURES);
      String baseline = Integer.toString(row * ROW + 13);
      html.leaf("text", name(action) + (action == moment.taken() ? " ◂" : ""), "x", "0", "y", baseline);
      html.empty("rect", "class", action == moment.taken() ? "c2" : "c1", "fill", "var(--c)", "x", Integer.toString(NAMES), "y",
          Integer.toString(row * ROW + 4), "height", "9", "width", Long.toString(Math.max(1, Math.round(height))));
      html.leaf("text", probabilities ? Numbers.of(Math.rint(1000 * opinion.get(action)) / 10) + " %" : rounded(opinion.get(action)), "x",
          Integer.toString(WIDTH), "y", baseline, "text-anchor", "end");
    }
    html.close();
  }

  /** The likeliest and the one taken, in the order of the actions. */
  private static List<Integer> shown(Moment moment) {
    List<Double> opinion = moment.opinion();
    List<Integer> likeliest = IntStream.range(0, opinion.size()).boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> i == moment.taken() ? Double.NEGATIVE_INFINITY : -opinion.get(i))).limit(MOST).toList();
    return likeliest.stream().sorted().toList();
  }

  private String name(int action) {
    return action < names.size() ? names.get(action) : "action " + action;
  }

  private static String rounded(double value) {
    return Numbers.of(Math.rint(value * 100) / 100);
  }
}
