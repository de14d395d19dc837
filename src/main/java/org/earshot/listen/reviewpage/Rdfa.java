package org.earshot.listen.reviewpage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** RDFa Lite (w3.org/TR/rdfa-lite), and of full RDFa the {@code rel} that joins a thing to those inside it. */
final class Rdfa {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int DEEPEST = 500;

    private final List<Thing> top = new ArrayList<>();

    private Rdfa() {}

    /** The things of a page that are not the property of another. */
    static List<Thing> of(Document page) {
        Rdfa reading = new Rdfa();
        if (page.selectFirst("[typeof]") != null) {
            reading.walk(page, null, "", 0);
        }
        return reading.top;
    }

    /** Walks down with the thing that properties belong to, and the name under which the next thing belongs to it. */
    private void walk(Element element, @Nullable Thing subject, String joins, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        Thing inner = subject;
        String names = element.hasAttr("property") ? element.attr("property") : joins;
        if (element.hasAttr("typeof")) {
            inner = thing(element);
            join(subject, names, inner);
        } else if (subject != null && element.hasAttr("property")) {
            String value = literal(element);
            each(names, name -> subject.add(name, value));
        }
        boolean relates = element.hasAttr("rel") && !element.hasAttr("href") && !element.hasAttr("typeof");
        String next = relates ? element.attr("rel") : element.hasAttr("typeof") ? "" : joins;
        for (Element child : element.children()) {
            walk(child, inner, next, depth + 1);
        }
    }

    private void join(@Nullable Thing subject, String names, Thing inner) {
        if (subject == null || names.isBlank()) {
            top.add(inner);
        } else {
            each(names, name -> subject.add(name, inner));
        }
    }

    private static void each(String names, java.util.function.Consumer<String> each) {
        List.of(SPACE.split(names.strip())).forEach(each);
    }

    private static Thing thing(Element element) {
        Thing thing = new Thing();
        each(element.attr("typeof"), thing::type);
        String about = element.hasAttr("resource") ? element.attr("resource") : element.attr("about");
        thing.id(about.isBlank() && !element.id().isEmpty() ? "#" + element.id() : about);
        return thing;
    }

    private static String literal(Element element) {
        if (!element.hasAttr("content") && element.hasAttr("resource")) {
            return element.absUrl("resource");
        }
        if (!element.hasAttr("content") && element.hasAttr("datetime")) {
            return element.attr("datetime");
        }
        return Markup.value(element);
    }
}
