package org.ganglion.workbench.look;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** Colours of what the workbench draws itself, for a light or a dark surrounding. */
public record Palette(
    boolean dark, Color ground, Color box, Color border, Color text, Color faint, Color grid, Color accent, Color line, Color problem, Color good,
        Color keyword, Color string,
    Color number, Color comment) {
  private static final Palette LIGHT =
      new Palette(
          false, color(0xfafbfc), color(0xffffff), color(0xc3cbd6), color(0x1d2430), color(0x66707f), color(0xe4e8ee), color(0x2166c2),
              color(0x8290a4), color(0xc62f2f),
          color(0x2b8a4b), color(0x1f5fb0), color(0x2f7d3b), color(0x9a4a00), color(0x7a8494));
  private static final Palette DARK =
      new Palette(
          true, color(0x1f2226), color(0x2b2f36), color(0x4c535f), color(0xe7eaee), color(0x9aa4b2), color(0x353a42), color(0x6aa9ff),
              color(0x77839a), color(0xff7b72),
          color(0x6fcf8e), color(0x82b4ff), color(0x96d38c), color(0xf0b072), color(0x8b95a3));
  /** Told apart by people who see colours differently, too (after Okabe and Ito, 2008). */
  private static final int[] LIGHT_CURVES = {0x0072b2, 0xd55e00, 0x009e73, 0xb0588d, 0x8a6d00, 0x4aa3d8, 0x5b5b5b};
  private static final int[] DARK_CURVES = {0x56b4e9, 0xff9a4d, 0x3dd6a3, 0xe39bc6, 0xf0e442, 0x8ab8ff, 0xbdbdbd};

  /** The palette that fits to a control's surrounding. */
  public static Palette of(Control control) {
    return luminance(control.getBackground().getRGB()) < 0.5 ? DARK : LIGHT;
  }

  /** The colour of a curve by its position. */
  public Color curve(int index) {
    int[] colors = dark ? DARK_CURVES : LIGHT_CURVES;
    return color(colors[Math.floorMod(index, colors.length)]);
  }

  private static double luminance(RGB color) {
    return (0.299 * color.red + 0.587 * color.green + 0.114 * color.blue) / 255;
  }

  private static Color color(int rgb) {
    return new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
