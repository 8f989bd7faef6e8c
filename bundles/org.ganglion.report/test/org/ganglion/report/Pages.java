package org.ganglion.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.run.StepRecord;
import org.ganglion.report.page.Page;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pages of made-up runs, and what stands in them. */
final class Pages {
  private Pages() {}

  static String of(RunInfo run, List<StepRecord> steps) {
    return new Page(run.workflow(), Optional.empty(), run, steps, SampleRun.STARTED.plusSeconds(184)).html();
  }

  static String sample() {
    return of(SampleRun.info(), SampleRun.steps(5600));
  }

  /** The page as a tree; fails where it is not well-formed. */
  static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
  }

  static List<Element> elements(Document page, String tag) {
    NodeList nodes = page.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
