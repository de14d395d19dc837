package org.earshot.console.pages;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.earshot.respond.CaseQuery;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the queue is asked for; lives in the address.
 *
 * @param tab the view
 * @param urgency only these, null for all
 * @param brand only this one, null for all
 * @param order how to sort
 * @param limit how many rows
 * @param cursor where the page before ended, null for the first
 */
record QueueFilter(
        Tab tab,
        @Nullable Urgency urgency,
        @Nullable String brand,
        CaseQuery.Order order,
        int limit,
        @Nullable String cursor) {
    private static final int ROWS = 50;

    /** Reads an address; what makes no sense is as good as not asked for. */
    static QueueFilter of(Map<String, String> asked) {
        Tab tab = Tab.of(asked.get("tab"));
        return new QueueFilter(
                tab,
                word(Urgency.values(), asked.get("urgency")),
                filled(asked.get("brand")),
                order(asked.get("order"), tab),
                limit(asked.get("limit")),
                filled(asked.get("cursor")));
    }

    /** The question for the cases. */
    CaseQuery query(String user) {
        Set<Urgency> urgencies = urgency == null ? Set.of() : Set.of(urgency);
        String assignee = tab == Tab.MINE ? user : null;
        return new CaseQuery(tab.states(), urgencies, brand, assignee, order, limit, cursor);
    }

    /** The same on another tab, from the top. */
    QueueFilter on(Tab other) {
        CaseQuery.Order kept = order == tab.order() ? other.order() : order;
        return new QueueFilter(other, urgency, brand, kept, ROWS, null);
    }

    /** The same from the top. */
    public QueueFilter top() {
        return after(null);
    }

    /** The same behind a page. */
    QueueFilter after(@Nullable String next) {
        return new QueueFilter(tab, urgency, brand, order, ROWS, next);
    }

    /** True where nothing but the tab narrows it. */
    public boolean plain() {
        return urgency == null && brand == null;
    }

    /** The address under a path; leaves out what is usual. */
    public String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "tab", tab == Tab.OPEN ? null : tab.word());
        add(address, "urgency", urgency == null ? null : lower(urgency));
        add(address, "brand", brand);
        add(address, "order", order == tab.order() ? null : lower(order));
        add(address, "cursor", cursor);
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
        return asked == null || asked.isBlank() ? null : asked;
    }

    private static int limit(@Nullable String asked) {
        return asked != null && asked.matches("\\d{1,3}") ? Integer.parseInt(asked) : ROWS;
    }
}
