package org.ganglion.report.picture;

import java.util.Base64;
import java.util.List;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.kit.page.Html;

/** Pictures side by side in their order, each as large as the window when it is chosen; that works by address alone, without a script. */
public final class PictureStrip {
  private PictureStrip() {}

  /**
   * Writes the pictures, whose bytes stand in the page once.
   *
   * @param id unique in the page
   */
  public static void write(Html html, String id, String title, Pictures pictures) {
    List<Pictures.Picture> all = pictures.pictures();
    if (all.isEmpty()) {
      return;
    }
    html.open("h3").text(title + " ");
    if (all.size() > 1) {
      html.leaf("span", all.size() + " pictures", "class", "dim");
    }
    html.close().open("div", "class", all.size() == 1 ? "strip single" : "strip", "tabindex", "0", "role", "group", "aria-label", title);
    for (int i = 0; i < all.size(); i++) {
      String own = id + "-" + (i + 1);
      html.open("figure", "id", own, "class", "picture");
      html.open("a", "href", "#" + own, "class", "zoom", "title", "enlarge")
          .empty("img", "src", data(all.get(i).png()), "alt", alt(title, all.get(i), i), "class", PngSize.small(all.get(i).png()) ? "pixels" : null)
          .close();
      html.leaf("figcaption", all.get(i).title());
      html.leaf("a", "×", "href", "#close", "class", "close", "aria-label", "back to the page");
      step(html, "previous", "‹", id, i - 1, all.size());
      step(html, "next", "›", id, i + 1, all.size());
      html.close();
    }
    html.close();
  }

  private static void step(Html html, String name, String sign, String id, int to, int count) {
    if (to >= 0 && to < count) {
      html.leaf("a", sign, "href", "#" + id + "-" + (to + 1), "class", name, "aria-label", name + " picture");
    }
  }

  private static String alt(String title, Pictures.Picture picture, int position) {
    return picture.title().isBlank() ? title + ", picture " + (position + 1) : title + ": " + picture.title();
  }

  private static String data(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
