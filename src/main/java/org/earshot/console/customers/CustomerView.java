package org.earshot.console.customers;

import java.util.List;
import org.earshot.console.pages.Moment;
import org.earshot.know.CustomerNote;
import org.jspecify.annotations.Nullable;

/**
 * A customer, ready to be written.
 *
 * @param id of the customer
 * @param at the handle that notes and links of this page begin from
 * @param caseId the case beside which it stands, null on a page of its own
 * @param name what they were called last
 * @param handles their accounts
 * @param cases their newest cases
 * @param further true where there are more
 * @param links what staff said of their handles
 * @param notes what staff noted
 * @param block what blocks them, null for nothing
 * @param erased when they were erased, null for never
 * @param may what the reader may do
 */
record CustomerView(
        long id,
        long at,
        @Nullable Long caseId,
        String name,
        List<Account> handles,
        List<Past> cases,
        boolean further,
        List<Tie> links,
        List<Noted> notes,
        @Nullable Blocked block,
        @Nullable Moment erased,
        May may) {
    /** Copies its lists. */
    CustomerView {
        handles = List.copyOf(handles);
        cases = List.copyOf(cases);
        links = List.copyOf(links);
        notes = List.copyOf(notes);
    }

    /** The links that hold. */
    public List<Tie> standing() {
        return links.stream().filter(Tie::linked).toList();
    }

    /** One account. */
    record Account(long id, String platform, String name) {}

    /** One of their cases. */
    record Past(
            long id,
            String platform,
            String customer,
            String state,
            String urgency,
            @Nullable String outcome,
            Moment opened,
            String brand) {}

    /** What was said of two handles last. */
    record Tie(
            Account one,
            Account other,
            boolean linked,
            String who,
            Moment at,
            @Nullable String why) {}

    /** A note with its earlier versions. */
    record Noted(CustomerNote now, Moment at, List<Before> before) {}

    /** An earlier version. */
    record Before(String text, String who, Moment at) {}

    /** What blocks a customer. */
    record Blocked(
            @Nullable String reason,
            String who,
            Moment at,
            @Nullable Moment until) {}

    /** What the reader may do. */
    record May(boolean blockLong, boolean erase) {}
}
