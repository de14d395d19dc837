package org.earshot.respond;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.earshot.mention.Mention;

/**
 * What makes two mentions one case: the same customer in the same thread, about the same brand.
 *
 * @param brand the brand's id
 * @param platform where
 * @param customer the key of the author's account
 * @param thread the conversation, as the platform names it
 */
record Conversation(String brand, String platform, String customer, String thread) {
    /** The conversation of a mention that stands in this thread. */
    static Conversation of(Mention mention, String thread) {
        return new Conversation(
                mention.brand(),
                mention.post().id().platform(),
                mention.post().author().key(),
                thread);
    }

    /** SHA-256 in hex; the database keeps it unique. */
    String hash() {
        String joined = String.join("|", brand, platform, customer, thread);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
