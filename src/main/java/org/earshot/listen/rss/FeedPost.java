package org.earshot.listen.rss;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndPerson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earshot.listen.Links;
import org.earshot.listen.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What all kinds of feeds say about an item, before it is a post.
 *
 * @param guid the feed's own id of the item, null for none
 * @param link where people read it, null for none
 * @param author who wrote it as the feed names them, null for none
 * @param text title and text, plain
 * @param language what the feed says, null for nothing
 * @param published when it was posted, null for unknown
 * @param updated when it was last changed, null for unknown
 * @param raw the item as it came, null where it is too long to keep
 */
record FeedPost(
        @Nullable String guid,
        @Nullable String link,
        @Nullable String author,
        String text,
        @Nullable String language,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String raw) {
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:");
    private static final Pattern NAME_BEHIND = Pattern.compile("^\\S+@\\S+\\s*\\((.+)\\)$");
    private static final Pattern NAME_BEFORE = Pattern.compile("^(.+?)\\s*<\\S+@\\S+>$");
    private static final Pattern NO_NAME = Pattern.compile("^<?(?:mailto:)?([^\\s@<]+)@\\S+$");

    /** Reads an item of RSS or Atom. */
    static FeedPost of(FeedItems.Item item) {
        SyndEntry entry = item.entry();
        FeedItems.Surroundings around = item.around();
        Instant published = around.published() == null ? around.updated() : around.published();
        String title = text(entry.getTitleEx());
        String text = PlainText.titled(title, body(entry));
        return new FeedPost(
                blankToNull(entry.getUri()),
                link(item),
                author(item),
                text,
                around.language(),
                published,
                around.updated(),
                around.raw());
    }

    private static String body(SyndEntry entry) {
        Stream<SyndContent> contents =
                Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()));
        return contents.map(FeedPost::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Atom says whether a value is plain; everywhere else it may be anything. */
    private static String text(@Nullable SyndContent content) {
        if (content == null || content.getValue() == null) {
            return "";
        }
        String type = Optional.ofNullable(content.getType()).orElse("");
        boolean plain = type.equals("text") || (type.equals("text/plain") && "escaped".equals(content.getMode()));
        boolean media = type.contains("/") && !type.startsWith("text/") && !type.contains("xml");
        return media ? "" : plain ? content.getValue().strip() : PlainText.of(content.getValue());
    }

    private static @Nullable String link(FeedItems.Item item) {
        SyndEntry entry = item.entry();
        Stream<String> links = entry.getLinks().stream()
                .filter(link -> link.getRel() == null || link.getRel().equals("alternate"))
                .map(SyndLink::getHref);
        return Stream.of(
                        Stream.ofNullable(entry.getLink()),
                        links,
                        Stream.ofNullable(entry.getUri()).filter(FeedPost::isAddress))
                .flatMap(stream -> stream)
                .flatMap(
                        link -> Links.web(isAddress(link) ? null : item.around().base(), link).stream())
                .findFirst()
                .orElse(null);
    }

    private static boolean isAddress(String link) {
        return ADDRESS.matcher(link).lookingAt();
    }

    private static @Nullable String author(FeedItems.Item item) {
        SyndEntry entry = item.entry();
        DCModule dublinCore = (DCModule) entry.getModule(DCModule.URI);
        Stream<String> creators = dublinCore == null ? Stream.empty() : dublinCore.getCreators().stream();
        Stream<String> names = Stream.of(entry.getAuthors(), item.feed().getAuthors())
                .flatMap(List::stream)
                .map(SyndPerson::getName);
        return Stream.of(creators, names, Stream.ofNullable(entry.getAuthor()))
                .flatMap(stream -> stream)
                .flatMap(name -> withoutMail(name).stream())
                .findFirst()
                .orElse(null);
    }

    /** The name beside an e-mail address, or what stands before its @: an address is nobody else's business. */
    static Optional<String> withoutMail(@Nullable String author) {
        String name = PlainText.of(author);
        if (name.indexOf('@') >= 0) {
            name = NAME_BEHIND.matcher(name).replaceFirst("$1");
            name = NAME_BEFORE.matcher(name).replaceFirst("$1");
            name = NO_NAME.matcher(name).replaceFirst("$1").strip();
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
