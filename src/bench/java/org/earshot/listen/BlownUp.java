package org.earshot.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Makes pages of a hundred items of a page with few, by repeating the items of one of its lists under other ids. */
final class BlownUp {
    private static final int ITEMS = 100;
    private static final int DEPTH = 5;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCRIPT =
            Pattern.compile("(<script type=\"application/ld\\+json\">)(.*?)(</script>)", Pattern.DOTALL);
    private static final Pattern REPEATED = Pattern.compile("<(item|entry)\\b[^>]*>.*?</\\1>", Pattern.DOTALL);
    private static final String MARKED = "[itemprop=review], [property=review], [typeof$=Review], [itemtype$=/Review], li.rev";

    private BlownUp() {}

    /** A page for each list in a page; which of them holds its items only a reader knows. */
    static List<byte[]> pages(byte[] page) {
        String text = new String(page, StandardCharsets.UTF_8);
        List<String> pages = new ArrayList<>(json(text));
        Matcher script = SCRIPT.matcher(text);
        if (script.find()) {
            for (String inside : json(script.group(2))) {
                pages.add(text.substring(0, script.start(2)) + inside + text.substring(script.end(2)));
            }
        }
        Matcher item = REPEATED.matcher(text);
        if (item.find()) {
            StringBuilder items = new StringBuilder();
            for (int i = 0; i < ITEMS; i++) {
                items.append(renumbered(item.group(), i));
            }
            pages.add(text.substring(0, item.start()) + items + text.substring(item.end()));
        }
        marked(text).ifPresent(pages::add);
        return pages.stream()
                .map(one -> one.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Every text of a copy gets a number, because reviews have no ids. */
    private static Optional<String> marked(String text) {
        Document page = Jsoup.parse(text);
        Element first = text.contains("<html") ? page.selectFirst(MARKED) : null;
        if (first == null) {
            return Optional.empty();
        }
        Element last = first;
        for (int i = 0; i < ITEMS; i++) {
            Element copy = first.clone();
            copy.attr("id", "r" + i);
            String number = " " + i;
            copy.select("p, b, span, .body").forEach(part -> part.textNodes().forEach(words -> words.text(words.text() + number)));
            last.after(copy);
            last = copy;
        }
        return Optional.of(page.outerHtml());
    }

    private static List<String> json(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            List<String> pages = new ArrayList<>();
            int lists = lists(root, 0).size();
            for (int i = 0; i < lists; i++) {
                JsonNode copy = root.deepCopy();
                fill(lists(copy, 0).get(i));
                pages.add(copy.toString());
            }
            return pages;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<ArrayNode> lists(JsonNode node, int depth) {
        List<ArrayNode> lists = new ArrayList<>();
        if (node instanceof ArrayNode list && !list.isEmpty() && list.get(0).isObject()) {
            lists.add(list);
        }
        if (depth < DEPTH) {
            node.forEach(child -> lists.addAll(lists(child, depth + 1)));
        }
        return lists;
    }

    private static void fill(ArrayNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        for (int i = 0; list.size() < ITEMS; i++) {
            JsonNode copy = items.get(i % items.size()).deepCopy();
            number(copy, i, 0);
            list.add(copy);
        }
    }

    /** Gives the fields that look like an id another end. */
    private static void number(JsonNode item, int number, int depth) {
        if (item instanceof ObjectNode object && depth < 2) {
            object.properties().forEach(field -> {
                String name = field.getKey();
                if (name.matches("(?i)@?id|uri|url|sid|cid|guid|name|title|reviewId|objectID|update_id|link|.*_id")
                        && field.getValue().isTextual()) {
                    object.put(name, renumbered(field.getValue().asText(), number));
                } else if (name.matches("(?i)id|update_id|.*_id") && field.getValue().isIntegralNumber()) {
                    object.put(name, field.getValue().asLong() + 1000L + number);
                } else {
                    number(field.getValue(), number, depth + 1);
                }
            });
        }
    }

    /** The same with its last digits changed, or a number behind it. */
    private static String renumbered(String text, int number) {
        String digits = String.format(java.util.Locale.ROOT, "%03d", number);
        if (text.startsWith("<")) {
            return text.replaceFirst("(<(?:id|guid)\\b[^>]*>[^<]*)<", "$1" + digits + "<");
        }
        return text.matches(".*\\d{3}") ? text.substring(0, text.length() - 3) + digits : text + digits;
    }
}
