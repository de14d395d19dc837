package org.earshot.grant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earshot.configure.Live;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says what was given, what waits, and what a person has left. */
@Service
public class GoodwillBook {
    private final GoodwillTable ledger;
    private final RequestTable requests;
    private final Calendar calendar;
    private final Live<GoodwillPolicy> policy;

    GoodwillBook(GoodwillTable ledger, RequestTable requests, Calendar calendar, Live<GoodwillPolicy> policy) {
        this.ledger = ledger;
        this.requests = requests;
        this.calendar = calendar;
        this.policy = policy;
    }

    /** The kinds and their limits as they are now. */
    public GoodwillPolicy policy() {
        return policy.get();
    }

    /** The present month, on the calendar of the first brand. */
    public Month month() {
        return calendar.now();
    }

    /** The present month of a brand. */
    public Month month(String brand) {
        return calendar.now(brand);
    }

    /** What a person has left of every kind in a month. */
    public List<Left> left(Person person, Month month) {
        Map<String, Given> given = ledger.given(person.name(), month);
        return policy.get().kinds().stream()
                .map(kind -> left(kind.id(), kind.alone(person.role()), given.getOrDefault(kind.id(), Given.NOTHING)))
                .toList();
    }

    private static Left left(String kind, Allowance may, Given given) {
        TreeSet<String> units = new TreeSet<>(may.each().keySet());
        units.addAll(given.amounts().keySet());
        List<Share> shares = new ArrayList<>();
        for (String unit : units) {
            shares.add(new Share(
                    new Amount(given.of(unit), unit),
                    limit(may.total().get(unit), unit),
                    limit(may.each().get(unit), unit)));
        }
        return new Left(kind, may.perMonth(), given.gestures(), shares);
    }

    private static @Nullable Amount limit(@Nullable BigDecimal number, String unit) {
        return number == null ? null : new Amount(number, unit);
    }

    /** The lines of a case, oldest first. */
    public List<Gesture> ofCase(long caseId) {
        return ledger.ofCase(caseId);
    }

    /** The requests of a case, oldest first. */
    public List<Request> requestsOfCase(long caseId) {
        return requests.ofCase(caseId);
    }

    /**
     * The lines of a month, newest first.
     *
     * @param person null for everybody's
     * @param before the id of the last line of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public List<Gesture> ofMonth(Month month, @Nullable String person, long before, int most) {
        return ledger.ofMonth(month, person, before, most);
    }

    /** What waits for a yes, oldest first; of one person or, for null, of all. */
    public List<Request> waiting(@Nullable String person, int most) {
        return requests.waiting(person, most);
    }

    /** How many wait for a yes. */
    public long waiting() {
        return requests.waiting();
    }

    /** A request with this id. */
    public Optional<Request> request(long id) {
        return requests.find(id);
    }

    /** What a list of lines adds up to, each unit by itself. */
    public static Map<String, Amount> sums(List<Gesture> lines) {
        Map<String, Amount> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(
                line.amount().unit(),
                line.amount(),
                (one, other) -> new Amount(one.number().add(other.number()), one.unit())));
        return sums;
    }

    /**
     * What a person has left of a kind.
     *
     * @param kind of goodwill
     * @param most gestures in a month
     * @param given gestures so far
     * @param shares by unit
     */
    public record Left(String kind, int most, int given, List<Share> shares) {
        /** Copies the shares. */
        public Left {
            shares = List.copyOf(shares);
        }

        /** How many gestures are left; never below zero, though limits may have been lowered. */
        public int left() {
            return Math.max(0, most - given);
        }
    }

    /**
     * A unit of a kind.
     *
     * @param given so far
     * @param total up to which one may come in a month, null for no limit
     * @param below which a single gesture must stay, null where none may be made alone
     */
    public record Share(
            Amount given, @Nullable Amount total, @Nullable Amount below) {}
}
