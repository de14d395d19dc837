package org.earshot.listen.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.listen.Json;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * The record of a post as its author's repository holds it, whether a search, a notification or the stream brought it. Its identity is
 * its address, {@code at://DID/app.bsky.feed.post/RKEY}; an answer names it by the same.
 *
 * @param did the author
 * @param rkey the record's key
 * @param cid the hash of this version, null where it was not said
 * @param record what the author wrote
 */
public record RecordPost(String did, String rkey, @Nullable String cid, JsonNode record) {
    /** The collection that posts live in. */
    public static final String COLLECTION = "app.bsky.feed.post";

    /** Nobody could post before; a record that says so was brought from elsewhere, or its author made it up. */
    private static final Instant FIRST_DAY = Instant.parse("2022-11-01T00:00:00Z");

    private static final Pattern DID = Pattern.compile("did:[a-z]+:(?:[a-zA-Z0-9._:-]|%[0-9A-Fa-f]{2})+");
    private static final Pattern KEY = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._:~-]{1,512}");
    private static final Pattern ADDRESS = Pattern.compile("at://([^/]+)/" + Pattern.quote(COLLECTION) + "/([^/]+)");

    /**
     * The record of a post.
     *
     * @return nothing where the names are none of the AT Protocol's, or too long to be kept, or the record is no post
     */
    public static Optional<RecordPost> of(String did, String rkey, @Nullable String cid, JsonNode record) {
        RecordPost post = new RecordPost(did, rkey, cid, record);
        boolean named = DID.matcher(did).matches() && KEY.matcher(rkey).matches();
        boolean kept = post.address().length() <= MentionId.LONGEST && did.length() <= 250;
        boolean isPost =
                record.isObject() && record.path("$type").asText(COLLECTION).equals(COLLECTION);
        return named && kept && isPost ? Optional.of(post) : Optional.empty();
    }

    /** The same for a record whose address is known. */
    public static Optional<RecordPost> at(@Nullable String address, @Nullable String cid, JsonNode record) {
        Matcher parts = ADDRESS.matcher(address == null ? "" : address);
        return parts.matches() ? of(parts.group(1), parts.group(2), cid, record) : Optional.empty();
    }

    /** Where a post lies: whose repository, and under which key in it. */
    record Key(String did, String rkey) {}

    /** The parts of a post's address; empty where it is none. */
    static Optional<Key> key(String address) {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches() ? Optional.of(new Key(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** What makes it the same post wherever it is met. */
    public MentionId id() {
        return new MentionId("bluesky", address());
    }

    /** Its address in its author's repository. */
    public String address() {
        return "at://" + did + "/" + COLLECTION + "/" + rkey;
    }

    /**
     * What the record itself does not say.
     *
     * @param author the account with its present names, null where only its DID is known
     * @param seenAt when the network first had it, null where unknown
     * @param summoned true where it is known to name, answer or quote our account
     * @param byBrand true for a post of the brand's own account
     * @param revision grows with every version of the record; 0 where posts are not edited
     */
    public record Seen(
            @Nullable Author author, @Nullable Instant seenAt, boolean summoned, boolean byBrand, long revision) {}

    /** The post that it is. */
    public Post post(Seen seen) {
        Post.Details details = Post.Details.NONE
                .at("https://bsky.app/profile/" + did + "/post/" + rkey)
                .in(language())
                .on(postedAt(seen.seenAt()))
                .revised(seen.revision())
                .answering(place(seen.summoned()))
                .from(raw());
        Author author = seen.author() == null ? new Author(did, did, null, null) : seen.author();
        return new Post(id(), author, RecordText.of(record), seen.byBrand() ? details.byBrand() : details);
    }

    /** True where the post names, answers or quotes an account. */
    public boolean calls(String account) {
        String home = "at://" + account + "/";
        JsonNode embed = record.path("embed").path("record");
        return names(account)
                || record.path("reply").path("parent").path("uri").asText().startsWith(home)
                || embed.path("uri").asText().startsWith(home)
                || embed.path("record").path("uri").asText().startsWith(home);
    }

    private boolean names(String account) {
        for (JsonNode facet : record.path("facets")) {
            for (JsonNode feature : facet.path("features")) {
                if (feature.path("did").asText().equals(account)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Post.ReplyTo place(boolean summoned) {
        String parent = Json.text(record.path("reply").path("parent"), "uri");
        String root = Json.text(record.path("reply").path("root"), "uri");
        return new Post.ReplyTo(
                kept(root) == null ? address() : root, kept(parent), address(), summoned, Visibility.PUBLIC);
    }

    private static @Nullable String kept(@Nullable String address) {
        return address == null || address.length() > MentionId.LONGEST ? null : address;
    }

    /** Authors write this time themselves, so it counts only if it can be true; what the network saw counts else. */
    private @Nullable Instant postedAt(@Nullable Instant seenAt) {
        Instant written = Json.time(record, "createdAt");
        if (written == null || written.isBefore(FIRST_DAY)) {
            return seenAt;
        }
        return seenAt != null && written.isAfter(seenAt) ? seenAt : written;
    }

    /** A post in several languages is left to our own ears. */
    private @Nullable String language() {
        JsonNode languages = record.path("langs");
        String only = languages.size() == 1 ? languages.path(0).asText("") : "";
        return only.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}") ? only : null;
    }

    private String raw() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uri", address())
                .put("cid", cid)
                .set("record", record)
                .toString();
    }
}
