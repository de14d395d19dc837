package org.earshot.console.customers;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.know.Block;
import org.earshot.know.Blocks;
import org.earshot.know.Customer;
import org.earshot.know.CustomerNote;
import org.earshot.know.CustomerNotes;
import org.earshot.know.Customers;
import org.earshot.know.Handle;
import org.earshot.know.Link;
import org.earshot.know.PastCase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what is shown of a customer, beside a case and on a page of its own. */
@Component
class CustomerDesk {
    private static final int BESIDE = 5;
    private static final int WHOLE = 500;

    private final Customers customers;
    private final CustomerNotes notes;
    private final Blocks blocks;
    private final Wording wording;

    CustomerDesk(Customers customers, CustomerNotes notes, Blocks blocks, Wording wording) {
        this.customers = customers;
        this.notes = notes;
        this.blocks = blocks;
        this.wording = wording;
    }

    Customer find(long id) {
        return customers.find(id).orElseThrow(() -> new NoSuchElementException("there is no customer " + id));
    }

    /** The customer with the whole history. */
    CustomerView whole(long id, Staff reader) {
        return view(find(id), id, null, reader);
    }

    /** The customer beside one of their cases. */
    CustomerView beside(Customer customer, long caseId, Staff reader) {
        long at = customers.handleOf(caseId).map(Handle::id).orElse(customer.id());
        return view(customer, at, caseId, reader);
    }

    private CustomerView view(Customer customer, long at, @Nullable Long caseId, Staff reader) {
        ZoneId zone = wording.zone();
        List<PastCase> cases = customers.cases(customer, caseId == null ? WHOLE + 1 : BESIDE + 2);
        Map<Long, CustomerView.Account> accounts = accounts(customer);
        List<PastCase> shown = cases.stream()
                .filter(past -> caseId == null || past.id() != caseId)
                .limit(caseId == null ? WHOLE : BESIDE)
                .toList();
        return new CustomerView(
                customer.id(),
                at,
                caseId,
                Objects.requireNonNull(accounts.get(at)).name(),
                customer.ids().stream().map(accounts::get).toList(),
                shown.stream().map(past -> past(past, zone)).toList(),
                cases.size() > shown.size(),
                customer.links().stream().map(link -> tie(link, accounts, zone)).toList(),
                notes.of(customer).stream().map(note -> noted(note, zone)).toList(),
                blocks.of(customer).map(block -> blocked(block, zone)).orElse(null),
                erased(customer, zone),
                new CustomerView.May(reader.supervisor(), reader.admin()));
    }

    private Map<Long, CustomerView.Account> accounts(Customer customer) {
        Map<Long, CustomerView.Account> accounts = new HashMap<>();
        customer.handles().forEach(handle -> accounts.put(handle.id(), account(handle)));
        for (Link link : customer.links()) {
            for (long end : List.of(link.one(), link.other())) {
                accounts.computeIfAbsent(end, id -> account(other(id)));
            }
        }
        return accounts;
    }

    private Handle other(long id) {
        return find(id).handles().stream()
                .filter(handle -> handle.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private CustomerView.Account account(Handle handle) {
        String name = customers.name(handle).map(known -> "@" + known).orElseGet(() -> wording.say("people.nameless"));
        return new CustomerView.Account(handle.id(), wording.platform(handle.platform()), name);
    }

    private CustomerView.Past past(PastCase past, ZoneId zone) {
        String outcome = past.outcome();
        return new CustomerView.Past(
                past.id(),
                wording.platform(past.platform()),
                past.customer(),
                past.word(),
                past.urgency().name().toLowerCase(java.util.Locale.ROOT),
                outcome == null ? null : wording.sayOr("outcome." + outcome, outcome),
                wording.past(past.openedAt(), zone),
                wording.brand(past.brand()));
    }

    private CustomerView.Tie tie(Link link, Map<Long, CustomerView.Account> accounts, ZoneId zone) {
        return new CustomerView.Tie(
                Objects.requireNonNull(accounts.get(link.one())),
                Objects.requireNonNull(accounts.get(link.other())),
                link.linked(),
                link.who(),
                wording.past(link.at(), zone),
                link.why());
    }

    private CustomerView.Noted noted(CustomerNote.History note, ZoneId zone) {
        return new CustomerView.Noted(
                note.now(),
                wording.past(note.now().at(), zone),
                note.before().stream()
                        .filter(before -> before.text() != null)
                        .map(before -> new CustomerView.Before(
                                String.valueOf(before.text()), before.who(), wording.past(before.at(), zone)))
                        .toList());
    }

    private CustomerView.Blocked blocked(Block block, ZoneId zone) {
        return new CustomerView.Blocked(
                block.reason(),
                block.who(),
                wording.past(block.at(), zone),
                block.until() == null ? null : wording.coming(block.until(), zone));
    }

    private @Nullable Moment erased(Customer customer, ZoneId zone) {
        return customer.erased()
                ? wording.past(Objects.requireNonNull(customer.handles().get(0).erasedAt()), zone)
                : null;
    }
}
