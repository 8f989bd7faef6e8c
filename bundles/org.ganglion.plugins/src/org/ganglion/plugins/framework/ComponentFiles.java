package org.ganglion.plugins.framework;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads what a bundle's components declare, whether the bundle can be started or not. */
final class ComponentFiles {
  private ComponentFiles() {}

  /**
   * A component that offers services under an id.
   *
   * @param services {@code Operator gan.train 1.0}
   */
  record Declared(String implementation, String id, List<String> services) {}

  static List<Declared> of(Bundle bundle) {
    String header = bundle.getHeaders("").get("Service-Component");
    List<Declared> declared = new ArrayList<>();
    for (String file : header == null ? new String[0] : header.split("\\s*,\\s*")) {
      URL entry = bundle.getEntry(file.strip());
      if (entry != null) {
        try (InputStream in = entry.openStream()) {
          declared.addAll(read(in));
        } catch (IOException | SAXException | ParserConfigurationException e) {
          // A file that cannot be read declares nothing; the probe says that its component is not there.
          continue;
        }
      }
    }
    return declared;
  }

  private static List<Declared> read(InputStream in) throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = factory.newDocumentBuilder().parse(in);
    Element root = document.getDocumentElement();
    String id = property(root, "ganglion.id", "");
    if (id.isEmpty()) {
      return List.of();
    }
    String version = property(root, "ganglion.version", "0");
    List<String> services = new ArrayList<>();
    NodeList provided = root.getElementsByTagName("provide");
    for (int i = 0; i < provided.getLength(); i++) {
      String service = ((Element) provided.item(i)).getAttribute("interface");
      services.add(service.substring(service.lastIndexOf('.') + 1) + " " + id + " " + version);
    }
    NodeList implementation = root.getElementsByTagName("implementation");
    String type = implementation.getLength() == 0 ? "?" : ((Element) implementation.item(0)).getAttribute("class");
    return List.of(new Declared(type, id, services));
  }

  private static String property(Element root, String name, String otherwise) {
    NodeList properties = root.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (property.getAttribute("name").equals(name)) {
        return property.getAttribute("value");
      }
    }
    return otherwise;
  }
}
