package org.earshot.listen.rss;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.earshot.listen.Links;
import org.earshot.listen.LooseTime;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;

/**
 * The items of a feed, read one at a time by the feed library: each stands alone in what is left of its feed, so that one
 * that the library cannot read takes no other with it.
 */
final class FeedItems {
    private static final Set<String> KEPT = Set.of("title", "link", "language", "id", "author");
    private static final Set<String> TIMES =
            Set.of("pubdate", "date", "published", "updated", "issued", "modified", "created");
    private static final int LONGEST_RAW = 100_000;

    private final Element root;
    private final Element container;
    private final List<Element> items = new ArrayList<>();
    private final String address;
    private final XMLOutputter writer = new XMLOutputter(Format.getRawFormat().setOmitDeclaration(true));

    /** Takes a feed apart. */
    FeedItems(Document feed, String address) {
        this.root = feed.getRootElement();
        this.container = named(root, "channel").stream().findFirst().orElse(root);
        this.address = address;
        items.addAll(named(container, "item", "entry"));
        if (container != root) {
            items.addAll(named(root, "item"));
        }
        items.forEach(Element::detach);
        List.copyOf(container.getChildren()).stream()
                .filter(child -> !KEPT.contains(lower(child)))
                .forEach(Element::detach);
    }

    /**
     * Reads every item once.
     *
     * @param good takes those that can be read
     * @param refused takes a sentence for each of the others
     */
    void forEach(Consumer<Item> good, Consumer<String> refused) {
        String home = Links.web(address, homeLink()).orElse(address);
        Element parent = root.getName().equalsIgnoreCase("RDF") ? root : container;
        for (int i = 0; i < items.size(); i++) {
            Element item = items.get(i);
            parent.addContent(item);
            try {
                good.accept(read(item, home));
            } catch (FeedException | RuntimeException e) {
                // The library throws what it likes for odd values; the other items must not suffer.
                refused.accept(
                        "item " + (i + 1) + " cannot be read: " + e.getClass().getSimpleName());
            }
            item.detach();
            items.set(i, new Element("done"));
        }
    }

    private Item read(Element item, String home) throws FeedException {
        String raw = writer.outputString(item);
        String base = base(item).flatMap(own -> Links.web(address, own)).orElse(home);
        String language = language(item);
        List.copyOf(item.getChildren()).stream()
                .filter(child -> TIMES.contains(lower(child)))
                .forEach(FeedItems::tidyTime);
        SyndFeed feed = new SyndFeedInput(false, Locale.ROOT).build(item.getDocument());
        SyndEntry entry = feed.getEntries().stream().findFirst().orElseThrow(() -> new FeedException("no item"));
        return new Item(entry, feed, base, language, raw.length() > LONGEST_RAW ? null : raw);
    }

    /** The library reads few forms of a time and its own locale's names; this one form it always reads. */
    private static void tidyTime(Element time) {
        LooseTime.read(time.getText()).ifPresentOrElse(read -> time.setText(read.toString()), time::detach);
    }

    private @Nullable String homeLink() {
        return named(container, "link").stream()
                .filter(link -> List.of("", "alternate")
                        .contains(Optional.ofNullable(link.getAttributeValue("rel"))
                                .orElse("")))
                .map(link -> Optional.ofNullable(link.getAttributeValue("href")).orElseGet(link::getText))
                .filter(link -> !link.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The nearest xml:base, resolved against those above it. */
    private Optional<String> base(Element item) {
        Optional<String> base = Optional.empty();
        for (Element at = item; at != null; at = at.getParentElement()) {
            String here = at.getAttributeValue("base", Namespace.XML_NAMESPACE);
            if (here != null) {
                base = base.isEmpty()
                        ? Optional.of(here)
                        : Links.web(here, base.get()).or(() -> Optional.of(here));
            }
        }
        return base;
    }

    private @Nullable String language(Element item) {
        for (Element at = item; at != null; at = at.getParentElement()) {
            String own = at.getAttributeValue("lang", Namespace.XML_NAMESPACE);
            String said = own != null
                    ? own
                    : named(at, "language").stream()
                            .findFirst()
                            .map(Element::getTextTrim)
                            .orElse("");
            if (!said.isBlank()) {
                return said;
            }
        }
        return root == container
                ? null
                : named(container, "language").stream()
                        .findFirst()
                        .map(Element::getTextTrim)
                        .orElse(null);
    }

    private static List<Element> named(Element parent, String... names) {
        return parent.getChildren().stream()
                .filter(child -> List.of(names).contains(lower(child)))
                .toList();
    }

    private static String lower(Element element) {
        return element.getName().toLowerCase(Locale.ROOT);
    }

    /**
     * An item as the library read it.
     *
     * @param entry the item
     * @param feed what is left of its feed
     * @param base what its relative addresses are relative to
     * @param language what the feed says, null where it says nothing
     * @param raw the item as it came, null for one that is too long to keep
     */
    record Item(
            SyndEntry entry,
            SyndFeed feed,
            String base,
            @Nullable String language,
            @Nullable String raw) {}
}
