package org.earshot.respond;

import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.mention.Outcome;

/**
 * What an answer that is no success means for a reply: a key that is refused and a post that is gone end it, a server in trouble puts
 * it off.
 *
 * @param platform as people call it
 * @param key the cure for 401
 * @param permission the cure for 403
 * @param gone what 404 and 410 mean
 */
public record Setback(String platform, String key, String permission, String gone) {
    /**
     * The outcome, nothing for an answer of 200 to 299.
     *
     * @param words the platform's own words for a refusal, empty for none
     */
    public Optional<Outcome> of(Answer answer, String words, Instant now) {
        return Unsent.of(answer, now, answered -> refusal(answered, words));
    }

    private String refusal(Answer.Answered answered, String words) {
        String said = platform + " answered " + answered.status();
        return switch (answered.status()) {
            case 401 -> said + ": " + key;
            case 403 -> said + ": " + permission;
            case 404, 410 -> said + ": " + gone;
            default -> said + (words.isEmpty() ? "" : ": " + words);
        };
    }
}
