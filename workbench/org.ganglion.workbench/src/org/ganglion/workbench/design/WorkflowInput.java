package org.ganglion.workbench.design;

import java.nio.file.Path;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/** A workflow file. */
public record WorkflowInput(Path file) implements IEditorInput {
  @Override
  public boolean exists() {
    return java.nio.file.Files.exists(file);
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return null;
  }

  @Override
  public String getName() {
    return file.getFileName().toString();
  }

  @Override
  public IPersistableElement getPersistable() {
    return null;
  }

  @Override
  public String getToolTipText() {
    return file.toString();
  }

  @Override
  public <T> T getAdapter(Class<T> adapter) {
    return null;
  }
}
