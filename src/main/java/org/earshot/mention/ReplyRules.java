package org.earshot.mention;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a brand asks of the replies that are given in its name.
 *
 * @param tone how they sound
 * @param approval the platforms on which a supervisor approves each of them
 * @param own the brand's own addresses and numbers, which may be said to everybody
 * @param numbers what order and account numbers look like
 * @param sayable the kinds of personal data that may be said in public where somebody says why
 */
public record ReplyRules(
        Tone tone, Set<String> approval, List<String> own, List<Pattern> numbers, Set<String> sayable) {
    /** The kinds of personal data that may be said with a reason unless the file says otherwise. */
    public static final Set<String> SAYABLE = Set.of("email", "phone", "address", "name", "order");

    /** The rules of a brand whose file names none. */
    public static final ReplyRules NONE = new ReplyRules(Tone.NONE, Set.of(), List.of(), List.of(), SAYABLE);

    /** Copies its collections. */
    public ReplyRules {
        approval = Set.copyOf(approval);
        own = List.copyOf(own);
        numbers = List.copyOf(numbers);
        sayable = Set.copyOf(sayable);
    }

    /**
     * How replies sound.
     *
     * @param formal for each language whether customers are addressed formally; a language that is missing is free
     * @param emoji how many may stand in one
     * @param banned for each language the words that may not
     * @param longest the most characters as people count them, null for what the platform takes
     */
    public record Tone(
            Map<String, Boolean> formal,
            Emoji emoji,
            Map<String, List<String>> banned,
            @Nullable Integer longest) {
        /** Everything goes. */
        public static final Tone NONE = new Tone(Map.of(), Emoji.FREE, Map.of(), null);

        /** Copies its maps. */
        public Tone {
            formal = Map.copyOf(formal);
            banned = Map.copyOf(banned);
        }
    }

    /** How many emoji a reply may have. */
    public enum Emoji {
        NONE,
        /** At most two. */
        FEW,
        FREE
    }
}
