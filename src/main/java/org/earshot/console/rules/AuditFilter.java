package org.earshot.console.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.earshot.admin.Audit;
import org.earshot.admin.AuditQuery;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the audit log is asked for, as it stands in the address.
 *
 * @param who a name, empty for everybody
 * @param words of the deed or its object, empty for all
 * @param since the first day, empty for the beginning
 * @param until the last day, empty for today
 * @param after where the page before ended, empty for the first
 */
record AuditFilter(String who, String words, String since, String until, String after) {
    private static final int LONGEST = 100;

    static AuditFilter of(Map<String, String> asked) {
        return new AuditFilter(
                text(asked, "who"), text(asked, "q"), text(asked, "since"), text(asked, "until"), text(asked, "after"));
    }

    private static String text(Map<String, String> asked, String name) {
        return Texts.cut(Texts.clean(asked.getOrDefault(name, "")).strip(), LONGEST);
    }

    /** The question; days are those of the reader's clock. */
    AuditQuery query(ZoneId zone, int most) {
        return new AuditQuery(
                who.isEmpty() ? null : who,
                words.isEmpty() ? null : words,
                day(since, zone, 0),
                day(until, zone, 1),
                cursor(after),
                most);
    }

    /** True where anything is left out. */
    public boolean narrowed() {
        return !(who + words + since + until).isEmpty();
    }

    /** The same question at an address, behind a deed or from the beginning. */
    String address(String path, @Nullable String behind) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "who", who);
        add(address, "q", words);
        add(address, "since", since);
        add(address, "until", until);
        add(address, "after", behind == null ? "" : behind);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    /** Where the next page begins. */
    static String place(Audit.Line last) {
        return last.entry().at().toEpochMilli() + "." + last.id();
    }

    private static AuditQuery.@Nullable Cursor cursor(String text) {
        return text.matches("\\d{1,15}\\.\\d{1,18}")
                ? new AuditQuery.Cursor(
                        Instant.ofEpochMilli(Long.parseLong(text.substring(0, text.indexOf('.')))),
                        Long.parseLong(text.substring(text.indexOf('.') + 1)))
                : null;
    }

    private static @Nullable Instant day(String text, ZoneId zone, int more) {
        try {
            return text.isEmpty()
                    ? null
                    : LocalDate.parse(text).plusDays(more).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
