package org.ganglion.workbench.model.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** If one fails, an edit by form or graph would lose or bend something that its author wrote. */
class EditsTest {
  private static final String TEXT = """
      # what it is for
      name: digits   # short
      steps:
        digits: { uses: data.mnist }
        gan:
          uses: gan.train
          in:   { images: digits.train }
          with:
            epochs: 12        # enough
            turns: { discriminator: 1, generator: 1 }

        # the end
        report: { uses: report.html, in: { from: [gan, digits] } }
      """;

  private static String edit(String text, Function<Edits, List<Patch>> change) {
    return Patch.apply(text, change.apply(new Edits(text, Outline.of(text).orElseThrow())));
  }

  @Test
  void aValueIsReplacedAndItsCommentStays() {
    assertEquals(TEXT.replace("epochs: 12 ", "epochs: 3 "), edit(TEXT, edits -> edits.parameter("gan", "epochs", "3")));
  }

  @Test
  void aParameterIsAddedBelowTheOthersOfABlock() {
    String before = "turns: { discriminator: 1, generator: 1 }\n";
    assertEquals(TEXT.replace(before, before + "      latent: 64\n"), edit(TEXT, edits -> edits.parameter("gan", "latent", "64")));
  }

  @Test
  void aParameterIsAddedWhereThereWasNone() {
    assertEquals(TEXT.replace("{ uses: data.mnist }", "{ uses: data.mnist, with: { limit: 9 } }"),
        edit(TEXT, edits -> edits.parameter("digits", "limit", "9")));
  }

  @Test
  void theLastParameterTakesItsMappingAlong() {
    String once = edit(TEXT, edits -> edits.parameter("digits", "limit", "9"));
    assertEquals(TEXT, edit(once, edits -> edits.withoutParameter("digits", "limit")));
  }

  @Test
  void aLineOfABlockGoesWithItsComment() {
    assertEquals(TEXT.replace("      epochs: 12        # enough\n", ""), edit(TEXT, edits -> edits.withoutParameter("gan", "epochs")));
  }

  @Test
  void anInputThatTakesManyKeepsTheOthers() {
    assertEquals(TEXT.replace("[gan, digits]", "[gan, digits, sheet]"), edit(TEXT, edits -> edits.connect("report", "from", "sheet", true)));
    assertEquals(TEXT.replace("[gan, digits]", "[digits]"), edit(TEXT, edits -> edits.disconnect("report", "from", "gan")));
  }

  @Test
  void aStepIsAddedAtTheEndOfTheSteps() {
    assertEquals(TEXT + "  sheet: { uses: gan.sample }\n", edit(TEXT, edits -> edits.addStep("sheet", "gan.sample")));
    assertEquals("name: a\nsteps:\n  sheet: { uses: gan.sample }\n", edit("name: a\nsteps: {}\n", edits -> edits.addStep("sheet", "gan.sample"))
        .replace("steps: \n", "steps:\n"));
    assertEquals("name: a\nsteps:\n  sheet: { uses: gan.sample }\n", edit("name: a\n", edits -> edits.addStep("sheet", "gan.sample")));
  }

  @Test
  void aStepGoesWithWhatItFed() {
    String without = edit(TEXT, edits -> edits.removeStep("digits"));
    assertEquals(TEXT.replace("  digits: { uses: data.mnist }\n", "").replace("    in:   { images: digits.train }\n", "")
        .replace("[gan, digits]", "[gan]"), without);
  }

  @Test
  void everyEditLeavesYaml() {
    String all = edit(TEXT, edits -> edits.removeStep("report"));
    all = edit(all, edits -> edits.removeStep("gan"));
    all = edit(all, edits -> edits.removeStep("digits"));
    assertTrue(Outline.of(all).orElseThrow().steps().isEmpty(), all);
    assertEquals(1, Outline.of(edit(all, edits -> edits.addStep("a", "b.c"))).orElseThrow().steps().size());
  }

  @Test
  void textThatCouldBeMistakenIsQuoted() {
    assertEquals("dense", Words.text("dense"));
    assertEquals("\"12\"", Words.text("12"));
    assertEquals("\"yes\"", Words.text("yes"));
    assertEquals("\"a: b\"", Words.text("a: b"));
    assertEquals("say \"x\"", Words.plain(Words.text("say \"x\"")));
  }
}
