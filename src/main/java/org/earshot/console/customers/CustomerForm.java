package org.earshot.console.customers;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.know.CustomerNote;
import org.earshot.respond.NotAllowed;
import org.jspecify.annotations.Nullable;

/**
 * What the forms about a customer send; each deed has one of them.
 *
 * @param at the handle that it is about
 * @param from the case beside which it was sent, null for the customer's own page
 * @param other a number or the address of another case, or a name
 * @param platform where that name is
 * @param handle the handle to take apart from {@code at}
 * @param text why, or what a note says
 * @param kind of a note
 * @param note its id
 * @param version the one that was read
 * @param length how many hours a block lasts, {@code ever} for no end
 * @param sure what was typed to make sure
 */
record CustomerForm(
        @Nullable Long at,
        @Nullable Long from,
        @Nullable String other,
        @Nullable String platform,
        @Nullable Long handle,
        @Nullable String text,
        @Nullable String kind,
        @Nullable Long note,
        @Nullable Integer version,
        @Nullable String length,
        @Nullable String sure) {
    private static final Pattern CASE = Pattern.compile("(?:.*/cases/|#)?(\\d{1,18})(?:[/?#].*)?");

    String words() {
        return text == null ? "" : text.strip();
    }

    String name() {
        return other == null ? "" : other.strip();
    }

    /** The case that was named, empty where it was a name. */
    OptionalLong otherCase() {
        Matcher matcher = CASE.matcher(name());
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    long need(@Nullable Long number) {
        if (number == null) {
            throw new NotAllowed("the form is not whole; load the page again");
        }
        return number;
    }

    int needVersion() {
        return Math.toIntExact(need(version == null ? null : Long.valueOf(version)));
    }

    CustomerNote.Kind noteKind() {
        for (CustomerNote.Kind one : CustomerNote.Kind.values()) {
            if (one.word().equals(kind)) {
                return one;
            }
        }
        throw new NotAllowed("choose what the note is about");
    }

    /** How long a block lasts; null for ever. */
    @Nullable
    Duration blockLength() {
        if ("ever".equals(length)) {
            return null;
        }
        try {
            int hours = Integer.parseInt(String.valueOf(length));
            if (hours < 1 || hours > 24 * 366) {
                throw new NotAllowed("a block lasts an hour to a year, or for ever");
            }
            return Duration.ofHours(hours);
        } catch (NumberFormatException e) {
            throw new NotAllowed("choose how long the block lasts");
        }
    }
}
