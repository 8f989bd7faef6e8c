package org.ganglion.workbench.model.document;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/**
 * A workflow under edit: one text that graph, form and editor share, with one history. Every edit is one step of undo, whichever view it came from.
 * For one thread.
 */
public final class WorkflowDocument implements AutoCloseable {
  private final IDocument document;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final IDocumentUndoManager history;
  private Optional<Outline> outline;
  private boolean inEdit;

  /** A document with a text; history begins here. */
  public WorkflowDocument(String text) {
    document = new Document(text);
    outline = Outline.of(text);
    DocumentUndoManagerRegistry.connect(document);
    history = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
    history.connect(this);
    document.addDocumentListener(new IDocumentListener() {
      @Override
      public void documentAboutToBeChanged(DocumentEvent event) {
        // Only what has become of it matters.
      }

      @Override
      public void documentChanged(DocumentEvent event) {
        if (!inEdit) {
          changed();
        }
      }
    });
  }

  /** What the text editor shows and changes. */
  public IDocument document() {
    return document;
  }

  /** The text. */
  public String text() {
    return document.get();
  }

  /** What the text says; while it is no YAML, what it said last. */
  public Optional<Outline> outline() {
    return outline;
  }

  /** Whether graph and form can change the text now: it is YAML, and the outline is that of the text. */
  public boolean editable() {
    return Outline.of(text()).isPresent();
  }

  /** Hears every change, once for each edit. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Changes the workflow; does nothing while the text is no YAML.
   *
   * @return whether something was changed
   */
  public boolean edit(Function<Edits, List<Patch>> change) {
    Optional<Outline> now = Outline.of(text());
    List<Patch> patches = now.map(current -> change.apply(new Edits(text(), current))).orElse(List.of());
    if (patches.isEmpty()) {
      return false;
    }
    history.commit();
    history.beginCompoundChange();
    inEdit = true;
    try {
      for (Patch patch : Patch.lastFirst(patches)) {
        document.replace(patch.span().start(), patch.span().length(), patch.with());
      }
    } catch (BadLocationException e) {
      throw new IllegalStateException("a change was made for another text", e);
    } finally {
      inEdit = false;
      history.endCompoundChange();
    }
    changed();
    return true;
  }

  /** Takes the last edit back. */
  public void undo() throws ExecutionException {
    if (history.undoable()) {
      history.undo();
    }
  }

  /** Does again what was taken back. */
  public void redo() throws ExecutionException {
    if (history.redoable()) {
      history.redo();
    }
  }

  private void changed() {
    Optional<Outline> now = Outline.of(text());
    outline = now.isPresent() ? now : outline;
    listeners.forEach(Runnable::run);
  }

  @Override
  public void close() {
    history.disconnect(this);
    DocumentUndoManagerRegistry.disconnect(document);
  }
}
