package org.earshot.listen.reviewpage;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.listen.Links;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Gives reviews their identity: what the page calls them, else site, item, author and day, else those with the text. What
 * is only a fragment belongs to the source's address, not to the number of the page that it stood on today.
 */
final class ReviewIdentity {
    /** Names that many people share. */
    private static final Set<String> NOBODY = Set.of(
            "",
            "anonymous",
            "anonym",
            "anonimo",
            "anónimo",
            "anonim",
            "anonyme",
            "guest",
            "customer",
            "a customer",
            "user",
            "unknown",
            "verified buyer",
            "verified purchaser",
            "gość",
            "klient",
            "cliente",
            "a google user");

    private final URI source;
    private final String host;
    private final String address;
    private final String shown;
    private final Set<String> ownPaths;
    private final Set<String> ownPlaces;

    /**
     * For one page.
     *
     * @param source the address that the admin gave
     * @param address the page's own address
     * @param shown the address that people should see, canonical where the page says so
     */
    ReviewIdentity(URI source, String address, String shown) {
        this.source = source;
        this.host = Optional.ofNullable(source.getHost()).orElse("").toLowerCase(Locale.ROOT);
        this.address = address;
        this.shown = shown;
        List<URI> own = Stream.of(address, shown, source.toString())
                .flatMap(place -> Links.parse(place).stream())
                .toList();
        this.ownPaths = own.stream().map(ReviewIdentity::path).collect(Collectors.toSet());
        this.ownPlaces = own.stream().map(Links::place).collect(Collectors.toSet());
    }

    /** The posts that a page's reviews are; an identity that differing reviews of the page share is refined until none do. */
    List<Post> posts(List<Review> reviews) {
        Map<String, Review> owners = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Review review : reviews) {
            for (String id : List.of(Optional.ofNullable(named(review)).orElse(""), described(review))) {
                Review owner = owners.putIfAbsent(id, review);
                if (owner != null && !owner.words().equals(review.words())) {
                    shared.add(id);
                }
            }
        }
        Map<MentionId, Post> posts = new LinkedHashMap<>();
        for (Review review : reviews) {
            Post post = post(review, shared);
            posts.putIfAbsent(post.id(), post);
        }
        return List.copyOf(posts.values());
    }

    private Post post(Review review, Set<String> shared) {
        String named = named(review);
        String described = described(review);
        String fallback = shared.contains(described) ? inFull(review) : described;
        String id = named != null && !shared.contains(named) ? named : fallback;
        Post.Details details = Post.Details.NONE
                .at(link(review))
                .in(review.language())
                .on(review.published())
                .revised(
                        review.modified() == null
                                ? 0
                                : Math.max(0, review.modified().toEpochMilli()))
                .rated(review.rating())
                .answering(new Post.ReplyTo(id, null, null, false, Visibility.PUBLIC))
                .from(review.raw());
        return Post.of(new MentionId(ReviewPageReader.PLATFORM, id), author(review), review.words())
                .with(details);
    }

    /** By @id, else by its own address; null where neither tells it from the page. */
    private @Nullable String named(Review review) {
        return Optional.ofNullable(review.id())
                .flatMap(this::name)
                .or(() -> Optional.ofNullable(review.url()).flatMap(this::name))
                .map(id -> id.length() <= MentionId.LONGEST ? id : "long:" + Links.hash(id) + Links.hash(id, ""))
                .orElse(null);
    }

    private Optional<String> name(String written) {
        if (written.startsWith("_:")) {
            return Optional.empty();
        }
        Optional<URI> link = Links.web(address, written).flatMap(Links::parse);
        if (link.isEmpty()) {
            boolean urn = written.startsWith("urn:");
            return urn ? Optional.of(written) : Optional.empty();
        }
        String fragment = link.get().getRawFragment();
        boolean here = ownPaths.contains(path(link.get()));
        if (fragment == null || fragment.isEmpty()) {
            String place = Links.place(link.get());
            boolean page = here && (link.get().getRawQuery() == null || ownPlaces.contains(place));
            return page ? Optional.empty() : Optional.of(place);
        }
        return Optional.of(Links.place(here ? source : link.get()) + "#" + fragment);
    }

    /** Host and path, without what tells the pages of one list apart. */
    private static String path(URI address) {
        String path = Optional.ofNullable(address.getPath()).orElse("");
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + bare;
    }

    private String described(Review review) {
        boolean nobody = NOBODY.contains(PlainText.folded(review.author()));
        return nobody || review.published() == null
                ? inFull(review)
                : host + "~" + Links.hash(item(review), PlainText.folded(review.author()), day(review));
    }

    private String inFull(Review review) {
        String words = PlainText.folded(review.words());
        return host + "~" + Links.hash(item(review), PlainText.folded(review.author()), day(review), words);
    }

    private String item(Review review) {
        return review.item().isEmpty() ? Links.place(source) : PlainText.folded(review.item());
    }

    private static String day(Review review) {
        return String.valueOf(review.published());
    }

    private String link(Review review) {
        Optional<String> own = Links.web(address, review.url());
        Optional<String> named = Optional.ofNullable(review.id())
                .filter(id -> id.startsWith("#"))
                .flatMap(id -> Links.web(shown, id));
        return own.or(() -> named).orElse(shown);
    }

    /** A name says who somebody is on one site only, so the site is part of it. */
    private Author author(Review review) {
        String name = review.author();
        return name.isEmpty()
                ? Author.UNKNOWN
                : new Author(host + "/" + name.toLowerCase(Locale.ROOT), name, null, null);
    }
}
