package org.earshot.listen.reviewpage;

import java.util.Set;
import org.earshot.listen.HtmlText;
import org.jsoup.nodes.Element;

/** The value of an element as the HTML standard defines it for microdata; RDFa reads the same elements nearly the same way. */
final class Markup {
    private static final Set<String> SOURCES = Set.of("img", "audio", "video", "iframe", "embed", "source", "track");

    private Markup() {}

    /** The value: an attribute for elements that carry it there, the text with its lines for all others. */
    static String value(Element element) {
        String name = element.normalName();
        if (element.hasAttr("content")) {
            return element.attr("content");
        }
        if (name.equals("a") || name.equals("area") || name.equals("link")) {
            return element.absUrl("href");
        }
        if (SOURCES.contains(name)) {
            return element.absUrl("src");
        }
        if (name.equals("object")) {
            return element.absUrl("data");
        }
        if (name.equals("data") || name.equals("meter")) {
            return element.attr("value");
        }
        boolean time = name.equals("time") && element.hasAttr("datetime");
        return time ? element.attr("datetime") : HtmlText.of(element.html());
    }
}
