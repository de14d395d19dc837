package org.earshot.listen;

import java.util.List;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Receipt;
import org.jspecify.annotations.Nullable;

/** What a delivery turned out to be. */
public sealed interface Received {
    /**
     * It comes from the platform, and this is in it.
     *
     * @param deliveryId what the platform calls this delivery; a second one of that id is refused. Null where the platform sends the
     *     same again until it hears that all is well: then the ids of the posts tell that they are known
     * @param posts what was said, in any order, none for a delivery that brings nothing of ours
     * @param refused one sentence for each item that could not be read, without its text
     * @param gone posts that the platform says are deleted
     * @param answer what the platform wants to hear
     * @param mediaType of the answer
     * @param receipts what became of messages that we sent
     */
    record Heard(
            @Nullable String deliveryId,
            List<Post> posts,
            List<String> refused,
            List<MentionId> gone,
            String answer,
            String mediaType,
            List<Receipt> receipts)
            implements Received {
        /** Copies the lists. */
        public Heard {
            posts = List.copyOf(posts);
            refused = List.copyOf(refused);
            gone = List.copyOf(gone);
            receipts = List.copyOf(receipts);
        }

        /** Posts, answered with an empty JSON object. */
        public static Heard of(@Nullable String deliveryId, List<Post> posts, List<String> refused) {
            return new Heard(deliveryId, posts, refused, List.of(), "{}", "application/json", List.of());
        }

        /** The same with posts that were deleted. */
        public Heard gone(List<MentionId> deleted) {
            return new Heard(deliveryId, posts, refused, deleted, answer, mediaType, receipts);
        }

        /** The same with another answer. */
        public Heard answered(String words, String type) {
            return new Heard(deliveryId, posts, refused, gone, words, type, receipts);
        }

        /** The same with what became of our messages. */
        public Heard told(List<Receipt> what) {
            return new Heard(deliveryId, posts, refused, gone, answer, mediaType, what);
        }
    }

    /**
     * The platform asks whether we are who we say, with the token that we gave it.
     *
     * @param answer what it wants to read, as plain text
     */
    record Challenge(String answer) implements Received {}

    /**
     * Nothing proves that it comes from the platform, or it is too old to be believed.
     *
     * @param why a sentence without anything that the caller sent
     */
    record Unsigned(String why) implements Received {}

    /**
     * It comes from the platform but is not what this address takes.
     *
     * @param why a sentence without anything that the caller sent
     */
    record Malformed(String why) implements Received {}
}
