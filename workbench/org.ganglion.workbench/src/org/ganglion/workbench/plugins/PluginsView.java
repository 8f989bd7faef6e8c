package org.ganglion.workbench.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.ganglion.runtime.api.plugins.PluginStatus;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.workbench.look.Actions;
import org.ganglion.workbench.look.Columns;
import org.ganglion.workbench.look.FollowingView;
import org.ganglion.workbench.look.Palette;

/** Plug-ins with version, state, what they offer and who uses it; buttons for what can be done with them. */
public final class PluginsView extends FollowingView {
  public static final String ID = "org.ganglion.workbench.plugins";

  private static final int FEW = 3;

  private PluginBoard board;
  private Table table;
  private List<PluginSummary> shown = List.of();
  private boolean stale;

  @Override
  public void createPartControl(Composite parent) {
    board = getSite().getService(PluginBoard.class);
    Actions.above(parent)
        .add("Preview…", "Says what a jar would change; touches nothing", () -> jar(board::preview))
        .add("Install or swap…", "Installs a jar, or puts it in the place of the plug-in of its name; what runs ends on the version it began with",
            () -> jar(file -> board.take(file, false)))
        .add("Swap and migrate…", "Running steps go on with the new version from their next checkpoint", () -> jar(file -> board.take(file, true)))
        .add("Remove", "Takes the selected plug-in away, unless it is in use", () -> selected().ifPresent(plugin -> board.uninstall(plugin.name())))
        .add("Why?", "Says why the selected plug-in is or is not active", () -> selected().ifPresent(plugin -> board.why(plugin.name())));
    table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION);
    Actions.fill(table);
    table.setHeaderVisible(true);
    new Columns(table).add("Plug-in", 200).add("Version", 170).add("State", 80).add("In use by", 250).add("Offers", 420);
    table.addListener(SWT.Selection, event -> getViewSite().getActionBars().getStatusLineManager()
        .setMessage(selected().map(plugin -> String.join(", ", plugin.provides())).orElse(null)));
    follow(board.changes(), table, this::fill);
  }

  private void jar(Consumer<Path> use) {
    FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN);
    dialog.setFilterExtensions(new String[] {"*.jar"});
    Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(use);
  }

  /** All of them where there are few, else how many of each kind. */
  private static String offers(List<String> services) {
    if (services.size() <= FEW) {
      return String.join(", ", services);
    }
    Map<String, Long> kinds = services.stream().collect(Collectors.groupingBy(service -> service.split(" ", 2)[0], TreeMap::new, Collectors.counting()));
    return kinds.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).collect(Collectors.joining(", "));
  }

  private Optional<PluginSummary> selected() {
    return table.getSelectionIndex() < 0 ? Optional.empty() : Optional.of(shown.get(table.getSelectionIndex()));
  }

  @Override
  protected void recolour() {
    stale = true;
  }

  private void fill() {
    setContentDescription(board.state().problem());
    List<PluginSummary> now = board.state().plugins();
    if (now.equals(shown) && !stale) {
      return;
    }
    stale = false;
    Optional<String> kept = selected().map(PluginSummary::name);
    shown = now;
    Palette palette = Palette.of(table);
    table.setRedraw(false);
    table.removeAll();
    for (PluginSummary plugin : now) {
      TableItem item = new TableItem(table, SWT.NONE);
      item.setText(new String[] {
        plugin.name(), plugin.version(), plugin.status().name().toLowerCase(Locale.ROOT), String.join(", ", plugin.users()),
        plugin.note().isEmpty() ? offers(plugin.provides()) : plugin.note()
      });
      item.setForeground(2, plugin.status() == PluginStatus.ACTIVE ? palette.good() : plugin.status() == PluginStatus.BROKEN ? palette.problem()
          : palette.faint());
      if (kept.filter(plugin.name()::equals).isPresent()) {
        table.select(table.indexOf(item));
      }
    }
    table.setRedraw(true);
  }
}
