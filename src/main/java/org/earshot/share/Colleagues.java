package org.earshot.share;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Who works cases: what they can take, whether they are here, how much they have in hand. Knows everybody who may come in. */
@Service
public class Colleagues {
    private final ColleagueTable table;
    private final TeamTable teams;
    private final GiftTable gifts;
    private final Roster roster;
    private final SharingDay rules;
    private final TransactionTemplate transactions;

    Colleagues(
            ColleagueTable table,
            TeamTable teams,
            GiftTable gifts,
            Roster roster,
            SharingDay rules,
            TransactionTemplate transactions) {
        this.table = table;
        this.teams = teams;
        this.gifts = gifts;
        this.roster = roster;
        this.rules = rules;
        this.transactions = transactions;
    }

    /** Everybody who may come in, by name. */
    public List<Colleague> all() {
        Map<String, Colleague> known = new HashMap<>();
        table.all().forEach(colleague -> known.put(colleague.name(), colleague));
        Map<String, Set<String>> members = teams.members();
        return roster.mayComeIn().stream()
                .map(name -> known.getOrDefault(name, new Colleague(name, Skills.NONE, Presence.NEVER, Set.of())))
                .map(colleague -> in(colleague, members.getOrDefault(colleague.name(), Set.of())))
                .sorted(Comparator.comparing(Colleague::name))
                .toList();
    }

    private static Colleague in(Colleague colleague, Set<String> teams) {
        return new Colleague(colleague.name(), colleague.skills(), colleague.presence(), teams);
    }

    /**
     * The one with a name.
     *
     * @throws NoSuchElementException where nobody who may come in has it
     */
    public Colleague find(String name) {
        return all().stream()
                .filter(colleague -> colleague.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no colleague " + name));
    }

    /** What everybody has in hand now. */
    public List<Hand> hands() {
        Instant now = rules.now();
        SharingRules present = rules.get();
        Map<String, Integer> loads = gifts.loads();
        Map<String, GiftTable.Count> given = gifts.since(rules.today());
        return all().stream()
                .map(who -> {
                    GiftTable.Count count = given.getOrDefault(who.name(), GiftTable.Count.NONE);
                    boolean here = who.presence().state(now, present.awayAfter()) == Presence.State.HERE;
                    return new Hand(who, here, loads.getOrDefault(who.name(), 0), count.cases(), count.abuse());
                })
                .toList();
    }

    /** Now, for whoever says when they come back. */
    public Instant now() {
        return rules.now();
    }

    /** How somebody's presence stands now. */
    public Presence.State state(Colleague colleague) {
        return colleague.presence().state(rules.now(), rules.get().awayAfter());
    }

    /** Says what somebody can take and which teams they are in. */
    public void teach(String name, Skills skills, Set<String> of) {
        find(name);
        known(name);
        Set<String> real = new TreeSet<>(of);
        real.retainAll(teams.all().stream().map(Team::id).toList());
        transactions.executeWithoutResult(status -> {
            table.skills(name, skills);
            teams.join(name, real);
        });
    }

    /** Says that somebody is here. */
    public void here(String name) {
        known(name);
        table.presence(name, new Presence(false, null, rules.now()));
    }

    /** Says that somebody is away, until they say otherwise or that time has come. */
    public void away(String name, @Nullable Instant backAt) {
        known(name);
        table.presence(name, new Presence(true, backAt, rules.now()));
    }

    /** Notes that somebody does something. */
    public void seen(String name) {
        if (!table.seen(name, rules.now())) {
            known(name);
            table.seen(name, rules.now());
        }
    }

    private void known(String name) {
        if (table.find(name).isEmpty()) {
            try {
                table.insert(name);
            } catch (DuplicateKeyException alreadyThere) {
                return;
            }
        }
    }
}
