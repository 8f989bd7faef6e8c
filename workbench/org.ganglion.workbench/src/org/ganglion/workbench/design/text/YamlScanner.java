package org.ganglion.workbench.design.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.LineStyleListener;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.ganglion.workbench.look.Palette;

/** Colours the lines of a YAML text: keys, texts in quotes, numbers, comments. Line by line, so that a long text costs what is seen of it. */
final class YamlScanner implements LineStyleListener {
  private static final Pattern TOKEN =
      Pattern.compile("(?<comment>(?:^|(?<=\\s))#.*)"
              + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')"
              + "|(?<key>[A-Za-z_][\\w.-]*)(?=\\s*:(?:\\s|$))"
              + "|(?<number>(?<![\\w.])-?\\d[\\d_.eE+-]*(?![\\w.]))|(?<word>\\b(?:true|false|null)\\b)");

  private final StyledText text;

  YamlScanner(StyledText text) {
    this.text = text;
  }

  @Override
  public void lineGetStyle(LineStyleEvent event) {
    Palette palette = Palette.of(text);
    List<StyleRange> styles = new ArrayList<>();
    Matcher token = TOKEN.matcher(event.lineText);
    while (token.find()) {
      boolean comment = token.group("comment") != null;
      Color color = comment ? palette.comment() : token.group("string") != null ? palette.string() : token.group("key") != null ? palette.keyword()
          : palette.number();
      styles.add(new StyleRange(event.lineOffset + token.start(), token.end() - token.start(), color, null, comment ? SWT.ITALIC : SWT.NORMAL));
    }
    event.styles = styles.toArray(StyleRange[]::new);
  }
}
