package org.earshot.share;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.earshot.mention.Texts;
import org.earshot.respond.Case;
import org.earshot.respond.HeldByAnother;
import org.earshot.respond.Holders;
import org.earshot.respond.NotAllowed;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The teams and what is with them. */
@Service
public class Teams {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NOTE = 2_000;

    private final TeamTable table;
    private final Holders holders;
    private final SharingDay rules;

    Teams(TeamTable table, Holders holders, SharingDay rules) {
        this.table = table;
        this.holders = holders;
        this.rules = rules;
    }

    /** All of them, by name. */
    public List<Team> all() {
        return table.all();
    }

    /**
     * The one with an id.
     *
     * @throws NoSuchElementException where there is none
     */
    public Team find(String id) {
        return all().stream()
                .filter(team -> team.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no team " + id));
    }

    /**
     * Adds a team.
     *
     * @throws NotAllowed where the id or the name will not do
     */
    public Team add(String id, String name) {
        Team team = new Team(id.strip(), Texts.clean(name));
        if (!ID.matcher(team.id()).matches()) {
            throw new NotAllowed("a team's word has 1 to 40 of a-z, 0-9 and dash");
        }
        if (team.name().isEmpty() || team.name().length() > LONGEST_NAME) {
            throw new NotAllowed("a team's name has 1 to " + LONGEST_NAME + " characters");
        }
        try {
            table.insert(team);
        } catch (DuplicateKeyException taken) {
            throw new NotAllowed("there is a team " + team.id() + " already");
        }
        return team;
    }

    /** How many cases are with each team and not done, by the team's id. */
    public Map<String, Long> counts() {
        return table.counts();
    }

    /** The cases that are with a team and not done, most urgent first; the first 200. */
    public List<Long> queue(String team) {
        return table.queue(team);
    }

    /** How a case came to the team that it is with; empty where it is with none. */
    public Optional<Handover> of(long caseId) {
        return Optional.ofNullable(table.of(List.of(caseId)).get(caseId));
    }

    /**
     * Hands a case over: nobody holds it any more, and its clock runs on.
     *
     * @param order to whom, with a note
     * @param anyone true for who may take a case from its holder
     * @throws HeldByAnother where somebody else holds it
     */
    public Case hand(long caseId, Order order, boolean anyone) {
        Team team = find(order.team());
        String note = Texts.clean(order.note());
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            throw new NotAllowed("handing over needs a note of 1 to " + LONGEST_NOTE + " characters");
        }
        Instant now = rules.now();
        return holders.handOver(caseId, order.by(), team.name() + ": " + note, before -> {
            String holder = before.assignee();
            if (holder != null && !holder.equals(order.by()) && !anyone) {
                throw new HeldByAnother(caseId, holder);
            }
            table.hand(caseId, new Handover(team.id(), order.by(), now, note));
        });
    }

    /**
     * What somebody wants to be done.
     *
     * @param by who
     * @param team the id of the team that shall have the case
     * @param note what the team must know
     */
    public record Order(String by, String team, String note) {}
}
