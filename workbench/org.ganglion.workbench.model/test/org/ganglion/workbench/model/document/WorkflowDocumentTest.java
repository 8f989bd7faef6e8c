package org.ganglion.workbench.model.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.commands.ExecutionException;
import org.junit.jupiter.api.Test;

/** If one fails, undo would take back half an edit, or a view would show something else than the text. */
class WorkflowDocumentTest {
  private static final String TEXT = "name: a\nsteps:\n  one: { uses: x.y }\n  two: { uses: x.z, in: { data: one.out } }\n";

  @Test
  void oneEditIsOneStepOfUndoEvenWhereItChangesSeveralPlaces() throws ExecutionException {
    try (WorkflowDocument document = new WorkflowDocument(TEXT)) {
      assertTrue(document.edit(edits -> edits.removeStep("one")));
      assertFalse(document.text().contains("one"));
      document.undo();
      assertEquals(TEXT, document.text());
      document.redo();
      assertEquals("name: a\nsteps:\n  two: { uses: x.z }\n", document.text());
    }
  }

  @Test
  void typingAndEditsShareOneHistory() throws Exception {
    try (WorkflowDocument document = new WorkflowDocument(TEXT)) {
      document.document().replace(0, 0, "# typed\n");
      document.edit(edits -> edits.parameter("one", "size", "3"));
      document.undo();
      assertEquals("# typed\n" + TEXT, document.text());
      document.undo();
      assertEquals(TEXT, document.text());
    }
  }

  @Test
  void whileTheTextIsNoYamlNothingIsEditedAndTheLastOutlineStays() throws Exception {
    try (WorkflowDocument document = new WorkflowDocument(TEXT)) {
      document.document().replace(0, 0, "{ [");
      assertFalse(document.edit(edits -> edits.parameter("one", "size", "3")));
      assertEquals(2, document.outline().orElseThrow().steps().size());
    }
  }

  @Test
  void anEditIsToldOnce() {
    try (WorkflowDocument document = new WorkflowDocument(TEXT)) {
      AtomicInteger told = new AtomicInteger();
      document.onChange(told::incrementAndGet);
      document.edit(edits -> edits.removeStep("one"));
      assertEquals(1, told.get());
    }
  }
}
