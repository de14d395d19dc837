package org.earshot.mention;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One post as a reader found it, before anybody decided whether it is ours.
 *
 * @param id what makes it the same post wherever it is heard
 * @param author who said it
 * @param text plain text, links in full, cleaned
 * @param details everything that may be missing
 */
public record Post(MentionId id, Author author, String text, Details details) {
    /** Cleans the text. */
    public Post {
        text = Texts.clean(text);
    }

    /** A post without details. */
    public static Post of(MentionId id, Author author, String text) {
        return new Post(id, author, text, Details.NONE);
    }

    /** The same post with these details. */
    public Post with(Details more) {
        return new Post(id, author, text, more);
    }

    /** When the platform says that it was posted. */
    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(details.publishedAt());
    }

    /**
     * What a platform may or may not say about a post.
     *
     * @param url where people read it, absolute
     * @param language what the platform believes, as a BCP 47 tag
     * @param publishedAt when it was posted
     * @param revision grows with every edit, 0 for a platform that does not say; an edit is stored when it is greater
     * @param rating stars of a review
     * @param reply where it stands in a conversation and what an answer has to name
     * @param ours true for what the brand's own account said, such as an answer given on the platform itself
     * @param wordless true where the platform has not told the words yet, and the text is ours and only says so
     * @param raw what the platform sent, for re-reading; never shown, never read by later stations
     */
    public record Details(
            @Nullable String url,
            @Nullable String language,
            @Nullable Instant publishedAt,
            long revision,
            @Nullable Rating rating,
            ReplyTo reply,
            boolean ours,
            boolean wordless,
            @Nullable String raw) {
        /** Nothing known. */
        public static final Details NONE = new Details(null, null, null, 0, null, ReplyTo.NONE, false, false, null);

        /** The same with the address where people read it. */
        public Details at(@Nullable String address) {
            return new Details(address, language, publishedAt, revision, rating, reply, ours, wordless, raw);
        }

        /** The same with the platform's language. */
        public Details in(@Nullable String tag) {
            return new Details(url, tag, publishedAt, revision, rating, reply, ours, wordless, raw);
        }

        /** The same with the time of posting. */
        public Details on(@Nullable Instant time) {
            return new Details(url, language, time, revision, rating, reply, ours, wordless, raw);
        }

        /** The same with a revision, which grows with every edit. */
        public Details revised(long number) {
            return new Details(url, language, publishedAt, number, rating, reply, ours, wordless, raw);
        }

        /** The same with stars. */
        public Details rated(@Nullable Rating stars) {
            return new Details(url, language, publishedAt, revision, stars, reply, ours, wordless, raw);
        }

        /** The same with its place in a conversation. */
        public Details answering(ReplyTo place) {
            return new Details(url, language, publishedAt, revision, rating, place, ours, wordless, raw);
        }

        /** The same, said by the brand's own account: it answers the case of what it stands under, and opens none. */
        public Details byBrand() {
            return new Details(url, language, publishedAt, revision, rating, reply, true, wordless, raw);
        }

        /** The same; says whether the platform keeps its words from us for now. It is looked at again at once then. */
        public Details wordless(boolean without) {
            return new Details(url, language, publishedAt, revision, rating, reply, ours, without, raw);
        }

        /** The same with what the platform sent. */
        public Details from(@Nullable String sent) {
            return new Details(url, language, publishedAt, revision, rating, reply, ours, wordless, sent);
        }
    }

    /**
     * Where a post stands in a conversation, and what an answer has to name.
     *
     * @param thread the platform's id of the conversation, null where it gives none
     * @param parent the id of the post that this one answers, as {@code own} names it; null for none
     * @param own the id that an answer must name, such as the id on the instance where it was read; null where none is possible
     * @param summoned true where the author named our account or quoted it (on X only such posts may be answered by a self-serve app)
     * @param visibility who could read it
     */
    public record ReplyTo(
            @Nullable String thread,
            @Nullable String parent,
            @Nullable String own,
            boolean summoned,
            Visibility visibility) {
        /** Outside any conversation, public. */
        public static final ReplyTo NONE = new ReplyTo(null, null, null, false, Visibility.PUBLIC);
    }
}
