package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Looks for what no page of ours has: elements, handlers and addresses that can only come from what somebody wrote. */
final class Harmless {
    private static final String NEVER =
            "iframe, object, embed, base, applet, frame, marquee, math, noscript, animate, set,"
                    + " foreignObject, style, meta[http-equiv], [hostile], [srcdoc], [style], form[action^=http], b:matchesOwn(^x$)";
    private static final Pattern OURS = Pattern.compile("(?:/(?!/)|\\?|#).*|(?!\\w+:)[a-z0-9_.-]+");
    private static final Pattern WEB = Pattern.compile("https?://[^\\s\"'<>]+");
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "xlink:href", "poster", "data");

    private Harmless() {}

    static Document assertHarmless(Walker.Answer answer) {
        assertThat(answer.status()).as(answer.asked()).isLessThan(500);
        Headers.assertSafe(answer);
        Document page = Jsoup.parse(answer.body());
        List<String> wrong = new ArrayList<>();
        page.select(NEVER).forEach(found -> wrong.add(found.outerHtml()));
        page.select("script").stream()
                .filter(script -> !script.attr("src").matches("/(assets|webjars)/.*")
                        || !script.data().isBlank())
                .forEach(script -> wrong.add(script.outerHtml()));
        page.select("link").stream()
                .filter(link -> !link.attr("href").matches("/(assets|webjars)/.*|data:,"))
                .forEach(link -> wrong.add(link.outerHtml()));
        page.getAllElements().forEach(element -> element.attributes().forEach(one -> look(element, one, wrong)));
        assertThat(wrong).as(answer.asked()).isEmpty();
        assertThat(answer.body().matches("(?s).*[\\x00\\x07\\x1B].*"))
                .as("signs in " + answer.asked())
                .isFalse();
        return page;
    }

    private static void look(Element element, Attribute one, List<String> wrong) {
        String key = one.getKey();
        boolean handler = key.startsWith("on") || key.startsWith("hx-on") || key.startsWith("th:");
        boolean odd = !key.matches("[a-zA-Z][a-zA-Z0-9:-]*");
        if (handler || odd || ADDRESSES.contains(key) && !safe(element, one.getValue())) {
            wrong.add(element.tagName() + " " + key + "=" + one.getValue());
        }
        if (key.startsWith("hx-")
                && key.matches("hx-(get|post|put|delete|patch)")
                && !OURS.matcher(one.getValue()).matches()) {
            wrong.add(element.tagName() + " " + key + "=" + one.getValue());
        }
    }

    /** A link that leaves the console says nothing of it and shows where it leads. */
    private static boolean safe(Element element, String address) {
        boolean noIcon = element.tagName().equals("link") && address.equals("data:,");
        if (OURS.matcher(address).matches() || address.isEmpty() || noIcon) {
            return true;
        }
        boolean link = element.tagName().equals("a") && WEB.matcher(address).matches();
        return link
                && element.attr("rel").contains("noopener")
                && element.attr("rel").contains("noreferrer");
    }

    /** How many there are of each element with each set of attributes. */
    static TreeMap<String, Integer> shape(Document page) {
        TreeMap<String, Integer> shape = new TreeMap<>();
        page.getAllElements()
                .forEach(element -> shape.merge(
                        element.tagName()
                                + element.attributes().asList().stream()
                                        .map(Attribute::getKey)
                                        .sorted()
                                        .toList(),
                        1,
                        Integer::sum));
        return shape;
    }
}
