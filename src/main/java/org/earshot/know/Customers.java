package org.earshot.know;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.earshot.mention.Texts;
import org.earshot.respond.NotAllowed;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Who is who. That two handles are one person is only ever said by a member of staff, and undone by saying the opposite: who belongs
 * together follows from what was said last of each pair, so that undoing brings back exactly what was there before.
 */
@Service
public class Customers {
    private static final int LONGEST = 1000;

    private final HandleTable handles;
    private final LinkTable links;
    private final CustomerCaseTable cases;
    private final Clock clock;

    Customers(HandleTable handles, LinkTable links, CustomerCaseTable cases, Clock clock) {
        this.handles = handles;
        this.links = links;
        this.cases = cases;
        this.clock = clock;
    }

    /** The customer of a case; empty where the platform does not say who wrote. */
    public Optional<Customer> ofCase(long caseId) {
        return cases.account(caseId).map(this::known).map(this::around);
    }

    /** The customer that a handle belongs to. */
    public Optional<Customer> find(long handle) {
        return handles.find(handle).map(this::around);
    }

    /** The handle that a case is about; empty where there is no such case, or it names nobody. */
    public Optional<Handle> handleOf(long caseId) {
        return cases.account(caseId).map(this::known);
    }

    /** The ids of the handles that have or had a name on a platform; more than one where a name changed hands. */
    public List<Long> handlesCalled(String platform, String name) {
        String bare = name.startsWith("@") ? name.substring(1) : name;
        return cases.called(platform, bare.strip()).stream()
                .map(account -> known(account).id())
                .distinct()
                .toList();
    }

    /** What a handle was called last; empty where nothing of it stands any more. */
    public Optional<String> name(Handle handle) {
        return cases.newest(handle, 1).stream().map(PastCase::customer).findFirst();
    }

    /** The newest cases of all handles, newest first. */
    public List<PastCase> cases(Customer customer, int most) {
        return customer.handles().stream()
                .flatMap(handle -> cases.newest(handle, most).stream())
                .sorted(Comparator.comparing(PastCase::openedAt)
                        .thenComparing(PastCase::id)
                        .reversed())
                .limit(most)
                .toList();
    }

    /** Says that two handles are one person. */
    public Customer link(long one, long other, String who, String why) {
        String reason = words(why, "say how you know that they are one person");
        if (one == other || around(need(one)).ids().contains(other)) {
            throw new NotAllowed("these two handles are one customer already");
        }
        return say(pair(one, other), true, who, reason);
    }

    /** Takes back that two handles are one person. */
    public Customer unlink(long one, long other, String who, String why) {
        Link before = pair(one, other);
        if (!before.linked()) {
            throw new NotAllowed("these two handles are not linked");
        }
        return say(before, false, who, words(why, "say why they are not one person"));
    }

    private Customer say(Link before, boolean linked, String who, String why) {
        try {
            links.add(new Link(before.one(), before.other(), before.turn() + 1, linked, who, clock.instant(), why));
        } catch (DuplicateKeyException e) {
            throw new NotAllowed("somebody else was faster; look at the customer again");
        }
        return around(need(before.one()));
    }

    /** What was said last of a pair; of one of which nothing was said, that it is not linked. */
    private Link pair(long first, long second) {
        long one = Math.min(first, second);
        long other = Math.max(first, second);
        if (need(one).erasedAt() != null || need(other).erasedAt() != null) {
            throw new NotAllowed("an erased customer is linked with nobody");
        }
        return links.last(one).stream()
                .filter(link -> link.one() == one && link.other() == other)
                .findFirst()
                .orElseGet(() -> new Link(one, other, -1, false, "", clock.instant(), null));
    }

    private Handle need(long id) {
        return handles.find(id).orElseThrow(() -> new NoSuchElementException("there is no customer " + id));
    }

    private Handle known(Account account) {
        return handles.find(account).orElseGet(() -> {
            try {
                handles.insert(account);
            } catch (DuplicateKeyException e) {
                // another page was faster, and noted the same
            }
            return handles.find(account).orElseThrow();
        });
    }

    /** The ids of all handles of the person whose account this is; empty where nobody ever looked at it. */
    Set<Long> around(Account account) {
        return handles.find(account).map(handle -> reach(handle.id())).orElseGet(Set::of);
    }

    private Set<Long> reach(long from) {
        Set<Long> reached = new LinkedHashSet<>(List.of(from));
        List<Long> next = new ArrayList<>(reached);
        while (!next.isEmpty()) {
            long at = next.remove(next.size() - 1);
            links.last(at).stream()
                    .filter(Link::linked)
                    .map(link -> link.across(at))
                    .filter(reached::add)
                    .forEach(next::add);
        }
        return reached;
    }

    private Customer around(Handle from) {
        TreeMap<Long, Handle> all = new TreeMap<>();
        Set<Link> said = new LinkedHashSet<>();
        for (long id : reach(from.id())) {
            all.put(id, need(id));
            said.addAll(links.last(id));
        }
        return new Customer(all.firstKey(), List.copyOf(all.values()), List.copyOf(said));
    }

    private static String words(String text, String complaint) {
        String clean = Texts.clean(text);
        if (clean.isEmpty()) {
            throw new NotAllowed(complaint);
        }
        return Texts.cut(clean, LONGEST);
    }
}
