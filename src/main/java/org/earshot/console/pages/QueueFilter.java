package org.earshot.console.pages;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.earshot.mention.Texts;
import org.earshot.respond.CaseQuery;
import org.earshot.respond.Narrowing;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the queue is asked for; lives in the address.
 *
 * @param tab the view
 * @param urgency only these, null for all
 * @param narrow the other filters by their name in the address, only those that are set
 * @param age only those so old, null for all
 * @param order how to sort
 * @param limit how many rows
 * @param cursor where the page before ended, null for the first
 * @param older where the page of kind words before ended, null for the first
 */
record QueueFilter(
        Tab tab,
        @Nullable Urgency urgency,
        Map<String, String> narrow,
        @Nullable QueueAge age,
        CaseQuery.Order order,
        int limit,
        @Nullable String cursor,
        @Nullable String older) {
    private static final Set<String> NARROW = Set.of("brand", "platform", "language", "source", "customer", "q");
    private static final int ROWS = 50;
    private static final int LONGEST = 120;

    /** Reads an address; what makes no sense is as good as not asked for. */
    static QueueFilter of(Map<String, String> asked) {
        Tab tab = Tab.of(asked.get("tab"));
        Map<String, String> narrow = new LinkedHashMap<>();
        for (String name : NARROW.stream().sorted().toList()) {
            String value = filled(asked.get(name));
            if (value != null) {
                narrow.put(name, value);
            }
        }
        return new QueueFilter(
                tab,
                word(Urgency.values(), asked.get("urgency")),
                narrow,
                QueueAge.of(asked.get("age")),
                order(asked.get("order"), tab),
                limit(asked.get("limit")),
                filled(asked.get("cursor")),
                tab == Tab.PRAISE ? filled(asked.get("older")) : null);
    }

    /** The question for the cases. */
    CaseQuery query(String user, Instant now) {
        Set<Urgency> urgencies = urgency == null ? Set.of() : Set.of(urgency);
        String assignee = tab == Tab.MINE ? user : null;
        Narrowing narrowing = new Narrowing(
                narrow.get("platform"),
                narrow.get("language"),
                narrow.get("source"),
                narrow.get("customer"),
                narrow.get("q"),
                age == null ? null : age.since(now),
                age == null ? null : age.until(now),
                tab == Tab.PRAISE ? Boolean.TRUE : null);
        return new CaseQuery(tab.states(), urgencies, brand(), assignee, order, limit, cursor, narrowing);
    }

    /** Only cases of this brand, null for all. */
    public @Nullable String brand() {
        return narrow.get("brand");
    }

    /** What one of the other filters is set to, null where it is not. */
    public @Nullable String of(String name) {
        return narrow.get(name);
    }

    /** The same on another tab, from the top. */
    QueueFilter on(Tab other) {
        CaseQuery.Order kept = order == tab.order() ? other.order() : order;
        return new QueueFilter(other, urgency, narrow, age, kept, ROWS, null, null);
    }

    /** The same from the top. */
    public QueueFilter top() {
        return after(null);
    }

    /** The same behind a page. */
    QueueFilter after(@Nullable String next) {
        return new QueueFilter(tab, urgency, narrow, age, order, ROWS, next, null);
    }

    /** The same behind a page of kind words. */
    QueueFilter older(String next) {
        return new QueueFilter(tab, urgency, narrow, age, order, ROWS, null, next);
    }

    /** True where nothing but the tab narrows it. */
    public boolean plain() {
        return urgency == null && narrow.isEmpty() && age == null;
    }

    /** True where a filter is set that stands behind the first row of them. */
    public boolean further() {
        return age != null
                || narrow.keySet().stream().anyMatch(Set.of("platform", "language", "source", "customer")::contains);
    }

    /** The address under a path; leaves out what is usual. */
    public String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "tab", tab == Tab.OPEN ? null : tab.word());
        add(address, "urgency", urgency == null ? null : lower(urgency));
        narrow.forEach((name, value) -> add(address, name, value));
        add(address, "age", age == null ? null : age.word());
        add(address, "order", order == tab.order() ? null : lower(order));
        add(address, "cursor", cursor);
        add(address, "older", older);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static CaseQuery.Order order(@Nullable String asked, Tab tab) {
        CaseQuery.Order order = word(CaseQuery.Order.values(), asked);
        return order == null ? tab.order() : order;
    }

    private static <T extends Enum<T>> @Nullable T word(T[] words, @Nullable String asked) {
        for (T word : words) {
            if (lower(word).equals(asked)) {
                return word;
            }
        }
        return null;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String filled(@Nullable String asked) {
        String clean = asked == null ? "" : Texts.clean(asked);
        return clean.isEmpty() ? null : Texts.cut(clean, LONGEST);
    }

    private static int limit(@Nullable String asked) {
        return asked != null && asked.matches("\\d{1,3}") ? Integer.parseInt(asked) : ROWS;
    }
}
