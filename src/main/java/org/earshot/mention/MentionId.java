package org.earshot.mention;

/**
 * What makes a mention the same mention wherever it is heard.
 *
 * @param platform the kind of place, such as {@code mastodon}; lower case
 * @param externalId the platform's own id, opaque; for Mastodon the ActivityPub {@code uri}, for X the first id of the edit history
 */
public record MentionId(String platform, String externalId) {
    /** Longest id that is stored, in characters. */
    public static final int LONGEST = 700;

    /** Refuses an empty or overlong id. */
    public MentionId {
        if (platform.isBlank() || externalId.isBlank()) {
            throw new IllegalArgumentException("a mention needs a platform and an id");
        }
        if (externalId.length() > LONGEST) {
            throw new IllegalArgumentException("an id of more than " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return platform + "/" + externalId;
    }
}
