package org.earshot.listen.rss;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaderJDOMFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Feeds as a tree. A strict parser reads what {@link XmlRepair} made; where that fails (unclosed tags, prefixes that
 * nobody declared) a lenient one mends the tree and the strict one reads it again.
 */
final class FeedXml {
    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String DEEPEST = "200";
    private static final Pattern FIRST_TAG = Pattern.compile("<([A-Za-z_][\\w.:-]*)");
    private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf");
    private static final Map<String, String> SPACES = Map.of(
            "content", "http://purl.org/rss/1.0/modules/content/",
            "dc", "http://purl.org/dc/elements/1.1/",
            "atom", "http://www.w3.org/2005/Atom",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    private FeedXml() {}

    /** The tree of a feed. */
    static Document parse(String text) throws NotAFeed {
        String xml = XmlRepair.of(text);
        check(xml);
        try {
            return strict(xml);
        } catch (JDOMException | IOException e) {
            return mended(xml);
        }
    }

    private static void check(String xml) throws NotAFeed {
        if (xml.isBlank()) {
            throw new NotAFeed("something without any markup");
        }
        Matcher first = FIRST_TAG.matcher(xml);
        String tag = first.find() ? first.group(1) : "";
        String name = tag.substring(tag.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        if (name.equals("html") || name.equals("head") || name.equals("body")) {
            throw new NotAFeed("a web page");
        }
        if (!ROOTS.contains(name)) {
            throw new NotAFeed("something that is neither RSS nor Atom");
        }
        boolean closed = xml.lastIndexOf("</" + tag) > 0 || xml.stripTrailing().endsWith("/>");
        if (!closed) {
            throw new NotAFeed("a feed that ends in the middle");
        }
    }

    private static Document mended(String xml) throws NotAFeed {
        org.jsoup.nodes.Document tree = Jsoup.parse(xml, "", Parser.xmlParser());
        tree.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        Element root = tree.firstElementChild();
        if (root == null) {
            throw new NotAFeed("something without any markup");
        }
        prefixes(root)
                .forEach(prefix ->
                        root.attr("xmlns:" + prefix, SPACES.getOrDefault(prefix, "urn:undeclared:" + prefix)));
        try {
            return strict(XmlRepair.of(root.outerHtml()));
        } catch (JDOMException | IOException e) {
            throw new NotAFeed("a feed that is too broken to be read");
        }
    }

    /** Prefixes that are used; declaring one at the root that is declared deeper down changes nothing there. */
    private static Set<String> prefixes(Element root) {
        Set<String> prefixes = new TreeSet<>();
        root.stream().forEach(element -> {
            prefix(element.tagName(), prefixes);
            for (Attribute attribute : element.attributes()) {
                prefix(attribute.getKey(), prefixes);
            }
        });
        prefixes.removeIf(prefix -> prefix.startsWith("xml") || root.hasAttr("xmlns:" + prefix));
        return prefixes;
    }

    private static void prefix(String name, Set<String> prefixes) {
        int colon = name.indexOf(':');
        if (colon > 0) {
            prefixes.add(name.substring(0, colon));
        }
    }

    private static Document strict(String xml) throws JDOMException, IOException {
        return new SAXBuilder(new HardenedReaders()).build(new StringReader(xml));
    }

    /** Why an answer is no feed; the reason is half a sentence after "answered". */
    static final class NotAFeed extends Exception {
        private static final long serialVersionUID = 1L;

        NotAFeed(String what) {
            super(what);
        }

        /** What came instead. */
        String what() {
            return String.valueOf(getMessage());
        }
    }

    /** The JDK's own parser without DTDs, without anything from outside, and with a limit for nesting. */
    private static final class HardenedReaders implements XMLReaderJDOMFactory {
        @Override
        public XMLReader createXMLReader() throws JDOMException {
            try {
                SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
                parsers.setFeature(javax.xml.XMLConstants.FEATURE_SECURE_PROCESSING, true);
                parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                parsers.setFeature("http://xml.org/sax/features/external-general-entities", false);
                parsers.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
                XMLReader reader = parsers.newSAXParser().getXMLReader();
                reader.setProperty(LIMITS + "maxElementDepth", DEEPEST);
                return reader;
            } catch (ParserConfigurationException | SAXException e) {
                throw new JDOMException("this Java has no XML parser that can be hardened", e);
            }
        }

        @Override
        public boolean isValidating() {
            return false;
        }
    }
}
