package org.earshot.know;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.earshot.mention.Forgetting;
import org.earshot.mention.ForgottenTable;
import org.earshot.mention.MentionId;
import org.earshot.mention.Purge;
import org.earshot.respond.CaseJournal;
import org.earshot.respond.ForgottenCaseTable;
import org.earshot.respond.NotAllowed;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets a person in one go: what they said and what was said to them, under which names, and what staff noted. Rows stay where
 * figures count them. What they said until now is not stored again, whichever source brings it; what they say afterwards comes from
 * somebody new.
 */
@Service
public class Erasing {
    private final Customers customers;
    private final Places places;
    private final ForgottenTable mentions;
    private final ForgottenCaseTable cases;
    private final List<Purge> purges;
    private final List<Forgetting> others;
    private final CaseJournal journal;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Erasing(
            Customers customers,
            Places places,
            ForgottenTable mentions,
            ForgottenCaseTable cases,
            List<Purge> purges,
            List<Forgetting> others,
            CaseJournal journal,
            TransactionTemplate transactions,
            Clock clock) {
        this.customers = customers;
        this.places = places;
        this.mentions = mentions;
        this.cases = cases;
        this.purges = List.copyOf(purges);
        this.others = List.copyOf(others);
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Forgets everything about a customer; who may do that is for the caller to check. */
    public Erased erase(long handle, String who) {
        Customer customer =
                customers.find(handle).orElseThrow(() -> new NoSuchElementException("there is no customer " + handle));
        if (customer.erased()) {
            throw new NotAllowed("the customer is erased already");
        }
        Trace trace = java.util.Objects.requireNonNull(transactions.execute(status -> within(customer, who)));
        trace.cases().forEach(journal::changed);
        return new Erased(
                customer.handles().size(),
                trace.mentions().size(),
                trace.cases().size());
    }

    private Trace within(Customer customer, String who) {
        Instant now = clock.instant();
        Trace trace = trace(customer);
        trace.cases().forEach(cases::take);
        List<Long> all = new ArrayList<>(trace.mentions());
        all.addAll(mentions.answersTo(trace.mentions()));
        List<Long> rows = all.stream().distinct().toList();
        for (long id : trace.cases()) {
            cases.sent(id).forEach(sent -> mentions.post(sent, now));
        }
        others.forEach(other -> other.forget(rows, List.copyOf(trace.cases())));
        purges.forEach(purge -> purge.purge(rows));
        List<MentionId> masked = mentions.forget(rows, trace.names(), now);
        masked.forEach(cases::mask);
        trace.cases().forEach(id -> cases.forget(id, who));
        customer.handles().stream().filter(one -> one.erasedAt() == null).forEach(one -> {
            mentions.author(one.platform(), one.key(), now);
            places.erase(one, who, now);
        });
        return trace;
    }

    private Trace trace(Customer customer) {
        Set<Long> said = new LinkedHashSet<>();
        Set<Long> in = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (Handle handle : customer.handles()) {
            said.addAll(mentions.saidBy(handle.platform(), handle.key(), handle.stable()));
            names.add(handle.key());
            for (PastCase past : places.cases(handle)) {
                in.add(past.id());
                names.add(past.customer());
                said.addAll(places.mentions(past.id()));
            }
        }
        names.removeIf(String::isBlank);
        return new Trace(new ArrayList<>(said), new ArrayList<>(in), List.copyOf(names));
    }

    private record Trace(List<Long> mentions, List<Long> cases, List<String> names) {}

    /**
     * What was forgotten.
     *
     * @param handles how many accounts
     * @param mentions how many posts
     * @param cases how many cases
     */
    public record Erased(int handles, int mentions, int cases) {}
}
