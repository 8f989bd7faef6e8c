package org.ganglion.workbench.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.ganglion.workbench.model.session.Session;

/** Preferences of runs, memory, folders and the server. */
public final class SettingsPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
  private static final int MOST_THREADS = 1024;
  private static final int LEAST_MEGABYTES = 512;
  private static final int MOST_MEGABYTES = 1 << 20;

  private final Path memoryFile = Path.of(System.getProperty("ganglion.cache", System.getProperty("java.io.tmpdir")), "workbench-memory");
  private StringFieldEditor memory;

  public SettingsPage() {
    super(GRID);
  }

  @Override
  public void init(IWorkbench workbench) {
    setPreferenceStore(Settings.store());
    Session session = PlatformUI.getWorkbench().getService(Session.class);
    setDescription("State folder: " + session.home() + ". " + session.connection().sentence() + ".");
  }

  @Override
  protected void createFieldEditors() {
    addField(new StringFieldEditor(Settings.ENGINE, "Engine for networks that name none (empty: the platform's choice)", getFieldEditorParent()));
    whole(Settings.THREADS, "Threads of a run (0: those of the machine)", 0, MOST_THREADS);
    whole(Settings.CHECKPOINTS, "Seconds between checkpoints of a step, at least", 1, 3600);
    addField(new BooleanFieldEditor(Settings.CACHE, "Take finished steps from earlier runs where nothing has changed", getFieldEditorParent()));
    memory = new StringFieldEditor(Settings.MEMORY, "Memory in MB, from the next start on (empty: that of the machine)", getFieldEditorParent());
    addField(memory);
    addField(new DirectoryFieldEditor(Settings.FOLDER, "Another folder of workflows", getFieldEditorParent()));
    addField(new BooleanFieldEditor(Settings.ATTACH, "Attach to a server that runs over the state folder, from the next start on",
        getFieldEditorParent()));
  }


  private void whole(String name, String label, int least, int most) {
    IntegerFieldEditor editor = new IntegerFieldEditor(name, label, getFieldEditorParent());
    editor.setValidRange(least, most);
    addField(editor);
  }

  /** The memory is the start script's business, so it stands in a file that the script reads. */
  @Override
  public boolean performOk() {
    String wanted = memory.getStringValue().strip();
    try {
      if (wanted.isEmpty()) {
        Files.deleteIfExists(memoryFile);
      } else if (wanted.matches("\\d{1,7}") && Integer.parseInt(wanted) >= LEAST_MEGABYTES && Integer.parseInt(wanted) <= MOST_MEGABYTES) {
        Files.createDirectories(memoryFile.getParent());
        Files.writeString(memoryFile, wanted + "\n");
      } else {
        setErrorMessage("Memory is a whole number of megabytes from " + LEAST_MEGABYTES + ", or nothing.");
        return false;
      }
    } catch (IOException e) {
      setErrorMessage(memoryFile + " cannot be written: " + e.getMessage());
      return false;
    }
    return super.performOk();
  }
}
