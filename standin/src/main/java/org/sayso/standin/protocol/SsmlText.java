package org.sayso.standin.protocol;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a listener hears of SSML, as plain text. */
public final class SsmlText {

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Amazon's own elements (amazon:effect) come without a declared prefix.
        XML.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    }

    private SsmlText() {}

    /** The text; empty if it is not well-formed XML inside one {@code speak} element. */
    public static Optional<String> of(String ssml) {
        StringBuilder text = new StringBuilder();
        int silenced = 0;
        boolean root = true;
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(ssml.strip()));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    if (root && !name.equals("speak")) {
                        return Optional.empty();
                    }
                    root = false;
                    text.append(name.equals("break") || name.equals("p") || name.equals("s") ? " " : "");
                    String alias = name.equals("sub") ? reader.getAttributeValue(null, "alias") : null;
                    if (silenced > 0 || alias != null) {
                        silenced++;
                    }
                    text.append(alias == null ? "" : alias);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    silenced = Math.max(0, silenced - 1);
                } else if (event == XMLStreamConstants.CHARACTERS && silenced == 0) {
                    text.append(reader.getText());
                } else if (event == XMLStreamConstants.DTD) {
                    return Optional.empty();
                }
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
        return Optional.of(text.toString().replaceAll("\\s+", " ").strip());
    }
}
