package org.earshot.admit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was changed of a user.
 *
 * @param id of the change
 * @param at when
 * @param who did it
 * @param user to whom
 * @param field what
 * @param before the value that was, empty for none and for secrets
 * @param after the value that is, empty for none and for secrets
 * @param undoneBy the change that took it back, null for none
 */
public record UserChange(
        long id,
        Instant at,
        String who,
        String user,
        Field field,
        String before,
        String after,
        @Nullable Long undoneBy) {
    /** True where the change can be taken back. */
    public boolean open() {
        return field.undoable && undoneBy == null;
    }

    /** What can change of a user. */
    public enum Field {
        /** That there is one; the value is the role. */
        ADDED(false),
        /** What they may do. */
        ROLE(true),
        /** Whether they may come in. */
        DISABLED(true),
        /** What colleagues call them. */
        FULL_NAME(true),
        /** Whether single sign-on lets them in. */
        AWAITS_SSO(true),
        /** Whether what they write waits for a supervisor. */
        TRAINEE(true),
        /** That there is another password, or a link to choose one; never which. */
        PASSWORD(false),
        /** Whether a code is needed. */
        SECOND_FACTOR(false);

        private final boolean undoable;

        Field(boolean undoable) {
            this.undoable = undoable;
        }

        /** The field as it is noted, such as {@code full-name}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The field that a word names. */
        public static Optional<Field> of(String word) {
            return Arrays.stream(values())
                    .filter(field -> field.word().equals(word))
                    .findFirst();
        }
    }
}
