package org.ganglion.workbench.look;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;

/** The two looks; which one is chosen stands in the preferences under Appearance. */
public final class Theme {
  public static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
  public static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

  private Theme() {}

  /** Changes the look until the window is closed. */
  public static void set(String theme) {
    PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(theme, false);
  }
}
