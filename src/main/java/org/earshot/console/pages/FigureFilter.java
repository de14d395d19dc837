package org.earshot.console.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.earshot.measure.Behind;
import org.earshot.measure.CaseReport.Dimension;
import org.earshot.measure.FigureQuery;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which figures are asked for; lives in the address.
 *
 * @param query the question
 */
record FigureFilter(FigureQuery query) {
    private static final int USUAL_DAYS = 30;

    /** Reads an address; what makes no sense is as good as not asked for. */
    static FigureFilter of(Map<String, String> asked, LocalDate today) {
        LocalDate last = earlier(date(asked.get("to"), today), today);
        LocalDate first = earlier(date(asked.get("from"), last.minusDays(USUAL_DAYS - 1L)), last);
        LocalDate longest = last.minusDays(FigureQuery.MOST_DAYS - 1L);
        FigureQuery.Only only = new FigureQuery.Only(
                word(asked, "brand"),
                word(asked, "platform"),
                word(asked, "language"),
                urgency(asked.get("urgency")),
                word(asked, "sentiment"),
                asked.containsKey("topic") ? asked.get("topic") : null);
        LocalDate from = first.isBefore(longest) ? longest : first;
        return new FigureFilter(new FigureQuery(from, last, only, "office".equals(asked.get("clock"))));
    }

    /** Which number's cases an address asks for. */
    static Behind behind(Map<String, String> asked) {
        String number = asked.getOrDefault("n", "");
        return new Behind(Behind.What.of(asked.get("of")), number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0);
    }

    /** The same from one day to another. */
    public FigureFilter days(LocalDate from, LocalDate to) {
        return new FigureFilter(new FigureQuery(from, to, query.only(), query.office()));
    }

    /** Only what is alike in one dimension. */
    FigureFilter narrowed(Dimension by, String key) {
        return new FigureFilter(query.narrowed(only -> by.narrow(only, key)));
    }

    /** The page of these figures. */
    public String address() {
        return address("/figures").encode().build().toUriString();
    }

    /** A table of them as CSV. */
    public String csv(String table) {
        return address("/figures.csv")
                .queryParam("table", table)
                .encode()
                .build()
                .toUriString();
    }

    /** The cases behind a number, as CSV. */
    String csv(Behind behind) {
        return listed("/figures.csv", behind)
                .queryParam("table", "cases")
                .encode()
                .build()
                .toUriString();
    }

    /** The cases behind a number. */
    String cases(Behind behind) {
        return listed("/figures/cases", behind).encode().build().toUriString();
    }

    /** The cases behind a number, after a page of them. */
    String cases(Behind behind, String cursor) {
        return listed("/figures/cases", behind)
                .queryParam("cursor", cursor)
                .encode()
                .build()
                .toUriString();
    }

    private UriComponentsBuilder listed(String path, Behind behind) {
        UriComponentsBuilder address =
                address(path).queryParam("of", behind.what().word());
        return behind.number() == 0 ? address : address.queryParam("n", behind.number());
    }

    private UriComponentsBuilder address(String path) {
        FigureQuery.Only only = query.only();
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "from", query.from().toString());
        add(address, "to", query.to().toString());
        add(address, "brand", only.brand());
        add(address, "platform", only.platform());
        add(address, "language", only.language());
        add(
                address,
                "urgency",
                only.urgency() == null ? null : only.urgency().name().toLowerCase(Locale.ROOT));
        add(address, "sentiment", only.sentiment());
        add(address, "topic", only.topic());
        add(address, "clock", query.office() ? "office" : null);
        return address;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static LocalDate date(@Nullable String asked, LocalDate usual) {
        try {
            LocalDate date = asked == null ? usual : LocalDate.parse(asked);
            return date.getYear() < 1970 || date.getYear() > 9999 ? usual : date;
        } catch (DateTimeException e) {
            return usual;
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Urgency urgency(@Nullable String asked) {
        for (Urgency urgency : Urgency.values()) {
            if (urgency.name().toLowerCase(Locale.ROOT).equals(asked)) {
                return urgency;
            }
        }
        return null;
    }

    private static @Nullable String word(Map<String, String> asked, String name) {
        String word = asked.get(name);
        return word == null || word.isBlank() ? null : org.earshot.mention.Texts.clean(word);
    }
}
