package org.earshot.listen.twiliosms;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A text message, pushed or listed.
 *
 * @param sid Twilio's id of it
 * @param from who sent it
 * @param to whom it was sent to
 * @param body its words, empty for none
 * @param media true where pictures or files came with it
 * @param name what the sender is called, null where Twilio does not say
 * @param at when it was sent, null where unknown
 * @param raw as Twilio sent it
 */
record Sms(
        String sid,
        String from,
        String to,
        String body,
        boolean media,
        @Nullable String name,
        @Nullable Instant at,
        String raw) {
    /** Twilio itself stops or starts sending to who writes one of these and nothing else; nobody has to answer that. */
    private static final Set<String> OPT =
            Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "start", "unstop");

    private static final int LONGEST = 100;

    /** True for ids and numbers that can be kept. */
    boolean usable() {
        return sid.matches("[A-Za-z0-9]{2,64}")
                && !from.isBlank()
                && !to.isBlank()
                && from.length() <= LONGEST
                && to.length() <= LONGEST;
    }

    /** True for what says nothing to staff: a word that Twilio acts on by itself, or nothing at all. */
    boolean silent() {
        String word = body.strip().toLowerCase(Locale.ROOT);
        return OPT.contains(word) || (word.isEmpty() && !media);
    }

    /** What a customer wrote to one of our numbers. */
    Post fromCustomer() {
        return post(from, new Author(from, from, name, null), false);
    }

    /** What went out from one of our numbers. */
    Post fromBrand() {
        return post(to, new Author(from, from, null, null), true);
    }

    /** What one customer and one number write to each other is one conversation. */
    private Post post(String customer, Author author, boolean brand) {
        String ours = brand ? from : to;
        Post.ReplyTo place = new Post.ReplyTo(ours + "/" + customer, null, sid, true, Visibility.DIRECT);
        Post.Details details = Post.Details.NONE.on(at).answering(place).from(raw);
        String text = body.isBlank() ? "[media]" : body;
        return Post.of(new MentionId("twilio-sms", sid), author, text).with(brand ? details.byBrand() : details);
    }

    /** True where it is about the number of the source, or the source has none. */
    boolean concerns(Optional<String> account) {
        return account.map(number -> number.equals(from) || number.equals(to)).orElse(true);
    }
}
