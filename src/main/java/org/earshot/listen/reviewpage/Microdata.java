package org.earshot.listen.reviewpage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Microdata by the rules of the HTML standard (html.spec.whatwg.org/multipage/microdata.html), with guards against loops. */
final class Microdata {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int DEEPEST = 100;

    private final Map<String, Element> ids = new HashMap<>();
    private final Map<Element, Thing> items = new IdentityHashMap<>();
    private final Set<Thing> nested = new HashSet<>();
    private int depth;

    private Microdata(Document page) {
        page.select("[itemref]").stream()
                .limit(1)
                .forEach(any -> page.select("[id]").forEach(element -> ids.putIfAbsent(element.id(), element)));
    }

    /** The items of a page that are not the property of another. */
    static List<Thing> of(Document page) {
        Microdata reading = new Microdata(page);
        List<Thing> all = new ArrayList<>();
        page.select("[itemscope]").forEach(item -> all.add(reading.item(item)));
        all.removeAll(reading.nested);
        return all;
    }

    private Thing item(Element element) {
        Thing known = items.get(element);
        if (known != null) {
            return known;
        }
        Thing thing = new Thing();
        items.put(element, thing);
        List.of(SPACE.split(element.attr("itemtype").strip())).forEach(thing::type);
        String id = element.hasAttr("itemid") ? element.attr("itemid") : fragment(element);
        thing.id(id);
        if (depth < DEEPEST) {
            depth++;
            crawlAll(thing, element);
            depth--;
        }
        return thing;
    }

    private void crawlAll(Thing thing, Element element) {
        Set<Element> crawled = Collections.newSetFromMap(new IdentityHashMap<>());
        crawled.add(element);
        element.children().forEach(child -> crawl(thing, child, crawled));
        for (String reference : SPACE.split(element.attr("itemref").strip())) {
            Element other = ids.get(reference);
            if (other != null) {
                crawl(thing, other, crawled);
            }
        }
    }

    private static String fragment(Element element) {
        return element.id().isEmpty() ? "" : "#" + element.id();
    }

    private void crawl(Thing thing, Element element, Set<Element> crawled) {
        if (!crawled.add(element)) {
            return;
        }
        boolean item = element.hasAttr("itemscope");
        if (element.hasAttr("itemprop")) {
            Object value = item ? item(element) : Markup.value(element);
            if (value instanceof Thing inner && inner != thing) {
                nested.add(inner);
            }
            for (String name : SPACE.split(element.attr("itemprop").strip())) {
                thing.add(name, value);
            }
        }
        if (!item) {
            element.children().forEach(child -> crawl(thing, child, crawled));
        }
    }
}
