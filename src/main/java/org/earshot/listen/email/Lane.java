package org.earshot.listen.email;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.jspecify.annotations.Nullable;

/**
 * The walk through one folder, upwards by UID; a UID never comes back while the folder's UIDVALIDITY stands.
 *
 * @param folder its name
 * @param key what its values in the cursor begin with
 * @param since how far the first walk goes back, null for the newest page
 */
record Lane(String folder, String key, @Nullable LocalDate since) {
    static final int PAGE = 50;

    private static final String VALIDITY = "validity";
    private static final String UID = "uid";
    private static final String DAY = "day";

    /**
     * A page of the walk.
     *
     * @param letters ascending
     * @param behind the cursor behind it
     * @param more true where the next page is there already
     * @param gap what the server would not give us, null for nothing
     */
    record Step(List<Letter> letters, Cursor behind, boolean more, Poll.@Nullable Gap gap) {}

    /** Reads the next page. */
    Step step(Mailbox box, Cursor cursor) throws MessagingException {
        String validity = String.valueOf(box.validity());
        Optional<String> before = cursor.get(key + VALIDITY);
        boolean anew = before.isPresent() && !before.get().equals(validity);
        List<Long> waiting = waiting(box, anew ? Optional.empty() : cursor.get(key + UID), start(cursor, anew));
        List<Long> page = waiting.subList(0, Math.min(PAGE, waiting.size()));
        List<Letter> letters = box.letters(page);
        long reached = page.isEmpty() ? Math.max(0, box.next() - 1) : page.get(page.size() - 1);
        long last = anew
                ? reached
                : Math.max(reached, cursor.get(key + UID).map(Long::parseLong).orElse(0L));
        Cursor behind = cursor.with(key + VALIDITY, validity)
                .with(key + UID, String.valueOf(last))
                .with(key + DAY, day(letters).or(() -> cursor.get(key + DAY)).orElse(null));
        return new Step(letters, behind, waiting.size() > PAGE, anew ? gap(cursor, before.get(), validity) : null);
    }

    /** Numbered anew, the folder is read again from the day of the last message; what is known already is known by its Message-ID. */
    private Optional<LocalDate> start(Cursor cursor, boolean anew) {
        return anew ? cursor.get(key + DAY).map(LocalDate::parse) : Optional.ofNullable(since);
    }

    private static List<Long> waiting(Mailbox box, Optional<String> uid, Optional<LocalDate> start)
            throws MessagingException {
        if (uid.isPresent()) {
            return box.above(Long.parseLong(uid.get()));
        }
        return start.isPresent() ? box.since(start.get()) : box.newest(PAGE);
    }

    private static Optional<String> day(List<Letter> letters) {
        return letters.stream()
                .map(Letter::receivedAt)
                .max(Instant::compareTo)
                .filter(Instant.EPOCH::isBefore)
                .map(DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC)::format);
    }

    private Poll.Gap gap(Cursor cursor, String before, String now) {
        String from = cursor.get(key + DAY).orElse("its newest page");
        return new Poll.Gap(
                "UID " + cursor.get(key + UID).orElse("0") + " of " + before,
                null,
                "the server numbered the folder " + folder + " anew (UIDVALIDITY " + before + " became " + now
                        + "); it was read again from " + from
                        + " on, and what is older and was not heard yet is missing");
    }
}
