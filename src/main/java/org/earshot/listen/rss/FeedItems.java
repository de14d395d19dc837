package org.earshot.listen.rss;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.earshot.listen.Links;
import org.earshot.listen.LooseTime;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;

/**
 * The items of a feed, as the feed library reads them: all at once, and where it cannot, one at a time, each alone in what is
 * left of its feed, so that one that is odd takes no other with it.
 */
final class FeedItems {
    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final Set<String> KEPT = Set.of("title", "link", "language", "id", "author");
    private static final Set<String> PUBLISHED = Set.of("pubdate", "date", "published", "issued", "created");
    private static final Set<String> UPDATED = Set.of("updated", "modified");
    private static final int LONGEST_RAW = 100_000;

    private final Element root;
    private final Element container;
    private final List<Element> items = new ArrayList<>();
    private final String address;
    private final String home;
    private final @Nullable String language;
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
        List.copyOf(container.getChildren()).stream()
                .filter(child -> !KEPT.contains(lower(child)) && !ITEMS.contains(lower(child)))
                .forEach(Element::detach);
        this.home = Links.web(address, homeLink()).orElse(address);
        this.language = saidLanguage(container).orElse(null);
    }

    /**
     * Reads every item once.
     *
     * @param good takes those that can be read
     * @param refused takes a sentence for each of the others
     */
    void forEach(Consumer<Item> good, Consumer<String> refused) {
        List<Surroundings> around = items.stream().map(this::surroundings).toList();
        Optional<SyndFeed> whole = whole();
        if (whole.isEmpty()) {
            alone();
        }
        for (int i = 0; i < around.size(); i++) {
            try {
                SyndFeed feed = whole.isPresent() ? whole.get() : single(items.get(i));
                good.accept(new Item(feed.getEntries().get(whole.isPresent() ? i : 0), feed, around.get(i)));
            } catch (FeedException | RuntimeException e) {
                // The library throws what it likes for odd values; the other items must not suffer.
                refused.accept(
                        "item " + (i + 1) + " cannot be read: " + e.getClass().getSimpleName());
            }
        }
    }

    private Optional<SyndFeed> whole() {
        try {
            return Optional.of(build()).filter(feed -> feed.getEntries().size() == items.size());
        } catch (FeedException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private SyndFeed build() throws FeedException {
        return new SyndFeedInput(false, Locale.ROOT).build(root.getDocument());
    }

    /** Removes all items; one call each would take a time that grows with the square of their number. */
    private void alone() {
        List<Content> rest = new ArrayList<>(container.getContent());
        rest.removeAll(Set.copyOf(items));
        container.removeContent();
        items.forEach(Element::detach);
        container.addContent(rest);
    }

    private SyndFeed single(Element item) throws FeedException {
        Element parent = root.getName().equalsIgnoreCase("RDF") ? root : container;
        parent.addContent(item);
        try {
            return build();
        } finally {
            item.detach();
        }
    }

    private Surroundings surroundings(Element item) {
        String raw = writer.outputString(item);
        String base = base(item).flatMap(own -> Links.web(address, own)).orElse(home);
        String language = language(item);
        Instant published = takeTime(item, PUBLISHED);
        Instant updated = takeTime(item, UPDATED);
        return new Surroundings(base, language, published, updated, raw.length() > LONGEST_RAW ? null : raw);
    }

    /** Times are read and removed here: the library knows few of their spellings and tries them slowly. */
    private static @Nullable Instant takeTime(Element item, Set<String> names) {
        Instant time = null;
        for (Element child : List.copyOf(item.getChildren())) {
            if (names.contains(lower(child))) {
                time = time == null ? LooseTime.read(child.getText()).orElse(null) : time;
                child.detach();
            }
        }
        return time;
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
        String own = saidLanguage(item).orElse(null);
        for (Element at = item; own == null && at != null; at = at.getParentElement()) {
            own = at.getAttributeValue("lang", Namespace.XML_NAMESPACE);
        }
        return own == null || own.isBlank() ? language : own;
    }

    private static Optional<String> saidLanguage(Element element) {
        return named(element, "language").stream()
                .map(Element::getTextTrim)
                .filter(said -> !said.isEmpty())
                .findFirst();
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
     * @param feed its feed
     * @param around what the library does not tell
     */
    record Item(SyndEntry entry, SyndFeed feed, Surroundings around) {}

    /**
     * What holds for an item.
     *
     * @param base what its relative addresses are relative to
     * @param language what the feed says, null where it says nothing
     * @param published when it was posted, null where nobody can read it
     * @param updated when it was last changed, null where nobody can read it
     * @param raw the item as it came, null for one that is too long to keep
     */
    record Surroundings(
            String base,
            @Nullable String language,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable String raw) {}
}
