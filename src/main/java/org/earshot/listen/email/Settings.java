package org.earshot.listen.email;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.fetch.MailPlace;
import org.earshot.listen.Links;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about its mailbox.
 *
 * @param place the server, and who signs in
 * @param folder where customers' mail arrives
 * @param sent where the brand's own mail is kept, null for not heard
 * @param since how far the first walk goes back, null for the newest page
 * @param own the brand's own addresses, in small letters
 * @param automatic true where mail that machines wrote is heard too
 */
record Settings(
        MailPlace place,
        String folder,
        @Nullable String sent,
        @Nullable LocalDate since,
        Set<String> own,
        boolean automatic) {

    /** Reads the parameters; the place must be known already. */
    static Settings of(Source source, MailPlace place) {
        Set<String> own = new TreeSet<>();
        source.parameter("account").ifPresent(account -> own.add(address(account)));
        if (place.user().contains("@")) {
            own.add(address(place.user()));
        }
        return new Settings(
                place,
                source.parameter("folder").map(String::strip).orElse("INBOX"),
                source.parameter("sent").map(String::strip).orElse(null),
                source.parameter("since").flatMap(Settings::day).orElse(null),
                own,
                source.parameter("automatic").filter("keep"::equals).isPresent());
    }

    /** A name for the folders that a cursor counts in; it changes with them and tells nobody who signs in. */
    String name() {
        return Links.hash(place.host(), place.user(), folder, String.valueOf(sent));
    }

    private static String address(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the template's type is checked before a source runs
        }
    }
}
