package org.ganglion.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.run.StepRecord;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The page as a whole. */
class PageTest {
  private static final Pattern ADDRESS = Pattern.compile("(?:src|href|url)\\s*[=(]\\s*[\"']?([^\"')>\\s]*)");

  @Test
  void thePageIsWellFormedAndEveryLinkLeadsSomewhere() throws Exception {
    Document page = Pages.parse(Pages.sample());
    Set<String> ids = new HashSet<>();
    for (Element each : Pages.elements(page, "*")) {
      String id = each.getAttribute("id");
      assertTrue(id.isEmpty() || ids.add(id), "two elements are called " + id);
    }
    for (Element link : Pages.elements(page, "a")) {
      String to = link.getAttribute("href");
      assertTrue(to.equals("#close") || ids.contains(to.substring(1)), to + " leads nowhere");
    }
  }

  @Test
  void nothingComesFromElsewhere() {
    String html = Pages.sample();
    Matcher address = ADDRESS.matcher(html);
    int found = 0;
    while (address.find()) {
      found++;
      assertTrue(address.group(1).startsWith("#") || address.group(1).startsWith("data:"), "foreign address " + address.group(1));
    }
    assertTrue(found > 20, "addresses seen: " + found);
    assertFalse(html.contains("http:") || html.contains("https:") || html.contains("@import"), "a reference to somewhere");
  }

  @Test
  void everyCurvePictureFigureAndLayerIsThere() throws Exception {
    Document page = Pages.parse(Pages.sample());
    String text = page.getDocumentElement().getTextContent();
    String plots = Pages.elements(page, "svg").stream().map(svg -> svg.getAttribute("aria-label")).collect(Collectors.joining());
    for (StepRecord step : SampleRun.steps(100)) {
      step.curves().curves().forEach(curve -> assertTrue(plots.contains(curve.name() + " over "), "no plot of " + curve.name()));
      step.outputs().values().stream().filter(Pictures.class::isInstance).map(Pictures.class::cast).flatMap(all -> all.pictures().stream())
          .forEach(picture -> assertTrue(text.contains(picture.title()), "no picture " + picture.title()));
      step.log().forEach(line -> assertTrue(text.contains(line), line));
    }
    assertEquals(8, Pages.elements(page, "img").size(), "six sheets in a strip, one sheet, one set of images");
    for (String each : List.of("0.8731", "mean confidence", "hidden2", "550\u202f416", "sha256:3f0c9a7be1d2", "AVX-512", "head start ends",
        "3.2·10⁻⁷")) {
      assertTrue(text.contains(each), "missing: " + each);
    }
    Pages.elements(page, "img").forEach(img -> assertFalse(img.getAttribute("alt").isBlank(), "a picture without words"));
  }

  @Test
  void defaultsStandBackAndChoicesStandOut() throws Exception {
    Document page = Pages.parse(Pages.sample());
    Map<String, String> classes = Pages.elements(page, "dl").stream().filter(list -> list.getAttribute("class").equals("parameters"))
        .flatMap(list -> Pages.elements(page, "dt").stream().filter(name -> name.getParentNode().getParentNode() == list))
        .collect(Collectors.toMap(Element::getTextContent, name -> ((Element) name.getParentNode()).getAttribute("class"), (a, b) -> a));
    assertEquals("chosen", classes.get("headStart.untilAuc"));
    assertEquals("chosen", classes.get("epochs"));
    assertEquals("default", classes.get("turns.discriminator"));
    assertEquals("default", classes.get("labelSmoothing"));
  }

  /** If this fails, the arms of a comparison are strewn over as many tables, and nobody can compare them. */
  @Test
  void mapsOfTheSameKeysStandSideBySide() throws Exception {
    Map<String, Object> facts = new java.util.LinkedHashMap<>();
    facts.put("nothing", Map.of("recall", 0.5, "added", 0));
    facts.put("shift", Map.of("recall", 0.6, "added", 10));
    facts.put("other", Map.of("alone", 1));
    StepRecord step = SampleRun.step("compare", "x.y", 0, 1, false, new Series(List.of(), List.of()), Map.of("facts", new Facts(facts)));
    Document page = Pages.parse(Pages.of(new RunInfo("r", "w", "name: w", 1, SampleRun.STARTED, Map.of()), List.of(step)));
    List<Element> rows = Pages.elements(page, "th").stream().filter(cell -> List.of("nothing", "shift").contains(cell.getTextContent())).toList();
    assertEquals(2, rows.size());
    assertEquals(rows.get(0).getParentNode().getParentNode(), rows.get(1).getParentNode().getParentNode(), "one table");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    String hostile = "</title><script>alert(1)</script>\" onload='x' &amp; \u0000\u0007";
    Series curves = new Series(List.of(new Series.Curve(hostile, new double[] {1, 2}, new double[] {1, 2})), List.of(new Series.Mark(1.5, hostile)));
    StepRecord step = SampleRun.step(hostile, hostile, 0, 1, true, curves,
        Map.of(hostile, new Facts(Map.of(hostile, hostile)), "p", new Pictures(List.of(new Pictures.Picture(hostile, new byte[] {1, 2})))));
    RunInfo run = new RunInfo(hostile, hostile, "name: " + hostile, 1, SampleRun.STARTED, Map.of(hostile, hostile));
    Document page = Pages.parse(Pages.of(run, List.of(step)));
    assertEquals(1, Pages.elements(page, "script").size(), "the page's own script only");
    assertTrue(Pages.elements(page, "*").stream().noneMatch(each -> each.hasAttribute("onload")), "no attribute of theirs");
  }

  @Test
  void longCurvesStaySmallAndKeepTheirSpikes() {
    double[] x = new double[100_000];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
      y[i] = Math.sin(i) + (i == 77_777 ? 500 : 0);
    }
    Series curves = new Series(List.of(new Series.Curve("loss", x, y)), List.of());
    String html = Pages.of(SampleRun.info(), List.of(SampleRun.step("long", "gan.train", 0, 1, false, curves, Map.of())));
    assertTrue(html.length() < 60_000, "size " + html.length());
    assertTrue(html.contains(">500<"), "the axis reaches the spike");
  }

  @Test
  void aRunOfNothingAndABrokenFileStillMakeAPage() throws Exception {
    RunInfo run = new RunInfo("r", "empty", "steps: [unbalanced", 0, SampleRun.STARTED, Map.of());
    Pages.parse(Pages.of(run, List.of()));
    Series nothing = new Series(List.of(new Series.Curve("none", new double[0], new double[0]),
        new Series.Curve("undefined", new double[] {1}, new double[] {Double.NaN}),
        new Series.Curve("flat", new double[] {1, 1}, new double[] {0, 0})), List.of());
    String html = Pages.of(run, List.of(SampleRun.step("s", "o", 0, 0, false, nothing, Map.of("value", 3))));
    Pages.parse(html);
    assertFalse(html.contains("NaN"), "no coordinate that is no number");
  }
}
